/** Loads the tallies of the days before a day: heads only, so eight weeks are one cheap scan. */

import type { QuarterLists } from '../history/quarters/quarter-store.ts';
import { type Coverage, isCovered } from '../history/state/coverage.ts';
import { mergeTallies } from '../metrics/cube/cube.ts';
import type { Scope } from '../metrics/fact/fact.ts';
import { type ScopePart, TREND_DAYS, type TrendDay } from '../report/comparison/trend.ts';
import { daysBefore } from '../time/days-before.ts';
import type { Period } from '../time/local-day.ts';
import { isWhole } from './is-whole.ts';

/** One earlier day, and what its counts are summed by. */
interface Earlier extends Period {
  readonly daysBefore: number;
  readonly keyOf: (scope: Scope) => string;
  /** What there is of each key, the scopes that it stands for. */
  readonly scopes: Map<string, ScopePart['scope']>;
}

/**
 * The earlier days that have been read whole, and of which all can be read, newest first; a day without deliveries counts as one with none. The same
 * weekdays by configuration and queue too: one sum each, the others one a day. @throws StoreError
 */
export async function loadTrend(
  quarters: QuarterLists,
  day: Period,
  coverage: Coverage,
  keep: (scope: Scope) => boolean,
): Promise<TrendDay[]> {
  const earlier = daysBefore(day.fromMs, day.zone, TREND_DAYS).map((one, i) => earlierDay(one, i + 1));
  const days = earlier.filter(({ fromMs, toMs }) => isCovered(coverage, [fromMs, toMs]));
  const [newest, oldest] = [days[0], days.at(-1)];
  if (newest === undefined || oldest === undefined) return [];
  const tallies = await quarters.sumTallies(oldest.fromMs, newest.toMs, (quarterMs) => {
    const keyOf = days.find(({ fromMs, toMs }) => fromMs <= quarterMs && quarterMs < toMs)?.keyOf;
    return (scope) => (keep(scope) ? keyOf?.(scope) : undefined);
  });
  return days
    .filter((one) => isWhole(quarters, one))
    .map(({ from, daysBefore, scopes }) => {
      const parts = Array.from(scopes, ([key, scope]) => ({ scope, tally: tallies.get(key) })).flatMap(({ scope, tally }) =>
        tally === undefined ? [] : [{ scope, tally }],
      );
      const tally = mergeTallies(parts.map((part) => part.tally));
      return { date: from, daysBefore, tally, ...(isSameWeekday(daysBefore) && { parts }) };
    });
}

function isSameWeekday(daysBefore: number): boolean {
  return daysBefore % 7 === 0;
}

function earlierDay(day: Period, daysBefore: number): Earlier {
  const scopes: Earlier['scopes'] = new Map();
  const isSplit = isSameWeekday(daysBefore);
  const keyOf = ({ configuration, queue }: Scope) => {
    const key = isSplit ? JSON.stringify([day.from, configuration, queue]) : day.from;
    if (!scopes.has(key)) scopes.set(key, { configuration, queue });
    return key;
  };
  return { ...day, daysBefore, keyOf, scopes };
}
