/** Calls given up while they waited, out of both denominators that are in use. */
import { ABANDONMENT_DAYS } from '../../report/abandonment-report.ts';
import type { Abandonment, Report } from '../../report/report.ts';
import { clean, shownName } from '../../words/clean.ts';
import { type Column, firstOf, type TableView, tableOf, withRowsOrNote } from '../tables/table-view.ts';
import { counted, formatCount, formatPercent } from '../words/format.ts';

const MAX_ROWS = 6;
const MAX_SOURCE = 160;
const HEAD = { title: 'Abandonment', nameLabel: 'Out of what' };

interface AbandonRow {
  readonly name: string;
  readonly abandoned: number;
  readonly of: number;
  readonly value: number | null;
  readonly room: number | null;
}

const COLUMNS: readonly Column<AbandonRow>[] = [
  { label: 'Abandoned', text: ({ abandoned }) => formatCount(abandoned) },
  { label: 'Out of', text: ({ of }) => formatCount(of) },
  { label: 'Rate', text: ({ value }) => formatPercent(value) },
  { label: 'Room under 3 %', wideOnly: true, text: ({ room }) => (room === null ? '' : formatCount(room)) },
];

/** Those with the least room first; without a source it says that abandonment is not measurable. */
export function abandonmentTable({ compliance, totals }: Pick<Report, 'compliance' | 'totals'>): TableView | null {
  const { abandonment } = compliance;
  if (abandonment.source !== null) return firstOf({ ...HEAD, note: noteOf(abandonment) }, rowsOf(abandonment), COLUMNS, MAX_ROWS);
  const note = (totals.voiceAttempts ?? 0) > 0 ? 'Not measurable: no source tells which calls were abandoned.' : null;
  return withRowsOrNote(tableOf({ ...HEAD, note }, [], []));
}

/** Of the regulators' denominator only where a row has it. */
function noteOf({ source, sourceName, days, regulatory }: Abandonment): string {
  const held = days < ABANDONMENT_DAYS ? `, of which history holds ${days}` : '';
  const live = ` Live, at least: live-answered calls, the regulators' denominator, over ${counted(ABANDONMENT_DAYS, 'day')}${held}.`;
  return `Source: ${clean(sourceName, MAX_SOURCE)}. Attempts: Microsoft's denominator, this period${source === 'column' ? ', of engagements that representatives lead' : ', as far as known'}.${regulatory.length > 0 ? live : ''}`;
}

function rowsOf({ microsoft, regulatory }: Abandonment): AbandonRow[] {
  const { numerator, denominator, value } = microsoft;
  return [
    { name: 'Attempts', abandoned: numerator, of: denominator, value, room: null },
    ...regulatory
      .toSorted((a, b) => a.room - b.room)
      .map(({ name, liveAnswered, ...rest }) => ({ ...rest, name: `Live: ${shownName(name)}`, of: liveAnswered })),
  ];
}
