/** How unusual each configuration and queue is: by what is held against the same weekdays, and by the signals that name it. */
import { median } from '../../metrics/kpis/statistics.ts';
import type { QueueItem, UsualOfItem } from '../list-model.ts';
import { LIVE_RATES } from '../live.ts';
import { scoreOf } from './anomalies.ts';
import type { GroupedBy, ScopeGroup } from './scope-groups.ts';
import type { Severity, Signal } from './signal.ts';
import { LEAST_USUAL_CALLS, weeklyMedian } from './usual-value.ts';
import { MIN_WEEKS, sampleOf, WATCHED, type Watched } from './watched.ts';

// A campaign is smaller than the whole: the normal curve describes its counts from about ten on.
const LEAST: Readonly<Record<string, number>> = { deliveries: 10, [LIVE_RATES.low]: LEAST_USUAL_CALLS };
const OF_ITEMS: readonly Watched[] = WATCHED.flatMap((watched) => {
  const min = LEAST[watched.id];
  return min === undefined ? [] : [{ ...watched, min }];
});
/** What a signal counts as, in standard deviations: one to act on as much as a value that hardly happens by chance. */
const WEIGHT: Readonly<Record<Severity, number>> = { urgent: 4, possible: 2, change: 0 };

export interface UnusualParts {
  readonly column: GroupedBy;
  readonly groups: readonly ScopeGroup[];
  readonly signals: readonly Signal[];
  /** Whether the day's numbers can be held against other days: not while they can still change. */
  readonly isWatched: boolean;
}

/** The items in their order, each with what is usual and how unusual it is. */
export function unusualItems<Item extends QueueItem>(
  items: readonly Item[],
  { column, groups, signals, isWatched }: UnusualParts,
): (Item & Required<Pick<QueueItem, 'usual' | 'unusual'>>)[] {
  const byKey = new Map(groups.map((group) => [group.key, group]));
  return items.map((item) => {
    const group = byKey.get(item.key);
    const named = signals.filter(({ opens }) => opens?.scope[column] === item.key);
    // One a kind: deliveries, attempts and calls mostly rise and fall together.
    const kinds = new Map(named.map(({ kind, severity }) => [kind, WEIGHT[severity]]));
    const weight = [...kinds.values()].reduce((sum, one) => sum + one, 0);
    return { ...item, usual: usualOf(group), unusual: weight + (isWatched && group !== undefined ? distanceOf(group) : 0) };
  });
}

/** An item that only waits has no group: nothing of it was finished on any of the days. */
function usualOf(group: ScopeGroup | undefined): UsualOfItem {
  const weeks = group?.weeks ?? [];
  return { deliveries: weeklyMedian(weeks, 'deliveries'), live: usualLive(weeks), weeks: weeks.length };
}

function usualLive(weeks: ScopeGroup['weeks']): number | null {
  const live = OF_ITEMS.find(({ by }) => by !== null);
  const rates = live === undefined ? [] : weeks.flatMap(({ tally }) => sampleOf(live, tally)?.value ?? []);
  return rates.length < MIN_WEEKS ? null : median(rates);
}

/** Standard deviations from what is usual, of what lies farthest; 0 where nothing can be told. */
function distanceOf({ today, weeks }: ScopeGroup): number {
  return Math.max(0, ...OF_ITEMS.map((watched) => Math.abs(scoreOf(watched, today, weeks) ?? 0)));
}
