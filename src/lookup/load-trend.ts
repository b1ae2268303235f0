/** Loads the tallies of the days before a day: heads only, so eight weeks are one cheap scan. */

import type { QuarterLists } from '../history/quarters/quarter-store.ts';
import { type Coverage, isCovered } from '../history/state/coverage.ts';
import { EMPTY_TALLY } from '../metrics/cube/cube.ts';
import type { Scope } from '../metrics/fact/fact.ts';
import { TREND_DAYS, type TrendDay } from '../report/comparison/trend.ts';
import { daysBefore } from '../time/days-before.ts';
import type { Period } from '../time/local-day.ts';
import { isWhole } from './is-whole.ts';

/** The earlier days that have been read whole, and of which all can be read, newest first; a day without deliveries counts as one with none. @throws StoreError */
export async function loadTrend(
  quarters: QuarterLists,
  day: Period,
  coverage: Coverage,
  keep: (scope: Scope) => boolean,
): Promise<TrendDay[]> {
  const earlier = daysBefore(day.fromMs, day.zone, TREND_DAYS).map((one, i) => ({ ...one, daysBefore: i + 1 }));
  const days = earlier.filter(({ fromMs, toMs }) => isCovered(coverage, [fromMs, toMs]));
  const [newest, oldest] = [days[0], days.at(-1)];
  if (newest === undefined || oldest === undefined) return [];
  const tallies = await quarters.sumTallies(oldest.fromMs, newest.toMs, (quarterMs) => {
    const date = days.find(({ fromMs, toMs }) => fromMs <= quarterMs && quarterMs < toMs)?.from;
    return (scope) => (keep(scope) ? date : undefined);
  });
  return days
    .filter((one) => isWhole(quarters, one))
    .map(({ from, daysBefore }) => ({ date: from, daysBefore, tally: tallies.get(from) ?? EMPTY_TALLY }));
}
