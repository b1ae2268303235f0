/** What a report is compared with, and which differences are more than noise. */
import type { Tally } from '../metrics/cube/cube.ts';
import { RATES, type RateId } from '../metrics/kpis/rate-table.ts';
import { differenceOfRates } from '../metrics/kpis/statistics.ts';
import type { Comparison, Rates, ReportPeriod, Totals } from './report.ts';
import { anomaliesOf, meanOf, type TrendDay } from './trend.ts';

export interface ComparisonInput {
  readonly tally: Tally;
  readonly rates: Rates;
  readonly weekBefore: { readonly period: ReportPeriod; readonly totals: Totals; readonly rates: Rates } | null;
  /** Empty where the period is longer than a day. */
  readonly trend: readonly TrendDay[];
}

export function comparisonOf({ tally, rates, weekBefore, trend }: ComparisonInput): Comparison {
  return {
    weekBefore,
    mean7: meanOf(trend, 7),
    mean28: meanOf(trend, 28),
    signals: weekBefore === null ? [] : COMPARED.filter((id) => isClear(id, rates, weekBefore.rates)),
    anomalies: anomaliesOf(tally, trend),
  };
}

const COMPARED = RATES.filter(({ isSignal = true }) => isSignal).map(({ id }) => id);

/** The 95 % interval of the difference (Newcombe) leaves out 0. */
function isClear(id: RateId, now: Rates, before: Rates): boolean {
  const difference = differenceOfRates(now[id].numerator, now[id].denominator, before[id].numerator, before[id].denominator);
  return difference !== null && (difference.low > 0 || difference.high < 0);
}
