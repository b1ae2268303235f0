/** Every total and every rate of the report, folded up: what is not among the figures stands here. */
import { kpiName } from '../../../digest/lines/kpi-name.ts';
import { totalName } from '../../../digest/lines/total-name.ts';
import { type Html, html } from '../../../html.ts';
import { TOTAL_COUNTS } from '../../../metrics/kpis/data/total-kpis.ts';
import { RATES } from '../../../metrics/kpis/rate-table.ts';
import { heldAgainst } from '../../../report/comparison/comparison-model.ts';
import type { CallSeconds, Rate } from '../../../report/report.ts';
import { CALL_TIMES } from '../../../report/totals.ts';
import type { Said } from '../../../words/words.ts';
import type { SectionSource } from '../../parts/section.ts';
import { wideOf } from '../../parts/wide.ts';

/** What a row is made of: its label, then its cells. */
type Row = readonly [label: Html, ...cells: readonly Said[]];

export function allFigures(source: SectionSource): Html {
  const { say } = source.words;
  const table = (title: Said, heads: readonly Said[], rows: readonly Row[]) =>
    wideOf(
      title,
      html`<table class="numbers"><caption>${title}</caption><thead><tr><th scope="col">${say('head.figure')}</th>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>
${rows.map(rowOf)}</tbody></table>`,
    );
  const rateHeads = [say('column.value'), say('column.outOf'), say('page.certainty'), say('column.before')];
  return html`<details class="all"><summary>${say('page.allFigures')}</summary><div class="pair">
${table(say('page.rates'), rateHeads, rateRows(source))}${table(say('page.totals'), [say('column.value'), say('column.before')], [...totalRows(source), ...callRows(source)])}
</div></details>`;
}

function rowOf([label, ...cells]: Row): Html {
  return html`<tr><th scope="row">${label}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>
`;
}

function rateRows({ report, words, explain }: SectionSource): Row[] {
  const before = heldAgainst(report.comparison)?.rates;
  const partsOf = ({ numerator, denominator }: Rate) =>
    words.say('cell.outOf', { number: words.count(numerator), value: words.count(denominator) });
  return RATES.map(({ id, name }) => {
    const rate = report.rates[id];
    const label = explain.label(`${id}Rate`, words.capital(kpiName(id, name, words)));
    const range = words.percentRange(rate.low, rate.high);
    return [label, words.percent(rate.value), partsOf(rate), range, words.percent(before?.[id].value ?? null)];
  });
}

function totalRows({ report, words, explain }: SectionSource): Row[] {
  const { totals } = report;
  const before = heldAgainst(report.comparison)?.totals;
  const label = (id: Parameters<typeof totalName>[0]) => explain.label(id, words.capital(totalName(id, words)));
  const counts = ([...TOTAL_COUNTS, 'contacts'] as const).map((id): Row => {
    return [label(id), words.count(totals[id]), words.count(before?.[id] ?? null)];
  });
  return [...counts, [label('value'), words.amount(totals.value.sum), words.amount(before?.value.sum ?? null)]];
}

function callRows({ report, words, explain }: SectionSource): Row[] {
  const { say, count, duration } = words;
  const before = heldAgainst(report.comparison)?.totals[CALL_TIMES];
  const row = (text: Said, key: keyof CallSeconds, write: (value: number | null) => Said): Row => [
    explain.label(CALL_TIMES, text),
    write(report.totals[CALL_TIMES][key]),
    write(before?.[key] ?? null),
  ];
  return [
    row(say('page.callsTimed'), 'count', count),
    row(say('page.callTime'), 'sum', duration),
    row(say('page.callMedian'), 'p50', duration),
    row(say('page.call90'), 'p90', duration),
    row(say('page.call99'), 'p99', duration),
    row(say('page.callLongest'), 'max', duration),
  ];
}
