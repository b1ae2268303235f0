/** What a day that is over tells of contacts, as a Parquet file: a sixth of the bytes of its records, and read as fast as numbers are. */
import type { CountedColumns, CountedLine } from '../../metrics/contacts/counted-columns.ts';
import type { Scope } from '../../metrics/fact/fact.ts';
import type { Column, Columns, ColumnType } from './columns.ts';
import { SEEN_NAMES } from './look-back-columns.ts';
import type { ReadColumns } from './parquet-file.ts';
import { wholes } from './reading.ts';
import { SCOPE_COLUMN_NAMES, scopeColumns, scopesIn } from './record-columns.ts';

/** A row in the quarter hour (its start, UTC epoch milliseconds) that it counts in. */
export interface ContactLine extends CountedLine {
  readonly quarterMs: number;
}

function number(type: ColumnType, of: (line: ContactLine) => number, meaning: string, unit?: string): Column<ContactLine> {
  return { type, meaning, of, isRequired: true, ...(unit !== undefined && { unit }) };
}

/** Of a key that hardly two rows share. */
function word(of: (line: ContactLine) => number, meaning: string): Column<ContactLine> {
  // Integers are signed.
  return { ...number('integer', (line) => of(line) | 0, meaning), isDistinct: true };
}

const NUMBERS: Readonly<Record<Exclude<keyof CountedColumns, 'scope' | 'seen'>, readonly [name: string, Column<ContactLine>]>> = {
  high: ['contact_high', word(({ high }) => high, 'First half of the keyed hash of the contact, as a signed number')],
  low: ['contact_low', word(({ low }) => low, 'Second half of it')],
  marks: ['marks', number('integer', ({ marks }) => marks, 'Bits of what it says yes to (counted-columns.ts)')],
  sets: ['sets', number('long', ({ sets }) => sets, 'Bits of the sets that its fact counts in')],
  atMs: ['at', number('time', ({ atMs }) => atMs, 'When the contact was reached for: its start, else when it was finished')],
  waitSeconds: [
    'window_wait',
    number('integer', ({ waitSeconds }) => waitSeconds, 'From the start of its window; -1 not known, -2 before it', 'seconds'),
  ],
  localSlot: [
    'local_slot',
    number('integer', ({ localSlot }) => localSlot, "Weekday x 24 + hour on the called party's clock; -1 not known"),
  ],
  attempt: ['attempt_number', number('integer', ({ attempt }) => attempt, 'As of facts; -1 none')],
  sinceCallSeconds: ['since_call', number('integer', ({ sinceCallSeconds: seconds }) => seconds, 'As of facts; -1 none', 'seconds')],
};

export const CONTACT_COLUMNS: Columns<ContactLine> = {
  quarter: number('time', ({ quarterMs }) => quarterMs, 'Start of the quarter hour of UTC that it counts in'),
  ...requiredScope(),
  ...Object.fromEntries(Object.values(NUMBERS)),
  ...Object.fromEntries(SEEN_NAMES.map((name, i) => [name, number('integer', ({ seen }) => seen[i] ?? 0, 'As of facts; 0 none')])),
};

/** An empty text rather than null: it is read several times as fast. */
function requiredScope(): Columns<ContactLine> {
  const columns = Object.entries(scopeColumns<ContactLine>(({ scope }) => scope));
  return Object.fromEntries(columns.map(([name, column]) => [name, { ...column, of: (line) => column.of(line) ?? '', isRequired: true }]));
}

/** The columns that are needed with the counts of attempts in windows, or without. */
export function contactColumnNames(withSeen: boolean): readonly string[] {
  return [...SCOPE_COLUMN_NAMES, ...Object.values(NUMBERS).map(([name]) => name), ...(withSeen ? SEEN_NAMES : [])];
}

/** Those of them that tell whom a row is about, and in which sets. */
export const KEY_COLUMN_NAMES: readonly string[] = [
  ...SCOPE_COLUMN_NAMES,
  ...[NUMBERS.high, NUMBERS.low, NUMBERS.marks, NUMBERS.sets].map(([name]) => name),
];

/** @param withSeen as they were read */
export function countedColumnsIn(columns: ReadColumns, withSeen: boolean): CountedColumns {
  const entries = Object.entries(NUMBERS).map(([key, [name]]) => [key, wholes(columns, name)] as const);
  const numbers = Object.fromEntries(entries) as unknown as Omit<CountedColumns, 'scope' | 'seen'>;
  return { ...numbers, scope: scopesIn(columns), seen: withSeen ? SEEN_NAMES.map((name) => wholes(columns, name)) : [] };
}

/** In order of quarter hours; within each by scope, so that most values are those of the row before. */
export function inContactOrder(lines: readonly ContactLine[]): ContactLine[] {
  return lines.toSorted((a, b) => a.quarterMs - b.quarterMs || compareScopes(a.scope, b.scope) || a.atMs - b.atMs);
}

function compareScopes(a: Scope, b: Scope): number {
  if (a === b) return 0;
  const [first, second] = [a, b].map(({ configuration, queue, channel, dialMode }) => [configuration, queue, channel, dialMode].join('\n'));
  return (first ?? '') < (second ?? '') ? -1 : 1;
}
