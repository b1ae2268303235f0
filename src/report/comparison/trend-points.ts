/** The 14 days up to and with the report's own, each read whole or not at all. */
import type { Tally } from '../../metrics/cube/cube.ts';
import { rateOfCounts } from '../../metrics/kpis/rate.ts';
import { TREND_RATES, type TrendRateId } from '../../metrics/kpis/rate-table.ts';
import { daysBefore } from '../../time/days-before.ts';
import type { Period } from '../../time/local-day.ts';
import { microsoftAbandonment } from '../abandonment-report.ts';
import type { TrendDay } from './trend.ts';
import type { TrendPoint } from './trend-model.ts';

/** Local days, the report's own among them. */
export const POINT_DAYS = 14;

/** Oldest first. `own` = the counts of the report's day, null where it was not read whole; of the days before it, those that are missing in `trend` were not. */
export function trendPoints({ from, fromMs, zone }: Period, own: Tally | null, trend: readonly TrendDay[]): TrendPoint[] {
  const read = new Map(trend.map((day) => [day.daysBefore, day.tally]));
  const earlier = daysBefore(fromMs, zone, POINT_DAYS - 1).map((day, i) => pointOf(day.from, read.get(i + 1) ?? null));
  return [...earlier.toReversed(), pointOf(from, own)];
}

function pointOf(date: string, tally: Tally | null): TrendPoint {
  const shares = TREND_RATES.map(({ id, numerator, denominator }) => [
    id,
    tally === null ? null : rateOfCounts(tally[numerator], tally[denominator]),
  ]);
  return {
    date,
    read: tally !== null,
    deliveries: tally === null ? null : tally.deliveries,
    attempts: tally === null ? null : tally.attempts,
    rates: {
      ...(Object.fromEntries(shares) as Record<TrendRateId, TrendPoint['rates'][TrendRateId]>),
      abandonment: tally === null ? null : microsoftAbandonment(tally),
    },
  };
}
