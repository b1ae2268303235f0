/** What a report is compared with, and which differences are more than noise. */
import type { Tally } from '../../metrics/cube/cube.ts';
import { anomaliesOf, weeksOf } from '../signals/anomalies.ts';
import { clearRates } from '../signals/change-signals.ts';
import { MIN_WEEKS } from '../signals/watched.ts';
import type { Rates } from '../totals.ts';
import type { Break, Comparison, EarlierPeriod } from './comparison-model.ts';
import { meanOf, type TrendDay } from './trend.ts';

export interface ComparisonInput {
  readonly tally: Tally;
  readonly rates: Rates;
  readonly before: EarlierPeriod | null;
  /** Empty where the period is longer than a day. */
  readonly trend: readonly TrendDay[];
  /** Local days of the period. */
  readonly days: number;
  /** While numbers can still change nobody can say whether they are usual. */
  readonly provisional: boolean;
  readonly breaks: readonly Break[];
}

export function comparisonOf({ tally, rates, before, trend, days, provisional, breaks }: ComparisonInput): Comparison {
  const unwatched = unwatchedReason(trend, days, provisional);
  return {
    before,
    weekBefore: before?.kind === 'day' ? { period: before.period, totals: before.totals, rates: before.rates } : null,
    mean7: meanOf(trend, 7),
    mean28: meanOf(trend, 28),
    signals: before === null ? [] : clearRates(rates, before.rates),
    anomalies: unwatched === null ? anomaliesOf(tally, trend) : [],
    unwatched,
    breaks,
  };
}

/** Null where the period can be held against usual days. */
function unwatchedReason(trend: readonly TrendDay[], days: number, provisional: boolean): string | null {
  if (days > 1) return 'only single days are held against what is usual';
  if (provisional) return 'its numbers can still change';
  const weeks = weeksOf(trend).length;
  if (weeks >= MIN_WEEKS) return null;
  return `of the same weekdays of the last eight weeks ${weeks} ${weeks === 1 ? 'has' : 'have'} been read, and it takes ${MIN_WEEKS}`;
}
