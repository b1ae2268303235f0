/** Calls given up while they waited, out of both denominators that are in use, against each campaign's own limit. */
import { type AbandonRow, abandonmentTable, abandonRows, limitOf } from '../../../digest/sections/abandonment-table.ts';
import { type Html, NOTHING } from '../../../html.ts';
import type { Said, Words } from '../../../words/words.ts';
import { type SectionSource, sectionOf } from '../../parts/section.ts';
import type { PageColumn } from '../../tables/page-column.ts';
import { pageTable } from '../../tables/page-table.ts';

/** Those with the least room first; without a source it says that abandonment is not measurable. */
export function abandonmentSection(source: SectionSource): Html | null {
  const { report, words } = source;
  const view = abandonmentTable(report, words);
  if (view === null) return null;
  const { abandonment } = report.compliance;
  const title = words.say('title.abandonment');
  const table = {
    id: 'abandonment',
    label: title,
    nameLabel: words.say('head.outOfWhat'),
    rows: abandonRows(abandonment, words),
    nameOf: ({ said }: AbandonRow) => ({ text: said }),
    columns: columnsOf(words),
  };
  const body = abandonment.source === null ? NOTHING : pageTable(table, source);
  return sectionOf({ id: 'abandonment', title, note: view.note as Said | null, body, width: 'half' });
}

function columnsOf(words: Words): PageColumn<AbandonRow>[] {
  const { say, count, percent, finePair } = words;
  return [
    { id: 'abandoned', label: say('column.abandoned'), kpi: 'abandoned', cell: ({ abandoned }) => count(abandoned) },
    { id: 'of', label: say('column.outOf'), kpi: 'liveAnswered', cell: ({ of }) => count(of) },
    {
      ...{ id: 'rate', label: say('column.rate'), kpi: 'abandonedRegulatory' },
      cell: ({ value, limit }) => (limit === null ? percent(value) : finePair(value, limit)[0]),
    },
    {
      ...{ id: 'limit', label: say('column.limit'), kpi: 'abandonLimit' },
      cell: ({ value, limit }) => limitOf(value, limit, words),
    },
    { id: 'room', label: say('column.room'), kpi: 'abandonRoom', cell: ({ room }) => (room === null ? '' : count(room)) },
  ];
}
