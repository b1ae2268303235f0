/** What a count usually is on such a day: the median of the same weekdays. */
import type { TallyCount } from '../../metrics/cube/cube.ts';
import { median } from '../../metrics/kpis/statistics.ts';
import type { TrendDay } from '../comparison/trend.ts';
import { weeksOf } from './anomalies.ts';
import { MIN_WEEKS } from './watched.ts';

/** A usual value, and how many weeks it is made of. */
export interface UsualValue {
  readonly value: number | null;
  readonly weeks: number | null;
}

/** Where nothing tells. */
export const NO_USUAL: UsualValue = { value: null, weeks: null };

/** A day of fewer calls tells nothing of how many usually reach a person: the normal curve does not describe them. */
export const LEAST_USUAL_CALLS = 50;

/** NO_USUAL where too few of the same weekdays were read. */
export function usualCount(trend: readonly TrendDay[], count: TallyCount): UsualValue {
  const weeks = weeksOf(trend);
  const value = weeklyMedian(weeks, count);
  return value === null ? NO_USUAL : { value, weeks: weeks.length };
}

/** Null where too few weekdays were read. */
export function weeklyMedian(weeks: readonly TrendDay[], count: TallyCount): number | null {
  return weeks.length < MIN_WEEKS ? null : median(weeks.map(({ tally }) => tally[count]));
}
