/** Totals and rates that stand nowhere else on the page, folded up: each with its formula beside it, so that none of them needs a popover. */
import { kpiName } from '../../../digest/lines/kpi-name.ts';
import { totalName } from '../../../digest/lines/total-name.ts';
import { type Html, html, NOTHING } from '../../../html.ts';
import { TOTAL_COUNTS, type TotalCount } from '../../../metrics/kpis/data/total-kpis.ts';
import { KPIS } from '../../../metrics/kpis/kpi-table.ts';
import { RATES } from '../../../metrics/kpis/rate-table.ts';
import type { Said } from '../../../words/words.ts';
import type { SectionSource } from '../../parts/section.ts';
import { wideOf } from '../../parts/wide.ts';

interface Row {
  /** Of KPIS. */
  readonly kpi: string;
  readonly name: Said;
  readonly value: Said;
  /** What a rate is out of, and its interval. */
  readonly of?: Said;
  readonly interval?: Said;
}

const FORMULAS: ReadonlyMap<string, string> = new Map(KPIS.map(({ id, formula }) => [id, formula]));

/** @param shown ids of what the figures above it show already */
export function allFigures(shown: ReadonlySet<string>, source: SectionSource): Html {
  const { say } = source.words;
  const title = say('page.allFigures');
  const english = source.words.language === 'en' ? NOTHING : html` lang="en"`;
  const rows = [...totalRows(source), ...rateRows(source)].filter(({ kpi }) => !shown.has(kpi));
  const heads = [say('head.figure'), say('column.value'), say('column.outOf'), say('page.certainty'), say('page.formula')];
  return html`<details class="all"><summary>${title}</summary>${wideOf(
    title,
    html`<table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows.map((row) => rowOf(row, english))}</tbody></table>`,
  )}</details>`;
}

/** @param english says that formulas are English where the page is not */
function rowOf({ kpi, name, value, of, interval }: Row, english: Html): Html {
  return html`<tr><th scope="row">${name}</th><td>${value}</td><td>${of ?? ''}</td><td>${interval ?? ''}</td><td${english}>${FORMULAS.get(kpi) ?? ''}</td></tr>`;
}

function totalRows({ report: { totals }, words }: SectionSource): Row[] {
  const name = (id: TotalCount | 'contacts' | 'value') => words.capital(totalName(id, words));
  const counts = [...TOTAL_COUNTS, 'contacts' as const].map((id): Row => ({ kpi: id, name: name(id), value: words.count(totals[id]) }));
  return [...counts, { kpi: 'value', name: name('value'), value: words.amount(totals.value.sum) }];
}

function rateRows({ report: { rates }, words }: SectionSource): Row[] {
  return RATES.map(({ id, name }) => {
    const { value, numerator, denominator, low, high } = rates[id];
    return {
      kpi: `${id}Rate`,
      name: words.capital(kpiName(id, name, words)),
      value: words.percent(value),
      of: words.say('cell.outOf', { number: words.count(numerator), value: words.count(denominator) }),
      interval: words.percentRange(low, high),
    };
  });
}
