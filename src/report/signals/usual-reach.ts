/** Which share of the calls of such a day reaches a person, at least: for the whole report what `usual.live` is for a configuration. */
import { median } from '../../metrics/kpis/statistics.ts';
import { isWatched } from '../comparison/comparison-model.ts';
import { certainlyLive } from '../live.ts';
import type { Report } from '../report.ts';
import { LEAST_USUAL_CALLS } from './usual-value.ts';
import { MIN_WEEKS } from './watched.ts';

/** The median of the same weekdays; null where the day is held against nothing, or too few of them had calls enough. */
export function usualReach({ comparison, period, trend = [] }: Pick<Report, 'comparison' | 'period' | 'trend'>): number | null {
  if (!isWatched(comparison)) return null;
  // Versions of before kept no days.
  if (period.days > 1 || trend.length === 0) return meanReach(comparison);
  const rates = trend.slice(0, -1).flatMap(({ rates: of }, i) => {
    const isSameWeekday = (trend.length - 1 - i) % 7 === 0;
    const rate = certainlyLive(of);
    return isSameWeekday && rate !== null && rate.value !== null && rate.denominator >= LEAST_USUAL_CALLS ? [rate.value] : [];
  });
  return rates.length < MIN_WEEKS ? null : median(rates);
}

/** The mean of the four weeks before; null of hardly a day. */
function meanReach({ mean28 }: Report['comparison']): number | null {
  return mean28 !== null && mean28.days >= MIN_WEEKS ? certainlyLive(mean28.rates).value : null;
}
