/** Loads the tallies of the days of a trend, all in one sum of days and scopes. */
import { type Coverage, isCovered } from '../history/state/coverage.ts';
import { mergeTallies } from '../metrics/cube/cube.ts';
import type { Scope } from '../metrics/fact/fact.ts';
import { ITEM_DAYS } from '../report/comparison/item-days.ts';
import { type CountedDay, type ScopePart, TREND_DAYS, type TrendDay } from '../report/comparison/trend.ts';
import { trendDays } from '../report/comparison/trend-points.ts';
import { daysBefore } from '../time/days-before.ts';
import type { Period } from '../time/local-day.ts';
import { isWhole } from './is-whole.ts';
import type { ReportLists, TallyPart } from './loaded/report-lists.ts';

/** One day, and whether it is wanted by configuration and queue too. */
interface Wanted extends Period {
  readonly isSplit: boolean;
}

/**
 * The earlier days that have been read whole, and of which all can be read, newest first; a day without deliveries counts as one with none. The same
 * weekdays and the last two weeks by configuration and queue too. @throws StoreError
 */
export async function loadTrend(
  quarters: ReportLists,
  day: Period,
  coverage: Coverage,
  keep: (scope: Scope) => boolean,
): Promise<TrendDay[]> {
  const earlier = daysBefore(day.fromMs, day.zone, TREND_DAYS);
  const isSplit = (before: number) => before % 7 === 0 || before < ITEM_DAYS;
  const counted = await loadDays(
    quarters,
    earlier.map((one, i) => ({ ...one, isSplit: isSplit(i + 1) })),
    coverage,
    keep,
  );
  const places = new Map(earlier.map(({ from }, i) => [from, i + 1]));
  return counted.map((one) => ({ ...one, daysBefore: places.get(one.date) ?? 0 }));
}

/** The same of the days of a period of several, its own among them; the last two weeks by configuration and queue too. @throws StoreError */
export function loadPeriodTrend(
  quarters: ReportLists,
  period: Period,
  coverage: Coverage,
  keep: (scope: Scope) => boolean,
): Promise<CountedDay[]> {
  const days = trendDays(period).toReversed();
  return loadDays(
    quarters,
    days.map((one, i) => ({ ...one, isSplit: i < ITEM_DAYS })),
    coverage,
    keep,
  );
}

/** Days one after the other, newest first. */
async function loadDays(
  quarters: ReportLists,
  wanted: readonly Wanted[],
  coverage: Coverage,
  keep: (scope: Scope) => boolean,
): Promise<CountedDay[]> {
  const days = wanted.filter(({ fromMs, toMs }) => isCovered(coverage, [fromMs, toMs])).toReversed();
  const parts = Map.groupBy(
    (await quarters.listParts(days)).filter(({ scope }) => keep(scope)),
    ({ span }) => span,
  );
  return days
    .map((day, span) => ({ day, own: parts.get(span) ?? [] }))
    .filter(({ day }) => isWhole(quarters, day))
    .map(({ day, own }) => ({
      date: day.from,
      tally: mergeTallies(own.map(({ tally }) => tally)),
      ...(day.isSplit && { parts: byConfigurationAndQueue(own) }),
    }))
    .toReversed();
}

function byConfigurationAndQueue(parts: readonly TallyPart[]): ScopePart[] {
  const byQueues = Map.groupBy(parts, ({ scope }) => scope.configuration).values();
  return [...byQueues].flatMap((own) =>
    Array.from(
      Map.groupBy(own, ({ scope }) => scope.queue),
      ([queue, same]) => ({
        scope: { configuration: same[0]?.scope.configuration ?? '', queue },
        tally: mergeTallies(same.map(({ tally }) => tally)),
      }),
    ),
  );
}
