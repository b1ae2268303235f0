/** Every total and every rate of the report, each explained and with what it was measured on. */
import { kpiName } from '../../../digest/lines/kpi-name.ts';
import { type Html, html, NOTHING } from '../../../html.ts';
import { RATES } from '../../../metrics/kpis/rate-table.ts';
import type { Rates, Report } from '../../../report/report.ts';
import type { Words } from '../../../words/words.ts';
import { type SectionSource, sectionOf } from '../../parts/section.ts';
import { countRow, type FigureRow, figureRows, measuredRow, rateRow } from '../../tables/figure-rows.ts';

const COUNTS = [
  'processed',
  'voiceAttempts',
  'offHook',
  'liveMin',
  'liveMax',
  'machine',
  'badNumber',
  'notTried',
  'cancelled',
  'cancelledByPolicy',
  'rightParty',
  'converted',
  'aiUnjoined',
] as const;

export function figureSection(source: SectionSource): Html | null {
  const { report, words } = source;
  const [countsLabel, ratesLabel] = [words.say('figures.counts'), words.say('figures.rates')];
  const counts = figureRows('figureCounts', countsLabel, [...countsOf(report, words), ...lengthsOf(report, words)], source);
  const rates = figureRows('figureRates', ratesLabel, ratesOf(report.rates, words), source);
  return sectionOf({
    id: 'furtherFigures',
    title: words.say('figures.all'),
    body: html`<div class="pair"><div><h3>${countsLabel}</h3>${counts ?? NOTHING}</div><div><h3>${ratesLabel}</h3>${rates ?? NOTHING}</div></div>`,
  });
}

function countsOf({ totals }: Report, words: Words): FigureRow[] {
  const { value } = totals;
  return [
    ...(['deliveries', 'intake', 'attempts', 'contacts'] as const).map((id) => countRow(id, words.say(`count.${id}`), totals[id], words)),
    ...COUNTS.map((id) => countRow(id, words.say(`total.${id}`), totals[id], words)),
    measuredRow('value', words.say('fact.value'), words.amount(value.sum), value.deliveries, words),
  ];
}

function lengthsOf({ totals: { callSeconds: calls }, customerWait: wait, windowUse: used }: Report, words: Words): FigureRow[] {
  const { say } = words;
  const share = (percent: number | null) => words.roughPercent(percent === null ? null : percent / 100);
  return [
    measuredRow('callSeconds', say('total.callMedian'), words.duration(calls.p50), calls.count, words),
    measuredRow('callSeconds', say('total.callLong'), words.duration(calls.p90), calls.count, words),
    measuredRow('callSeconds', say('total.callLongest'), words.duration(calls.p99), calls.count, words),
    measuredRow('callSeconds', say('total.callMax'), words.duration(calls.max), calls.count, words),
    measuredRow('callSeconds', say('total.callSum'), words.duration(calls.sum), calls.count, words),
    measuredRow('customerWait', say('fact.waitMedian'), words.span(wait.p50Seconds), wait.count, words),
    measuredRow('customerWait', say('fact.waitLong'), words.span(wait.p90Seconds), wait.count, words),
    measuredRow('windowUse', say('fact.windowUse'), share(used.p50Percent), used.count, words),
    measuredRow('windowUse', say('total.windowLong'), share(used.p90Percent), used.count, words),
  ];
}

/** Versions of older releases lack some of them. */
function ratesOf(rates: Partial<Rates>, words: Words): FigureRow[] {
  return RATES.flatMap(({ id, name }) => {
    const rate = rates[id];
    return rate === undefined ? [] : [rateRow(`${id}Rate`, kpiName(id, name, words), rate, words)];
  });
}
