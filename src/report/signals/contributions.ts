/** What contributes most to a signal: the configurations or queues that hold most of a count, or of a difference from what is usual. */
import type { TallyCount } from '../../metrics/cube/cube.ts';
import { median } from '../../metrics/kpis/statistics.ts';
import { GROUPED_BY, type GroupedBy, type ScopeGroup, type SignalScopes } from './scope-groups.ts';
import { type Changed, differenceShares } from './shares.ts';
import type { Contribution } from './signal.ts';
import { weeklyMedian } from './usual-value.ts';
import { MIN_WEEKS, sampleOf, type Watched } from './watched.ts';

const MAX_LISTED = 3;

/** A value of a column, with its part of a count. */
export interface CountedKey {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  readonly usual: number | null;
}

/** Each part of a count, most first; none where it is 0. */
export function countContributions(column: GroupedBy, parts: readonly CountedKey[]): Contribution[] {
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return [];
  return ranked(parts.map(({ key, name, count, usual }) => ({ column, key, name, value: count, share: count / total, usual })));
}

/** Each part of how far a watched value lies from what it usually is, most first; none where it lies there, or nothing tells. */
export function differenceContributions(column: GroupedBy, groups: readonly ScopeGroup[], watched: Watched): Contribution[] {
  const shares = differenceShares(groups.map((group) => changedOf(group, watched)));
  if (shares === null) return [];
  return ranked(groups.map((group, i) => ({ column, ...ownOf(group, watched), share: shares[i] ?? 0 })));
}

/** By configuration or by queue, at most three: by configuration unless only a queue holds more than half, and by what has more than one value at all. */
export function mostOf(all: readonly (readonly Contribution[])[]): readonly Contribution[] {
  const several = all.filter((one) => one.length > 1);
  const [first = []] = several.length > 0 ? several : all.filter((one) => one.length > 0);
  const found = several.find((one) => leaderOf(one) !== undefined) ?? first;
  return found.filter(({ share }) => share > 0).slice(0, MAX_LISTED);
}

/** The one that holds more than half; undefined where none does. */
export function leaderOf([first]: readonly Contribution[]): Contribution | undefined {
  return first !== undefined && first.share > 0.5 ? first : undefined;
}

/** Who contributes most to a count of the tally. */
export function mostOfCount({ groups }: SignalScopes, count: TallyCount): readonly Contribution[] {
  return mostOf(
    GROUPED_BY.map((column) => {
      const parts = groups[column].map(({ key, name, today, weeks }) => {
        return { key, name, count: today[count], usual: weeklyMedian(weeks, count) };
      });
      return countContributions(column, parts);
    }),
  );
}

/** Who contributes most to breaches of a rule, by the name that `breaches` gives them; what is usual of them is not known. */
export function mostOfBreaches({ groups, breaches }: SignalScopes, rule: string): readonly Contribution[] {
  const counts = breaches.get(rule) ?? [];
  return mostOf(
    GROUPED_BY.map((column) => {
      const own = (key: string) => counts.filter(({ scope }) => scope[column] === key).reduce((sum, { count }) => sum + count, 0);
      return countContributions(
        column,
        groups[column].map(({ key, name }) => ({ key, name, count: own(key), usual: null })),
      );
    }),
  );
}

/** Who contributes most to an anomaly; none where the sums of the weekdays lie on the other side than their median. */
export function mostOfDifference({ groups }: SignalScopes, watched: Watched, isAbove: boolean): readonly Contribution[] {
  return mostOf(
    GROUPED_BY.map((column) => {
      const changes = groups[column].map((group) => changedOf(group, watched));
      return isSameSide(changes, isAbove) ? differenceContributions(column, groups[column], watched) : [];
    }),
  );
}

function isSameSide(changes: readonly Changed[], isAbove: boolean): boolean {
  const whole = (side: 'now' | 'usual') => {
    const numerator = changes.reduce((sum, change) => sum + change[side].numerator, 0);
    return numerator / (changes.reduce((sum, change) => sum + (change[side].denominator ?? 0), 0) || 1);
  };
  return whole('now') > whole('usual') === isAbove;
}

/** A count a day, of a rate the sums. */
function changedOf({ today, weeks }: ScopeGroup, { of, by }: Watched): Changed {
  const sum = (count: TallyCount) => weeks.reduce((total, { tally }) => total + tally[count], 0);
  return {
    now: { numerator: today[of], denominator: by === null ? null : today[by] },
    usual: by === null ? { numerator: sum(of) / (weeks.length || 1), denominator: null } : { numerator: sum(of), denominator: sum(by) },
  };
}

/** Its own count or rate of today, and the median of its weekdays; a rate of however few. */
function ownOf({ key, name, today, weeks }: ScopeGroup, watched: Watched): Pick<Contribution, 'key' | 'name' | 'value' | 'usual'> {
  const any = { ...watched, min: 1 };
  const usual = weeks.flatMap(({ tally }) => sampleOf(any, tally)?.value ?? []);
  return { key, name, value: sampleOf(any, today)?.value ?? null, usual: usual.length < MIN_WEEKS ? null : median(usual) };
}

function ranked(contributions: readonly Contribution[]): Contribution[] {
  return contributions.toSorted((a, b) => b.share - a.share || (a.key < b.key ? -1 : 1));
}
