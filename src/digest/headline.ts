/** The one sentence that a reader takes away. */
import { isLiveAmong, liveRange } from '../report/live.ts';
import type { Report } from '../report/report.ts';
import { formatPeriod } from './words/dates.ts';
import { formatCount, formatDeliveries, formatPercent, pointsBetween } from './words/format.ts';

/** "1,204 deliveries on Sunday 22 November; 11.2 % to 14.0 % reached a person, 0.8 pts more than a week before." */
export function headlineOf(report: Report): string {
  const { totals, period } = report;
  const when = `${period.from === period.to ? 'on' : 'from'} ${formatPeriod(period, 'year-less')}`;
  if (totals.deliveries === 0) return `No delivery was finished ${when}.`;
  return `${formatDeliveries(totals.deliveries)} ${when}; ${reachOf(report)}${changeOf(report)}.`;
}

function reachOf({ rates, totals }: Report): string {
  const range = liveRange(rates);
  if (range.low.value === null || range.high.value === null) {
    return totals.attempts === 0 ? 'none was attempted' : `${formatCount(totals.attempts)} attempted, none by voice`;
  }
  const [low, high] = [formatPercent(range.low.value), formatPercent(range.high.value)];
  return `${low === high ? low : `${low} to ${high}`} reached a person`;
}

/** The change of the two bounds where it is more than noise and they agree on its direction. The lower bound gives the figure: it is the cautious one. */
function changeOf({ rates, comparison: { weekBefore, signals } }: Report): string {
  if (weekBefore === null) return '';
  const [now, before] = [liveRange(rates), liveRange(weekBefore.rates)];
  const low = pointsBetween(now.low, before.low);
  const high = pointsBetween(now.high, before.high);
  if (low === null || high === null) return '';
  if (low === 0 && high === 0) return ', the same as a week before';
  if (!isLiveAmong(signals) || low * high <= 0) return ', with no clear change from a week before';
  return `, ${Math.abs(low).toFixed(1)} pts ${low > 0 ? 'more' : 'less'} than a week before`;
}
