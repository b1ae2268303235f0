/** Facts and tombstones as a Parquet file: a row each, columns as docs/history.md tells them. */
import type { FactOfContact } from '../../metrics/contacts/contact-fact.ts';
import type { AbandonSource, Fact, FactAttribute, PlaceSource, Tombstone } from '../../metrics/fact/fact.ts';
import { isFact } from '../../metrics/fact/fact.ts';
import { isIn, SET_ENTRIES, SET_NAMES, SETS } from '../../metrics/fact/sets.ts';
import type { HoursVerdict } from '../../metrics/zones/calling-hours.ts';
import { type CellValue, type Column, type Columns, type ColumnType, snakeCase } from './columns.ts';
import type { ReadColumns } from './parquet-file.ts';
import { type At, jsons, numbers, numbersOrNull, texts } from './reading.ts';
import { SCOPE_COLUMN_NAMES, scopeColumns, scopesIn, text, versionColumns, versionsIn } from './record-columns.ts';

/** A record in the quarter hour (its start, UTC epoch milliseconds) that it is kept in. */
export interface FactRow {
  readonly quarterMs: number;
  readonly record: Fact | Tombstone;
}

type Row = FactRow & Pick<Fact, 'id' | 'version'>;

/** Null of a tombstone. */
function ofFact(type: ColumnType, of: (fact: Fact) => CellValue, meaning: string, unit?: string): Column<Row> {
  return { type, meaning, ...(unit !== undefined && { unit }), of: ({ record }) => (isFact(record) ? of(record) : null) };
}

function textOf(of: (fact: Fact) => string, meaning: string): Column<Row> {
  return text(({ record }) => (isFact(record) ? of(record) : ''), meaning);
}

/** A list that is mostly empty, which null stands for. */
function listOf(of: (fact: Fact) => readonly unknown[], meaning: string): Column<Row> {
  return ofFact('text', (fact) => (of(fact).length === 0 ? null : JSON.stringify(of(fact))), meaning);
}

const HOURS_A_DAY = 24;

export const FACT_COLUMNS: Columns<Row> = {
  quarter: { type: 'time', meaning: 'Start of the quarter hour of UTC that it counts in', of: ({ quarterMs }) => quarterMs },
  moved: {
    type: 'flag',
    meaning: 'True of a delivery that moved to another quarter hour: all else is null, and it counts nowhere here',
    of: ({ record }) => !isFact(record),
  },
  ...versionColumns<Row>(),
  placed_at: ofFact('time', ({ placeMs }) => placeMs, 'When it was finished, which says where it counts'),
  placed_by: ofFact('text', ({ placeSource }) => placeSource, 'Which column gave that: result, end, start or modified'),
  ...scopeColumns<Row>(({ record }) => (isFact(record) ? record.scope : null)),
  status: textOf(({ status }) => status, 'msdyn_status'),
  result: textOf(({ result }) => result, 'msdyn_result'),
  started_at: ofFact('time', ({ startMs }) => startMs, 'msdyn_start_date'),
  ended_at: ofFact('time', ({ endMs }) => endMs, 'msdyn_end_date'),
  window_started_at: ofFact('time', ({ windowStartMs }) => windowStartMs, 'msdyn_window_start_date'),
  window_ended_at: ofFact('time', ({ windowEndMs }) => windowEndMs, 'msdyn_window_end_date'),
  contact: textOf(({ contact }) => contact, 'Keyed hash of the contact; no id, number or name of a person'),
  caller_id: textOf(({ callerId }) => callerId, 'msdyn_from_address: a number of the organisation'),
  journey_id: textOf(({ journey }) => journey, 'msdyn_journey_id'),
  journey_run_id: textOf(({ journeyRun }) => journeyRun, 'msdyn_journey_run_id'),
  cancellation_policy_id: textOf(({ cancellationPolicy }) => cancellationPolicy, 'msdyn_cancellation_policy_id of a cancelled delivery'),
  call_id: textOf(({ callId }) => callId, 'msdyn_call_id'),
  matter: textOf(({ matter }) => matter, 'Keyed hash of msdyn_tracking_id'),
  dispositions: listOf(({ dispositions }) => dispositions, 'JSON list of disposition codes'),
  attributes: listOf(
    ({ attributes }) => attributes,
    'JSON list of {type, keyword, value}; values are classes such as (text) where they are not kept',
  ),
  value: ofFact('long', ({ valueHundredths }) => valueHundredths, 'Sum of its value attributes', 'hundredths'),
  sequence_number: ofFact('integer', ({ seqNo }) => seqNo || null, 'msdyn_seq_no'),
  delivery_key: textOf(({ deliveryKey }) => deliveryKey, 'Stands for msdyn_delivery_id where that is not the primary key'),
  customer_wait: ofFact('integer', (fact) => fact.customerWaitSeconds, 'From customer connected to representative connected', 'seconds'),
  local_weekday: ofFact(
    'integer',
    ({ localSlot: at }) => (at < 0 ? null : Math.floor(at / HOURS_A_DAY) + 1),
    "Weekday on the called party's own clock, Monday 1",
  ),
  local_hour: ofFact('integer', ({ localSlot: at }) => (at < 0 ? null : at % HOURS_A_DAY), "Hour on the called party's own clock, 0 to 23"),
  calling_hours: textOf(({ hours }) => hours, 'Whether the rule pack allows a call then: ok, violation, possible or undeterminable'),
  abandonment_source: textOf(({ abandonSource }) => abandonSource, 'What tells whether it was abandoned'),
  agent_id: textOf(({ agent }) => agent, 'systemuserid of the representative'),
  talk: ofFact('integer', ({ talkSeconds }) => talkSeconds, 'Talk time of the conversation', 'seconds'),
  handle: ofFact('integer', ({ handleSeconds }) => handleSeconds, 'Handle time of the conversation', 'seconds'),
  empty_columns: ofFact('integer', ({ empty }) => empty, 'Bits of the watched columns that were empty'),
  sets: ofFact('long', ({ sets }) => sets, 'Bits of the sets it counts in, which columns of their own tell too'),
  flags: ofFact('integer', ({ flags }) => flags, 'Bits of what was odd about the row'),
  ...Object.fromEntries(
    SET_NAMES.map((name) => [
      `is_${snakeCase(name)}`,
      ofFact('flag', ({ sets }) => isIn(sets, SETS[name]), SET_ENTRIES[name].meaning.replace(/\.$/, '')),
    ]),
  ),
};

/** What a file is written of. */
export function factRow(quarterMs: number, record: Fact | Tombstone): Row {
  return { quarterMs, record, id: record.id, version: record.version };
}

/** The records of a file in its order. */
export function factRowsIn(columns: ReadColumns): FactRow[] {
  const [quarterMs, moved, fact] = [numbers(columns, 'quarter'), columns.values<boolean>('moved'), factsIn(columns)];
  const [id, version] = [texts(columns, 'delivery_id'), versionsIn(columns)];
  return Array.from({ length: columns.rows }, (_, row) => ({
    quarterMs: quarterMs(row),
    record: moved[row] ? { id: id(row), version: version(row) } : fact(row),
  }));
}

/** The columns that tell of contacts, and what of them is in a file: rows that moved are left out. */
export const CONTACT_COLUMN_NAMES: readonly string[] = [
  ...['quarter', 'moved', 'delivery_id', 'placed_at', ...SCOPE_COLUMN_NAMES, 'result', 'started_at', 'window_started_at', 'contact'],
  ...['sequence_number', 'delivery_key', 'matter', 'local_weekday', 'local_hour', 'sets'],
];

export function contactFactsIn(columns: ReadColumns, isWanted: (contact: string) => boolean): FactOfContact[] {
  const [moved, contacts, fact] = [columns.values<boolean>('moved'), texts(columns, 'contact'), contactFactAt(columns)];
  const found: FactOfContact[] = [];
  for (let row = 0; row < columns.rows; row++) if (!moved[row] && isWanted(contacts(row))) found.push(fact(row));
  return found;
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
