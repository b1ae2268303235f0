/** The counts of each configuration and of each queue, today and on the same weekdays before: what contributions are made of. */
import type { ScopeCount } from '../../metrics/contacts/scope-counts.ts';
import { EMPTY_TALLY, mergeTallies, type Tally } from '../../metrics/cube/cube.ts';
import type { ScopePart, TrendDay } from '../comparison/trend.ts';
import { NOT_GIVEN } from '../lists.ts';
import { weeksOf } from './anomalies.ts';

/** What a signal is told by. */
export const GROUPED_BY = ['configuration', 'queue'] as const;
export type GroupedBy = (typeof GROUPED_BY)[number];

/** One configuration, or one queue. */
export interface ScopeGroup {
  /** The stored value, "" = not given. */
  readonly key: string;
  readonly name: string;
  readonly today: Tally;
  /** Its days among the same weekdays that have been read; a day without a delivery of its own is one of zeros. */
  readonly weeks: readonly TrendDay[];
}

/** Everything of a report's day that signals need beside the report itself. */
export interface SignalScopes {
  readonly groups: Readonly<Record<GroupedBy, readonly ScopeGroup[]>>;
  /** The days before, in the scope of the report. */
  readonly trend: readonly TrendDay[];
  /** Attempts over each cap by its id, and attempts after a wish. */
  readonly breaches: ReadonlyMap<string, readonly ScopeCount[]>;
}

/** What `breaches` calls the attempts after a wish not to be called. */
export const AFTER_WISH = 'afterDoNotContact';

/** What it calls those over a cap, by its id. */
export function breachesOf(cap: string): string {
  return `cap ${cap}`;
}

/** Where nothing is known by scope. */
export const NO_SCOPES: SignalScopes = { groups: { configuration: [], queue: [] }, trend: [], breaches: new Map() };

/** One group a value that there was today or on one of the weekdays. */
export function scopeGroups(
  column: GroupedBy,
  today: readonly ScopePart[],
  trend: readonly TrendDay[],
  nameOf: (key: string) => string,
): ScopeGroup[] {
  const own = talliesBy(column, today);
  const weeks = weeksOf(trend).map((day) => ({ ...day, parts: talliesBy(column, day.parts ?? []) }));
  const keys = new Set([...own.keys(), ...weeks.flatMap(({ parts }) => [...parts.keys()])]);
  return Array.from(keys, (key) => ({
    key,
    name: nameInList(key, nameOf),
    today: own.get(key) ?? EMPTY_TALLY,
    weeks: weeks.map(({ date, daysBefore, parts }) => ({ date, daysBefore, tally: parts.get(key) ?? EMPTY_TALLY })),
  }));
}

/** As lists name it. */
export function nameInList(key: string, nameOf: (key: string) => string): string {
  return key === '' ? NOT_GIVEN : nameOf(key);
}

function talliesBy(column: GroupedBy, parts: readonly ScopePart[]): ReadonlyMap<string, Tally> {
  const grouped = Map.groupBy(parts, ({ scope }) => scope[column]);
  return new Map(Array.from(grouped, ([key, group]) => [key, sumOf(group)]));
}

/** Most queues are in one configuration alone: there is nothing to sum then. */
function sumOf(group: readonly ScopePart[]): Tally {
  const [first, ...others] = group;
  return first !== undefined && others.length === 0 ? first.tally : mergeTallies(group.map(({ tally }) => tally));
}
