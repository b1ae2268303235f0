/** The days of a report's trend, each read whole or not at all. */
import type { Tally } from '../../metrics/cube/cube.ts';
import { rateOfCounts } from '../../metrics/kpis/rate.ts';
import { TREND_RATES, type TrendRateId } from '../../metrics/kpis/rate-table.ts';
import { daysBefore } from '../../time/days-before.ts';
import type { Period } from '../../time/local-day.ts';
import { microsoftAbandonment } from '../abandonment-report.ts';
import { type CountedDay, TREND_DAYS } from './trend.ts';
import type { TrendPoint } from './trend-model.ts';

/** Oldest first: of a single day the 56 days before it and the day; of several the 56 that end with the last one, or all of them where there are more. */
export function trendDays({ days, toMs, zone }: Pick<Period, 'days' | 'toMs' | 'zone'>): readonly Period[] {
  const count = days === 1 ? TREND_DAYS + 1 : Math.max(TREND_DAYS, days);
  return daysBefore(toMs, zone, count).toReversed();
}

/** One of each day; those that are missing in `read` were not read whole. */
export function trendPoints(period: Period, read: readonly CountedDay[]): TrendPoint[] {
  const tallies = new Map(read.map(({ date, tally }) => [date, tally]));
  return trendDays(period).map(({ from }) => pointOf(from, tallies.get(from) ?? null));
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
