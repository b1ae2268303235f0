/** The numbers of a period, this one or another: its days, totals and rates. */
import type { Detail, Tally } from '../metrics/cube/cube.ts';
import type { Histogram } from '../metrics/cube/open-list.ts';
import { TOTAL_COUNTS, type TotalCount } from '../metrics/kpis/data/total-kpis.ts';
import { quantileOf, type Rate, rateOf } from '../metrics/kpis/rate.ts';
import { RATES, type RateId } from '../metrics/kpis/rate-table.ts';
import { type ValueSum, valueSumOf } from './value-sum.ts';

/** Call seconds: whole seconds from start to end of off-hook voice calls; quantiles by nearest rank, null without a call. */
export interface CallSeconds {
  readonly count: number;
  readonly sum: number;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p99: number | null;
  readonly max: number | null;
}

/** Counts of deliveries, each explained in the table of totals (src/metrics/kpis/data/total-kpis.ts), and what is no plain count; null where nothing of the period was read. */
export interface Totals extends Readonly<Record<TotalCount, number | null>> {
  readonly value: ValueSum;
  /** Distinct contacts attempted; null where the facts are no longer kept. */
  readonly contacts: number | null;
  readonly callSeconds: CallSeconds;
}

export type Rates = Readonly<Record<RateId, Rate>>;

export interface ReportPeriod {
  /** First and last local date, both included. */
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  readonly days: number;
}

/** The totals of a tally and the call times beside it; `contacts` = how many were attempted, null where that is not known. */
export function totalsOf(tally: Tally, detail: Pick<Detail, 'callSeconds'>, contacts: number | null): Totals {
  const counts = Object.fromEntries(TOTAL_COUNTS.map((name) => [name, tally[name]])) as Record<TotalCount, number>;
  return { ...counts, value: valueSumOf(tally), contacts, callSeconds: callSecondsOf(detail.callSeconds) };
}

function callSecondsOf(histogram: Histogram): CallSeconds {
  const sum = histogram.reduce((total, [seconds, n]) => total + seconds * n, 0);
  const quantile = (q: number) => quantileOf(histogram, q);
  return {
    count: countOf(histogram),
    sum,
    p50: quantile(0.5),
    p90: quantile(0.9),
    p99: quantile(0.99),
    max: histogram.at(-1)?.[0] ?? null,
  };
}

/** Every rate of a tally. */
export function ratesOf(tally: Tally): Rates {
  const rates = RATES.map(({ id, numerator, denominator }) => [id, rateOf(tally[numerator], tally[denominator])]);
  return Object.fromEntries(rates) as Record<RateId, Rate>;
}

/** How many values a histogram holds. */
export function countOf(histogram: Histogram): number {
  return histogram.reduce((sum, [, n]) => sum + n, 0);
}
