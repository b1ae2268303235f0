/** Calling hours, frequency caps and abandonment as tables, each with the rule or the source that it rests on. */
import type { Abandonment, Compliance } from '../../report/report.ts';
import { clean, shownName } from '../clean.ts';
import { counted, formatCount, formatPercent, formatShare } from '../format.ts';
import { type Column, firstOf, type TableView, tableOf } from './table-view.ts';

const MAX_ROWS = 6;
const MAX_NOTE = 400;
const MAX_SOURCE = 160;
/** Days that the regulators' abandonment rate looks back. */
export const ABANDON_DAYS = 30;

/** How the calls kept to the rule pack's hours, what is certain apart from what is possible. */
export function callingHoursTable({ callingHours: hours, rulePack }: Compliance): TableView {
  const total = hours.ok + hours.violation + hours.possible + hours.undeterminable;
  const rows = [
    { name: 'Within hours', attempts: hours.ok },
    { name: 'Outside hours', attempts: hours.violation },
    { name: 'Possibly outside: several time zones', attempts: hours.possible },
    { name: 'Undeterminable: no time zone', attempts: hours.undeterminable },
  ];
  const pack = `Rule pack "${shownName(rulePack.name)}", not legal advice. ${clean(rulePack.note, MAX_NOTE)}`;
  const head = { title: 'Calling hours', nameLabel: 'Where the called party is' };
  return tableOf({ ...head, note: total === 0 ? null : pack }, total === 0 ? [] : rows, [
    { label: 'Attempts', text: ({ attempts }) => formatCount(attempts) },
    { label: 'Share', text: ({ attempts }) => formatShare(attempts, total) },
  ]);
}

/** Each frequency cap with how often it was broken. */
export function capTable({ frequency }: Compliance): TableView {
  return firstOf(
    { title: 'Frequency caps', nameLabel: 'At most' },
    frequency,
    [
      { label: 'Contacts over', text: ({ contactsOver }) => formatCount(contactsOver) },
      { label: 'Attempts over', text: ({ rowsOver }) => formatCount(rowsOver) },
      { label: 'Most seen', text: ({ maxSeen }) => formatCount(maxSeen) },
    ],
    MAX_ROWS,
  );
}

interface AbandonRow {
  readonly name: string;
  readonly abandoned: number;
  readonly of: number;
  readonly value: number | null;
  readonly room: number | null;
}

const ABANDON_COLUMNS: readonly Column<AbandonRow>[] = [
  { label: 'Abandoned', text: ({ abandoned }) => formatCount(abandoned) },
  { label: 'Out of', text: ({ of }) => formatCount(of) },
  { label: 'Rate', text: ({ value }) => formatPercent(value) },
  { label: 'Room under 3 %', wideOnly: true, text: ({ room }) => (room === null ? '' : formatCount(room)) },
];

/** Abandonment on both denominators, those with the least room first; without a source it says that it is not measurable. */
export function abandonmentTable({ source, sourceName, microsoft, regulatory, days }: Abandonment, voiceAttempts: number): TableView {
  const head = { title: 'Abandonment', nameLabel: 'Out of what' };
  if (source === null)
    return tableOf({ ...head, note: voiceAttempts > 0 ? 'Not measurable: no source tells which calls were abandoned.' : null }, [], []);
  const held = days < ABANDON_DAYS ? `, of which history holds ${days}` : '';
  const note = `Source: ${clean(sourceName, MAX_SOURCE)}. Attempts: Microsoft's denominator, this period. Live: live-answered calls, the regulators' denominator, over ${counted(ABANDON_DAYS, 'day')}${held}.`;
  const { numerator, denominator, value } = microsoft;
  return firstOf<AbandonRow>(
    { ...head, note },
    [
      { name: 'Attempts: all', abandoned: numerator, of: denominator, value, room: null },
      ...regulatory
        .toSorted((a, b) => a.room - b.room)
        .map(({ name, liveAnswered, ...rest }) => ({ ...rest, name: `Live: ${shownName(name)}`, of: liveAnswered })),
    ],
    ABANDON_COLUMNS,
    MAX_ROWS,
  );
}
