/** What a count usually is on such a day: the median of the same weekdays, or the mean of four weeks where too few of them were read. */
import type { TallyCount } from '../../metrics/cube/cube.ts';
import { median } from '../../metrics/kpis/statistics.ts';
import type { TrendDay } from '../comparison/trend.ts';
import { weeksOf } from './anomalies.ts';
import { MIN_WEEKS } from './watched.ts';

const FOUR_WEEKS = 28;

/** A usual value, and the weeks or days that it is made of. */
export interface UsualValue {
  readonly value: number | null;
  readonly weeks: number | null;
  readonly days: number | null;
}

/** Where nothing tells. */
export const NO_USUAL: UsualValue = { value: null, weeks: null, days: null };

/** NO_USUAL where nothing was read. */
export function usualCount(trend: readonly TrendDay[], count: TallyCount): UsualValue {
  const weeks = weeksOf(trend);
  if (weeks.length >= MIN_WEEKS) return { value: weeklyMedian(weeks, count), weeks: weeks.length, days: null };
  const days = trend.filter(({ daysBefore }) => daysBefore <= FOUR_WEEKS);
  if (days.length === 0) return NO_USUAL;
  return { value: days.reduce((sum, { tally }) => sum + tally[count], 0) / days.length, weeks: null, days: days.length };
}

/** Null where too few weekdays were read. */
export function weeklyMedian(weeks: readonly TrendDay[], count: TallyCount): number | null {
  return weeks.length < MIN_WEEKS ? null : median(weeks.map(({ tally }) => tally[count]));
}
