/** Loads the tallies of the days of a trend, summed as they are read. */
import type { QuarterLists } from '../history/quarters/quarter-store.ts';
import { type Coverage, isCovered } from '../history/state/coverage.ts';
import { mergeTallies } from '../metrics/cube/cube.ts';
import type { Scope } from '../metrics/fact/fact.ts';
import { ITEM_DAYS } from '../report/comparison/item-days.ts';
import { type CountedDay, type ScopePart, TREND_DAYS, type TrendDay } from '../report/comparison/trend.ts';
import { trendDays } from '../report/comparison/trend-points.ts';
import { daysBefore } from '../time/days-before.ts';
import { QUARTER_MS } from '../time/lengths.ts';
import type { Period } from '../time/local-day.ts';
import { isWhole } from './is-whole.ts';

/** One day, and what its counts are summed by. */
interface Wanted extends Period {
  readonly keyOf: (scope: Scope) => string;
  /** What there is of each key, the scopes that it stands for. */
  readonly scopes: Map<string, ScopePart['scope']>;
  readonly isSplit: boolean;
}

/**
 * The earlier days that have been read whole, and of which all can be read, newest first; a day without deliveries counts as one with none. The same
 * weekdays and the last two weeks by configuration and queue too: one sum each, the others one a day. @throws StoreError
 */
export async function loadTrend(
  quarters: QuarterLists,
  day: Period,
  coverage: Coverage,
  keep: (scope: Scope) => boolean,
): Promise<TrendDay[]> {
  const earlier = daysBefore(day.fromMs, day.zone, TREND_DAYS);
  const isSplit = (before: number) => before % 7 === 0 || before < ITEM_DAYS;
  const counted = await loadDays(
    quarters,
    earlier.map((one, i) => wantedDay(one, isSplit(i + 1))),
    coverage,
    keep,
  );
  const places = new Map(earlier.map(({ from }, i) => [from, i + 1]));
  return counted.map((one) => ({ ...one, daysBefore: places.get(one.date) ?? 0 }));
}

/** The same of the days of a period of several, its own among them; the last two weeks by configuration and queue too. @throws StoreError */
export function loadPeriodTrend(
  quarters: QuarterLists,
  period: Period,
  coverage: Coverage,
  keep: (scope: Scope) => boolean,
): Promise<CountedDay[]> {
  const days = trendDays(period).toReversed();
  return loadDays(
    quarters,
    days.map((one, i) => wantedDay(one, i < ITEM_DAYS)),
    coverage,
    keep,
  );
}

/** Days one after the other, newest first. */
async function loadDays(
  quarters: QuarterLists,
  wanted: readonly Wanted[],
  coverage: Coverage,
  keep: (scope: Scope) => boolean,
): Promise<CountedDay[]> {
  const days = wanted.filter(({ fromMs, toMs }) => isCovered(coverage, [fromMs, toMs]));
  const [newest, oldest] = [days[0], days.at(-1)];
  if (newest === undefined || oldest === undefined) return [];
  const keyOfQuarter = new Map(days.flatMap((day) => quartersOf(day).map((quarterMs) => [quarterMs, day.keyOf])));
  const tallies = await quarters.sumTallies(oldest.fromMs, newest.toMs, (quarterMs) => {
    const keyOf = keyOfQuarter.get(quarterMs);
    return (scope) => (keep(scope) ? keyOf?.(scope) : undefined);
  });
  return days
    .filter((one) => isWhole(quarters, one))
    .map(({ from, scopes, isSplit }) => {
      const parts = Array.from(scopes, ([key, scope]) => ({ scope, tally: tallies.get(key) })).flatMap(({ scope, tally }) =>
        tally === undefined ? [] : [{ scope, tally }],
      );
      return { date: from, tally: mergeTallies(parts.map(({ tally }) => tally)), ...(isSplit && { parts }) };
    });
}

function quartersOf({ fromMs, toMs }: Period): readonly number[] {
  return Array.from({ length: (toMs - fromMs) / QUARTER_MS }, (_, i) => fromMs + i * QUARTER_MS);
}

/** The key, with the scope that it stands for noted. */
function keyed(scopes: Wanted['scopes'], key: string, { configuration, queue }: Scope): string {
  if (!scopes.has(key)) scopes.set(key, { configuration, queue });
  return key;
}

function wantedDay(day: Period, isSplit: boolean): Wanted {
  const scopes: Wanted['scopes'] = new Map();
  if (!isSplit) return { ...day, scopes, isSplit, keyOf: (scope) => keyed(scopes, day.from, scope) };
  // Asked for each cell of each quarter hour: a key takes long to write.
  const keys = new Map<string, Map<string, string>>();
  const keyOf = (scope: Scope) => {
    const ofConfiguration = keys.get(scope.configuration) ?? new Map<string, string>();
    const known = ofConfiguration.get(scope.queue);
    if (known !== undefined) return known;
    const key = keyed(scopes, JSON.stringify([day.from, scope.configuration, scope.queue]), scope);
    keys.set(scope.configuration, ofConfiguration.set(scope.queue, key));
    return key;
  };
  return { ...day, scopes, isSplit, keyOf };
}
