/** Days before the report's day, as their tallies: what means and anomalies are made of. */
import { mergeTallies, type Tally } from '../../metrics/cube/cube.ts';
import type { Scope } from '../../metrics/fact/fact.ts';
import { type Rate, rateOfCounts } from '../../metrics/kpis/rate.ts';
import { MEAN_RATES, type MeanRateId } from '../../metrics/kpis/rate-table.ts';
import type { Mean } from './comparison-model.ts';

/** The counts of one configuration and queue. */
export interface ScopePart {
  readonly scope: Pick<Scope, 'configuration' | 'queue'>;
  readonly tally: Tally;
}

/** One local day that has been read whole. */
export interface CountedDay {
  /** Local date, YYYY-MM-DD. */
  readonly date: string;
  /** All scopes of the report together. */
  readonly tally: Tally;
  /** The same by configuration and queue, where they are looked at; they add up to `tally`. @default not kept */
  readonly parts?: readonly ScopePart[];
}

/** One before the report's day; of the same weekdays, and of the last days, by configuration and queue too. */
export interface TrendDay extends CountedDay {
  /** How many days before the report's day, 1 = the day before. */
  readonly daysBefore: number;
}

/** How many days before a report are looked at: eight weeks. */
export const TREND_DAYS = 56;

/** The means of the last `days` days, from sums, never from daily rates; null where none of them has been read. */
export function meanOf(trend: readonly TrendDay[], days: number): Mean | null {
  const within = trend.filter(({ daysBefore }) => daysBefore <= days);
  if (within.length === 0) return null;
  const sum = mergeTallies(within.map(({ tally }) => tally));
  const perDay = (count: number) => count / within.length;
  return {
    days: within.length,
    deliveriesPerDay: perDay(sum.deliveries),
    attemptsPerDay: perDay(sum.attempts),
    rates: meanRatesOf(sum),
  };
}

function meanRatesOf(sum: Tally): Readonly<Record<MeanRateId, Rate>> {
  const rates = MEAN_RATES.map(({ id, numerator, denominator }) => [id, rateOfCounts(sum[numerator], sum[denominator])]);
  return Object.fromEntries(rates) as Record<MeanRateId, Rate>;
}
