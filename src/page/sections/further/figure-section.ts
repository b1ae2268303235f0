/** Messages, conversion and handling: rates and times that stand in no other table, with what they were measured on. */
import { kpiName } from '../../../digest/lines/kpi-name.ts';
import type { Html } from '../../../html.ts';
import { RATES, type RateId } from '../../../metrics/kpis/rate-table.ts';
import type { Rates, Report } from '../../../report/report.ts';
import type { Words } from '../../../words/words.ts';
import { type SectionSource, sectionOf } from '../../parts/section.ts';
import { type FigureRow, figureRows, measuredRow, rateRow } from '../../tables/figure-rows.ts';

const SHOWN: ReadonlySet<RateId> = new Set([
  'smsDelivery',
  'smsReply',
  'conversion',
  'conversionPerAttempt',
  'optOut',
  'handled',
  'waitExceeded',
  'aiContainment',
  'aiEscalation',
]);

/** What nothing tells of is left out; null where that is all. */
export function figureSection(source: SectionSource): Html | null {
  const { report, words } = source;
  const title = words.say('title.furtherFigures');
  const body = figureRows('furtherFigures', title, [...ratesOf(report.rates, words), ...timesOf(report, words)], source);
  return body && sectionOf({ id: 'furtherFigures', title, body, width: 'half' });
}

/** Versions of older releases lack some of them. */
function ratesOf(rates: Partial<Rates>, words: Words): FigureRow[] {
  return RATES.filter(({ id }) => SHOWN.has(id)).flatMap(({ id, name }) => {
    const rate = rates[id];
    return rate === undefined || rate.denominator === 0 ? [] : [rateRow(`${id}Rate`, kpiName(id, name, words), rate, words)];
  });
}

function timesOf({ totals: { value }, customerWait: wait, windowUse: used }: Report, words: Words): FigureRow[] {
  const { say } = words;
  const share = (percent: number | null) => words.roughPercent(percent === null ? null : percent / 100);
  const rows: readonly (readonly [isKnown: boolean, row: FigureRow])[] = [
    [value.sum !== null, measuredRow('value', say('fact.value'), words.amount(value.sum), value.deliveries, words)],
    [wait.count > 0, measuredRow('customerWait', say('fact.waitMedian'), words.span(wait.p50Seconds), wait.count, words)],
    [wait.count > 0, measuredRow('customerWait', say('fact.waitLong'), words.span(wait.p90Seconds), wait.count, words)],
    [used.count > 0, measuredRow('windowUse', say('fact.windowUse'), share(used.p50Percent), used.count, words)],
    [used.count > 0, measuredRow('windowUse', say('fact.windowLong'), share(used.p90Percent), used.count, words)],
  ];
  return rows.flatMap(([isKnown, row]) => (isKnown ? [row] : []));
}
