/** The numbers of a period, this one or another: its days, totals and rates. */
import type { Detail, Tally } from '../metrics/cube/cube.ts';
import type { Histogram } from '../metrics/cube/open-list.ts';
import { TOLD_BY, TOLD_COUNTS, TOTAL_COUNTS, type ToldCount, type TotalCount } from '../metrics/kpis/data/total-kpis.ts';
import { quantileOf, type Rate, rateOfCounts } from '../metrics/kpis/rate.ts';
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

/** Counts of deliveries, each explained in the table of totals (src/metrics/kpis/data/total-kpis.ts), and what is no plain count; null where nothing of the period was read, or where the settings that tell them were not there. */
export interface Totals extends Readonly<Record<TotalCount, number | null>> {
  readonly value: ValueSum;
  /** Distinct contacts attempted; null where the facts are no longer kept. */
  readonly contacts: number | null;
  readonly callSeconds: CallSeconds;
}

/** Where the lengths of calls stand among totals, and the id of what explains them. */
export const CALL_TIMES = 'callSeconds' satisfies keyof Totals;

export type Rates = Readonly<Record<RateId, Rate>>;

export interface ReportPeriod {
  /** First and last local date, both included. */
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  readonly days: number;
}

/** The days of a period as a report shows them. */
export function reportPeriodOf({ from, to, zone, days }: ReportPeriod): ReportPeriod {
  return { from, to, zone, days };
}

/** The totals of a tally and the call times beside it; `contacts` = how many were attempted, null where that is not known. */
export function totalsOf(tally: Tally, detail: Pick<Detail, 'callSeconds'>, contacts: number | null): Totals {
  const counts = Object.fromEntries(TOTAL_COUNTS.map((name) => [name, tally[name]])) as Record<TotalCount, number>;
  return { ...counts, ...untoldOf(tally), value: valueSumOf(tally), contacts, callSeconds: callSecondsOf(detail.callSeconds) };
}

/** The counts that nothing tells, each as null. */
export type Untold = Partial<Readonly<Record<ToldCount, null>>>;

/** What no delivery tells, since the settings that would tell it were not there: null, since 0 would be a claim. */
export function untoldOf(tally: Tally): Untold {
  return Object.fromEntries(TOLD_COUNTS.filter((name) => tally[TOLD_BY[name]] === 0).map((name) => [name, null]));
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
  const rates = RATES.map(({ id, numerator, denominator }) => [id, rateOfCounts(tally[numerator], tally[denominator])]);
  return Object.fromEntries(rates) as Record<RateId, Rate>;
}

/** How many values a histogram holds. */
export function countOf(histogram: Histogram): number {
  return histogram.reduce((sum, [, n]) => sum + n, 0);
}
