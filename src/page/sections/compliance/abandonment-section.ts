/** Calls given up while they waited, out of both denominators that are in use, against each campaign's own limit. */
import { abandonmentTable } from '../../../digest/sections/abandonment-table.ts';
import { given } from '../../../digest/tables/given.ts';
import { type Html, NOTHING } from '../../../html.ts';
import { ABANDONMENT_LIMIT } from '../../../report/abandonment-report.ts';
import type { Abandonment } from '../../../report/report.ts';
import type { Said, Words } from '../../../words/words.ts';
import { type SectionSource, sectionOf } from '../../parts/section.ts';
import type { PageColumn } from '../../tables/page-column.ts';
import { pageTable } from '../../tables/page-table.ts';

interface Row {
  readonly name: Said;
  readonly abandoned: number;
  readonly of: number;
  readonly value: number | null;
  readonly limit: number | null;
  readonly room: number | null;
}

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
    rows: rowsOf(abandonment, words),
    nameOf: ({ name }: Row) => ({ text: name }),
    columns: columnsOf(words),
  };
  const body = abandonment.source === null ? NOTHING : pageTable(table, source);
  return sectionOf({ id: 'abandonment', title, note: view.note as Said | null, body, width: 'half' });
}

function rowsOf({ microsoft, regulatory }: Abandonment, words: Words): Row[] {
  const { numerator, denominator, value } = microsoft;
  return [
    { name: words.say('row.attempts'), abandoned: numerator, of: denominator, value, limit: null, room: null },
    ...regulatory
      .toSorted((a, b) => a.room - b.room)
      .map(({ name, abandoned, liveAnswered, value, limit = ABANDONMENT_LIMIT, room }) => ({
        ...{ name: words.say('row.live', { name: given(name) }), abandoned, of: liveAnswered, value, limit, room },
      })),
  ];
}

function columnsOf({ say, count, percent, finePair, roughPercent }: Words): PageColumn<Row>[] {
  return [
    { id: 'abandoned', label: say('column.abandoned'), kpi: 'abandoned', cell: ({ abandoned }) => count(abandoned) },
    { id: 'of', label: say('column.outOf'), kpi: 'liveAnswered', cell: ({ of }) => count(of) },
    {
      ...{ id: 'rate', label: say('column.rate'), kpi: 'abandonedRegulatory' },
      cell: ({ value, limit }) => (limit === null ? percent(value) : finePair(value, limit)[0]),
    },
    {
      ...{ id: 'limit', label: say('column.limit'), kpi: 'abandonLimit' },
      cell: ({ value, limit }) => (limit === null ? '' : limitOf(value, limit)),
    },
    { id: 'room', label: say('column.room'), kpi: 'abandonRoom', cell: ({ room }) => (room === null ? '' : count(room)) },
  ];

  /** As roughly as a limit is set, unless the rate beside it would read as the same. */
  function limitOf(value: number | null, limit: number): string {
    const [rate, fine] = finePair(value, limit);
    return value === null || rate === percent(value) ? roughPercent(limit) : fine;
  }
}
