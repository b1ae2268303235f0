/** The one sentence that a reader takes away. */
import { heldAgainst } from '../report/comparison/comparison-model.ts';
import { LIVE_RATES, liveRange } from '../report/live.ts';
import type { Report, Signal } from '../report/report.ts';
import { anomalyOf, signalsOf } from '../report/signals/signals.ts';
import type { Rate } from '../report/report.ts';
import { wordsOf } from '../words/words.ts';
import { earlierName } from './lines/earlier-name.ts';

const words = wordsOf('en');
const { period: formatPeriod, weekdayOf, count: formatCount, percent: formatPercent } = words;
const formatDeliveries = (deliveries: number) => words.say('number.deliveries', { deliveries });
const pointsBetween = (now: Rate, before: Rate) =>
  now.value === null || before.value === null ? null : Number(((now.value - before.value) * 100).toFixed(1));

/** "1,204 deliveries on Sunday 22 November; 11.2 % to 14.0 % reached a person, 0.8 pts more than a week before." */
export function headlineOf(report: Report, signals: readonly Signal[] = signalsOf(report)): string {
  const { totals, period, read } = report;
  const when = `${period.from === period.to ? 'on' : 'from'} ${formatPeriod(period, 'yearless')}`;
  if (totals.deliveries === null) return `${formatPeriod(period, 'long')} has not been read from Dataverse.`;
  if (totals.deliveries === 0) return `No delivery was finished ${when}${read === 'part' ? ', as far as that has been read' : ''}.`;
  return `${formatDeliveries(totals.deliveries)} ${when}; ${reachOf(report)}${changeOf(report, signals)}.`;
}

function reachOf({ rates, totals }: Report): string {
  const range = liveRange(rates);
  if (range.low.value === null || range.high.value === null) {
    return totals.attempts === 0 ? 'none was attempted' : `${formatCount(totals.attempts)} attempted, none by voice`;
  }
  const [low, high] = [formatPercent(range.low.value), formatPercent(range.high.value)];
  return `${low === high ? low : `${low} to ${high}`} reached a person`;
}

/** What is usual where this is not; else the change of the two bounds where it is more than noise and they agree on its direction. The lower bound gives the figure: it is the cautious one. */
function changeOf(report: Report, signals: readonly Signal[]): string {
  const unusual = anomalyOf(signals, LIVE_RATES.low);
  if (unusual !== undefined) return `, usually at least ${formatPercent(unusual.usual)} on ${weekdayOf(report.period.to)}s`;
  const earlier = heldAgainst(report.comparison);
  if (earlier === null) return '';
  const [now, before] = [liveRange(report.rates), liveRange(earlier.rates)];
  const low = pointsBetween(now.low, before.low);
  const high = pointsBetween(now.high, before.high);
  if (low === null || high === null) return '';
  if (low === 0 && high === 0) return `, the same as ${thanWhen(earlier)}`;
  const isClear = [LIVE_RATES.low, LIVE_RATES.high].some((id) => signals.some(({ kind, what }) => kind === 'change' && what === id));
  if (!isClear || low * high <= 0) return `, with no clear change from ${fromWhen(thanWhen(earlier))}`;
  return `, ${Math.abs(low).toFixed(1)} pts ${low > 0 ? 'more' : 'less'} than ${thanWhen(earlier)}`;
}

function fromWhen(than: string): string {
  return than.replace(/^in /, '');
}
