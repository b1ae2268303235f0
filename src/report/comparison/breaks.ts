/** Changes of the rules by which rows are filed, and the comparisons that cross them. */
import { DAY_MS } from '../../time/lengths.ts';
import type { Period } from '../../time/local-day.ts';
import type { Break } from './comparison-model.ts';
import type { TrendDay } from './trend.ts';

/** The rules had this number from an instant on (UTC epoch milliseconds). */
export interface RuleChange {
  readonly atMs: number;
  readonly number: number;
}

/** What is compared, by when it begins. */
export interface ComparedSpans {
  readonly period: Period;
  /** First instant of the period before, UTC epoch milliseconds. */
  readonly beforeFromMs: number | null;
  readonly trend: readonly TrendDay[];
}

/** The changes within the time that is compared, with what crosses each; a day is taken for 24 hours here, for nothing hangs on the hour. */
export function breaksOf(changes: readonly RuleChange[], { period, beforeFromMs, trend }: ComparedSpans): Break[] {
  const spans: readonly (readonly [Break['crosses'][number], number | null])[] = [
    ['before', beforeFromMs],
    ['mean7', startOf(trend, period, 7)],
    ['mean28', startOf(trend, period, 28)],
    ['anomalies', startOf(trend, period, Number.POSITIVE_INFINITY)],
  ];
  return changes.flatMap(({ atMs, number }) => {
    const crosses = spans.flatMap(([name, fromMs]) => (fromMs !== null && fromMs < atMs && atMs < period.toMs ? [name] : []));
    return crosses.length === 0 ? [] : [{ at: new Date(atMs).toISOString(), rules: number, crosses }];
  });
}

/** Null where no day of the last so many has been read. */
function startOf(trend: readonly TrendDay[], { fromMs }: Period, days: number): number | null {
  const ages = trend.map(({ daysBefore }) => daysBefore).filter((age) => age <= days);
  return ages.length === 0 ? null : fromMs - Math.max(...ages) * DAY_MS;
}
