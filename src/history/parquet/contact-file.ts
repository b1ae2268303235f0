/** What a day that is over tells of contacts, as a Parquet file: a fifth of the bytes of its records, and read as fast as numbers are. */
import type { CountedColumns, CountedLine } from '../../metrics/contacts/counted-columns.ts';
import { scopeKey } from '../../metrics/cube/cube.ts';
import type { Scope } from '../../metrics/fact/fact.ts';
import { sharedScope } from '../../metrics/fact/shared-scope.ts';
import { remembered } from '../../metrics/row/text.ts';
import type { Column, Columns, ColumnType } from './columns.ts';
import { SEEN_NAMES } from './look-back-columns.ts';
import type { ReadColumns } from './parquet-file.ts';
import { wholes } from './reading.ts';

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
    // A date that stands for none makes a century of it.
    number('long', ({ waitSeconds }) => waitSeconds, 'From the start of its window; -1 not known, -2 before it', 'seconds'),
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
  scope: {
    type: 'text',
    meaning: 'JSON list of configuration_id, queue_id, channel and dial_mode',
    of: ({ scope }) => scopeKey(scope),
    isRequired: true,
  },
  ...Object.fromEntries(Object.values(NUMBERS)),
  ...Object.fromEntries(SEEN_NAMES.map((name, i) => [name, number('integer', ({ seen }) => seen[i] ?? 0, 'As of facts; 0 none')])),
};

/** The columns that are needed with the counts of attempts in windows, or without. */
export function contactColumnNames(withSeen: boolean): readonly string[] {
  return ['scope', ...Object.values(NUMBERS).map(([name]) => name), ...(withSeen ? SEEN_NAMES : [])];
}

/** Those of them that tell whom a row is about, and whether it was an attempt. */
export const KEY_COLUMN_NAMES: readonly string[] = ['scope', ...[NUMBERS.high, NUMBERS.low, NUMBERS.marks].map(([name]) => name)];

/** @param withSeen as they were read */
export function countedColumnsIn(columns: ReadColumns, withSeen: boolean): CountedColumns {
  const entries = Object.entries(NUMBERS).map(([key, [name]]) => [key, wholes(columns, name)] as const);
  const numbers = Object.fromEntries(entries) as unknown as Omit<CountedColumns, 'scope' | 'seen'>;
  return { ...numbers, scope: scopesIn(columns), seen: withSeen ? SEEN_NAMES.map((name) => wholes(columns, name)) : [] };
}

/** Equal scopes are one object as a rule. Most rows have the scope of the row before. */
function scopesIn(columns: ReadColumns): CountedColumns['scope'] {
  const texts = columns.values<string>('scope');
  let last: string | null = null;
  let scope = NO_SCOPE;
  return (row) => {
    const text = texts[row] ?? '';
    if (text !== last) {
      last = text;
      scope = scopeOf(text);
    }
    return scope;
  };
}

const NO_SCOPE: Scope = { configuration: '', queue: '', channel: '', dialMode: '' };

const scopeOf = remembered((text: string): Scope => {
  const [configuration = '', queue = '', channel = '', dialMode = ''] = JSON.parse(text) as readonly string[];
  return sharedScope({ configuration, queue, channel, dialMode });
});

/** In order of quarter hours; within each by scope, so that most values are those of the row before. */
export function inContactOrder(lines: readonly ContactLine[]): ContactLine[] {
  return lines.toSorted((a, b) => a.quarterMs - b.quarterMs || compareScopes(a.scope, b.scope) || a.atMs - b.atMs);
}

function compareScopes(a: Scope, b: Scope): number {
  if (a === b) return 0;
  const [first, second] = [scopeKey(a), scopeKey(b)];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
