/** Facts and tombstones as a Parquet file: a row each. */

import type { FactOfContact } from '../../metrics/contacts/contact-fact.ts';
import type { AbandonSource, Fact, FactAttribute, PlaceSource, Tombstone } from '../../metrics/fact/fact.ts';
import type { HoursVerdict } from '../../metrics/zones/calling-hours.ts';
import { FACT_COLUMNS, type FactRow, factLine, factTimeMs, HOURS_A_DAY, OPEN_FACT_COLUMNS } from './fact-columns.ts';
import type { FileNotes } from './file-metadata.ts';
import { parquetFile, type ReadColumns } from './parquet-file.ts';
import { type At, jsons, numbers, numbersOrNull, texts } from './reading.ts';
import { type GoneRow, inOrder, SCOPE_COLUMN_NAMES, scopesIn, versionsIn } from './record-columns.ts';

/** The file of the records of a day, at least one. Within a quarter hour they lie in order of time, which makes the file smaller. */
export function factFile(rows: readonly FactRow[], notes?: FileNotes): Uint8Array {
  return parquetFile('facts', FACT_COLUMNS, inOrder(rows.map(factLine), factTimeMs), notes);
}

/** The same of what changed: records, and which of them are gone. */
export function openFactFile(rows: readonly (FactRow | GoneRow)[], notes?: FileNotes): Uint8Array {
  return parquetFile('facts', OPEN_FACT_COLUMNS, inOrder(rows.map(factLine), factTimeMs), notes);
}

/** The record of a row of a file. */
export function factRecordsAt(columns: ReadColumns): At<Fact | Tombstone> {
  const [moved, fact] = [columns.values<boolean>('moved'), factsIn(columns)];
  const [id, version] = [texts(columns, 'delivery_id'), versionsIn(columns)];
  return (row) => (moved[row] === true ? { id: id(row), version: version(row) } : fact(row));
}

/** The records of a file in its order. */
export function factRowsIn(columns: ReadColumns): FactRow[] {
  const [quarterMs, record] = [numbers(columns, 'quarter'), factRecordsAt(columns)];
  return Array.from({ length: columns.rows }, (_, row) => ({ quarterMs: quarterMs(row), record: record(row) }));
}

/** The rows of a file of what changed in its order. */
export function openFactRowsIn(columns: ReadColumns): (FactRow | GoneRow)[] {
  const removed = columns.values<boolean>('removed');
  return factRowsIn(columns).map((row, i) => (removed[i] ? { quarterMs: row.quarterMs, goneId: row.record.id } : row));
}

/** The columns that tell of contacts, and what of them is in a file: rows that moved are left out. */
export const CONTACT_COLUMN_NAMES: readonly string[] = [
  ...['moved', 'delivery_id', 'placed_at', ...SCOPE_COLUMN_NAMES, 'result', 'started_at', 'window_started_at', 'contact'],
  ...['sequence_number', 'delivery_key', 'matter', 'local_weekday', 'local_hour', 'sets'],
];

/** Those of them that tell nothing of who a row is: of a file read without them each has an empty id. */
export const COUNTED_COLUMN_NAMES: readonly string[] = CONTACT_COLUMN_NAMES.filter(
  (name) => !['delivery_id', 'sequence_number', 'delivery_key'].includes(name),
);

/** What a row tells of a contact that is wanted; undefined where it tells nothing. */
export function contactFactsAt(columns: ReadColumns, isWanted: (contact: string) => boolean = () => true): At<FactOfContact | undefined> {
  const [moved, contacts, fact] = [columns.values<boolean>('moved'), texts(columns, 'contact'), contactFactAt(columns)];
  return (row) => (moved[row] !== true && isWanted(contacts(row)) ? fact(row) : undefined);
}

function contactFactAt(columns: ReadColumns): At<FactOfContact> {
  const [id, placeMs, scope, result] = [
    texts(columns, 'delivery_id'),
    numbers(columns, 'placed_at'),
    scopesIn(columns),
    texts(columns, 'result'),
  ];
  const [startMs, windowStartMs, contact] = [
    numbersOrNull(columns, 'started_at'),
    numbersOrNull(columns, 'window_started_at'),
    texts(columns, 'contact'),
  ];
  const [seqNo, deliveryKey, matter] = [numbers(columns, 'sequence_number'), texts(columns, 'delivery_key'), texts(columns, 'matter')];
  const [localSlot, sets] = [slotsIn(columns), numbers(columns, 'sets')];
  return (row) => ({
    id: id(row),
    placeMs: placeMs(row),
    scope: scope(row),
    result: result(row),
    startMs: startMs(row),
    windowStartMs: windowStartMs(row),
    contact: contact(row),
    seqNo: seqNo(row),
    deliveryKey: deliveryKey(row),
    matter: matter(row),
    localSlot: localSlot(row),
    sets: sets(row),
  });
}

function factsIn(columns: ReadColumns): At<Fact> {
  const [ofContact, version] = [contactFactAt(columns), versionsIn(columns)];
  const [placeSource, status] = [texts(columns, 'placed_by'), texts(columns, 'status')];
  const [endMs, windowEndMs] = [numbersOrNull(columns, 'ended_at'), numbersOrNull(columns, 'window_ended_at')];
  const [callerId, journey, journeyRun] = [texts(columns, 'caller_id'), texts(columns, 'journey_id'), texts(columns, 'journey_run_id')];
  const [cancellationPolicy, callId] = [texts(columns, 'cancellation_policy_id'), texts(columns, 'call_id')];
  const [dispositions, attributes] = [
    jsons<readonly string[]>(columns, 'dispositions', []),
    jsons<readonly FactAttribute[]>(columns, 'attributes', []),
  ];
  const [valueHundredths, customerWaitSeconds] = [numbersOrNull(columns, 'value'), numbersOrNull(columns, 'customer_wait')];
  const [hours, abandonSource, agent] = [texts(columns, 'calling_hours'), texts(columns, 'abandonment_source'), texts(columns, 'agent_id')];
  const [talkSeconds, handleSeconds] = [numbersOrNull(columns, 'talk'), numbersOrNull(columns, 'handle')];
  const [empty, flags] = [numbers(columns, 'empty_columns'), numbers(columns, 'flags')];
  return (row) => ({
    ...ofContact(row),
    version: version(row),
    placeSource: placeSource(row) as PlaceSource,
    status: status(row),
    endMs: endMs(row),
    windowEndMs: windowEndMs(row),
    callerId: callerId(row),
    journey: journey(row),
    journeyRun: journeyRun(row),
    cancellationPolicy: cancellationPolicy(row),
    callId: callId(row),
    dispositions: dispositions(row),
    attributes: attributes(row),
    valueHundredths: valueHundredths(row),
    customerWaitSeconds: customerWaitSeconds(row),
    hours: hours(row) as HoursVerdict | '',
    abandonSource: abandonSource(row) as AbandonSource,
    agent: agent(row),
    talkSeconds: talkSeconds(row),
    handleSeconds: handleSeconds(row),
    empty: empty(row),
    flags: flags(row),
  });
}

function slotsIn(columns: ReadColumns): At<number> {
  const [weekday, hour] = [numbersOrNull(columns, 'local_weekday'), numbersOrNull(columns, 'local_hour')];
  return (row) => {
    const [day, at] = [weekday(row), hour(row)];
    return day === null || at === null ? -1 : (day - 1) * HOURS_A_DAY + at;
  };
}
