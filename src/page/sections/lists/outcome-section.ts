/** What came of the deliveries: one bar of all results, and the table of them. */
import { plainItems } from '../../../digest/tables/plain-items.ts';
import { type Html, html } from '../../../html.ts';
import type { Item } from '../../../report/report.ts';
import type { Said, Words } from '../../../words/words.ts';
import { stackedBar, swatch } from '../../charts/stacked-bar.ts';
import { type SectionSource, sectionOf } from '../../parts/section.ts';
import { pageColumns } from '../../tables/item-columns.ts';
import { pageTable } from '../../tables/page-table.ts';
import { rowNames } from '../../tables/row-names.ts';
import { OUTCOME_KINDS, outcomeKind } from './outcome-kind.ts';
import { shareColumn } from './share-column.ts';

type Result = Item & { readonly said: Said };

export function outcomeSection(source: SectionSource): Html | null {
  const { report, words } = source;
  const total = report.totals.deliveries ?? 0;
  const results = plainItems('result', report.byResult, words);
  if (results.length === 0) return null;
  const names = rowNames(words);
  const table = pageTable<Result>(
    {
      id: 'outcomes',
      label: words.say('title.outcomes'),
      nameLabel: words.say('head.result'),
      rows: results,
      nameOf: (item) => ({ ...names(item), mark: swatch(outcomeKind(item.key)) }),
      columns: [pageColumns(words).deliveries, shareColumn(total, words)],
    },
    source,
  );
  return sectionOf({
    id: 'outcomes',
    title: words.say('title.outcomes'),
    body: html`<figure>${barOf(results, total, words)}${legendOf(results, words)}${table}</figure>`,
    width: 'half',
  });
}

/** The kinds from left to right, within a kind the commonest first. */
function barOf(results: readonly Result[], total: number, words: Words): Html {
  const ordered = OUTCOME_KINDS.flatMap((kind) => results.filter(({ key }) => outcomeKind(key) === kind));
  const parts = ordered.map((item) => ({
    kind: outcomeKind(item.key),
    value: item.deliveries,
    title: words.say('chart.share', {
      what: item.said,
      number: words.count(item.deliveries),
      share: words.ratio(item.deliveries, total),
    }),
  }));
  const [most] = results.toSorted((a, b) => b.deliveries - a.deliveries);
  const description = most === undefined ? '' : words.say('chart.most', { what: most.said, share: words.ratio(most.deliveries, total) });
  return stackedBar(parts, words.say('title.outcomes'), description);
}

function legendOf(results: readonly Result[], words: Words): Html {
  const kinds = OUTCOME_KINDS.filter((kind) => results.some(({ key }) => outcomeKind(key) === kind));
  return html`<ul class="key">${kinds.map((kind) => html`<li>${swatch(kind)} ${words.say(`outcome.${kind}`)}</li>`)}</ul>`;
}
