/** The columns of facts and tombstones. */
import type { LookBack } from '../../metrics/contacts/look-back/look-back.ts';
import { type Fact, isFact, type Tombstone } from '../../metrics/fact/fact.ts';
import { isIn, SET_ENTRIES, SET_NAMES, SETS, type SetName } from '../../metrics/fact/sets.ts';
import { type CellValue, type Column, type Columns, type ColumnType, snakeCase } from './columns.ts';
import { lookBackColumns, type WithLookBack } from './look-back-columns.ts';
import { type GoneRow, removedColumn, scopeColumns, text, type Versioned, versionColumns } from './record-columns.ts';

/** A record in the quarter hour (its start, UTC epoch milliseconds) that it is kept in. */
export interface FactRow {
  readonly quarterMs: number;
  readonly record: Fact | Tombstone;
  /** @default not worked out yet */
  readonly lookBack?: LookBack | undefined;
}

/** What a file is written of; without a fact where the record is a tombstone, or was removed. */
interface Row extends Versioned, WithLookBack {
  readonly quarterMs: number;
  readonly fact: Fact | null;
}

/** Null of a tombstone. */
function ofFact(type: ColumnType, of: (fact: Fact) => CellValue, meaning: string, unit?: string): Column<Row> {
  return { type, meaning, ...(unit !== undefined && { unit }), of: ({ fact }) => (fact === null ? null : of(fact)) };
}

function textOf(of: (fact: Fact) => string, meaning: string): Column<Row> {
  return text(({ fact }) => (fact === null ? '' : of(fact)), meaning);
}

/** A list that is mostly empty, which null stands for. */
function listOf(of: (fact: Fact) => readonly unknown[], meaning: string): Column<Row> {
  return ofFact('text', (fact) => (of(fact).length === 0 ? null : JSON.stringify(of(fact))), meaning);
}

/** Of a local slot: weekday x 24 + hour. */
export const HOURS_A_DAY = 24;

const STORED: Columns<Row> = {
  quarter: { type: 'time', meaning: 'Start of the quarter hour of UTC that it counts in', of: ({ quarterMs }) => quarterMs },
  moved: {
    type: 'flag',
    meaning:
      'True of a delivery that moved to another quarter hour: it counts nowhere here, and only what it is and which version moved is given',
    of: ({ fact, version }) => (version === null ? null : fact === null),
  },
  ...versionColumns<Row>(),
  placed_at: ofFact('time', ({ placeMs }) => placeMs, 'When it was finished, which says where it counts'),
  placed_by: ofFact('text', ({ placeSource }) => placeSource, 'Which column gave that: result, end, start or modified'),
  ...scopeColumns<Row>(({ fact }) => fact?.scope ?? null),
  status: textOf(({ status }) => status, 'msdyn_status'),
  result: textOf(({ result }) => result, 'msdyn_result'),
  started_at: ofFact('time', ({ startMs }) => startMs, 'msdyn_start_date'),
  ended_at: ofFact('time', ({ endMs }) => endMs, 'msdyn_end_date'),
  window_started_at: ofFact('time', ({ windowStartMs }) => windowStartMs, 'msdyn_window_start_date'),
  window_ended_at: ofFact('time', ({ windowEndMs }) => windowEndMs, 'msdyn_window_end_date'),
  contact: {
    ...textOf(({ contact }) => contact, 'Keyed hash of the contact; no id, number or name of a person'),
    isDistinct: true,
  },
  caller_id: textOf(({ callerId }) => callerId, 'msdyn_from_address: a number of the organisation'),
  journey_id: textOf(({ journey }) => journey, 'msdyn_journey_id'),
  journey_run_id: textOf(({ journeyRun }) => journeyRun, 'msdyn_journey_run_id'),
  cancellation_policy_id: textOf(({ cancellationPolicy }) => cancellationPolicy, 'msdyn_cancellation_policy_id of a cancelled delivery'),
  call_id: { ...textOf(({ callId }) => callId, 'msdyn_call_id'), isDistinct: true },
  matter: textOf(({ matter }) => matter, 'Keyed hash of msdyn_tracking_id'),
  dispositions: listOf(({ dispositions }) => dispositions, 'JSON list of disposition codes'),
  attributes: listOf(
    ({ attributes }) => attributes,
    'JSON list of {type, keyword, value}; values are classes such as (text) where they are not kept',
  ),
  value: ofFact('long', ({ valueHundredths }) => valueHundredths, 'Sum of its value attributes', 'hundredths'),
  sequence_number: ofFact('integer', ({ seqNo }) => seqNo || null, 'msdyn_seq_no'),
  delivery_key: {
    ...textOf(({ deliveryKey }) => deliveryKey, 'Stands for msdyn_delivery_id where that is not the primary key'),
    isDistinct: true,
  },
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
};

/** A column of each set, which other programs read more easily than bits. */
function setColumn(name: SetName): readonly [string, Column<Row>] {
  const set = SETS[name];
  return [`is_${snakeCase(name)}`, ofFact('flag', ({ sets }) => isIn(sets, set), SET_ENTRIES[name].meaning.replace(/\.$/, ''))];
}

export const FACT_COLUMNS: Columns<Row> = { ...STORED, ...lookBackColumns<Row>(), ...Object.fromEntries(SET_NAMES.map(setColumn)) };

/** Those of a file of what changed. */
export const OPEN_FACT_COLUMNS: Columns<Row> = { removed: removedColumn(), ...STORED };

/** What a file is written of. */
export function factLine(row: FactRow | GoneRow): Row {
  if ('goneId' in row) return { quarterMs: row.quarterMs, id: row.goneId, version: null, fact: null, lookBack: null };
  const { quarterMs, record, lookBack = null } = row;
  return { quarterMs, id: record.id, version: record.version, fact: isFact(record) ? record : null, lookBack };
}

/** When it counts, UTC epoch milliseconds; of a row that has no fact the start of its quarter hour. */
export function factTimeMs({ quarterMs, fact }: Row): number {
  return fact?.placeMs ?? quarterMs;
}
