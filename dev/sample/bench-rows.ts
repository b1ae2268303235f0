/** Rows for benchmarks: plain, all alike, about 2.6 kB of JSON for a delivery and its five attributes; the same for the same seed. */

import type { AttributeRow, DeliveryRow } from '../../src/metrics/row/row.ts';
import { HOUR_MS } from '../../src/time/lengths.ts';
import { contactOf } from './bench-contacts.ts';
import { createRandom, type Random } from './random.ts';
import { INPUT_TYPE, iso, RESULT_TYPE, versionColumns } from './rows.ts';

export interface BenchOptions {
  /** @default 1 */
  readonly seed?: number;
  /** Number of deliveries. */
  readonly count: number;
  /** Deliveries start within [fromMs, toMs), UTC epoch milliseconds, in random order. */
  readonly fromMs: number;
  readonly toMs: number;
  /** "tied": 24 configurations, each with its own queue, channel and dial mode. "independent": 2,000 combinations drawn freely. @default "tied" */
  readonly scopes?: 'tied' | 'independent';
}

export interface BenchRecord {
  readonly delivery: DeliveryRow;
  readonly attributes: readonly AttributeRow[];
}

const RESULTS = ['LiveAnswer', 'AnsweringMachine', 'AnsweringMachineHangup', 'NoAnswer', 'NoAnswer', 'Busy', 'CallEnded', 'InvalidAddress'];
const DIAL_MODES = ['Copilot', 'Progressive', 'Preview', 'Predictive'];
/** Six keywords with few values, then four whose value no other row has. */
const KEYWORDS = ['language', 'segment', 'region', 'product', 'subscribed', 'sentiment', 'amount', 'reference', 'note', 'session'];
const UNIQUE_FROM = 6;
const ATTRIBUTES_PER_ROW = 5;

/** Deliveries with their attributes. */
export function* benchRows(options: BenchOptions): Generator<BenchRecord> {
  const random = createRandom(`bench|${options.seed ?? 1}`);
  for (let i = 0; i < options.count; i++) yield benchRow(random, options, i);
}

function benchRow(random: Random, { fromMs, toMs, scopes = 'tied' }: BenchOptions, index: number): BenchRecord {
  const startMs = Math.floor((fromMs + random.next() * (toMs - fromMs)) / 1000) * 1000;
  const endMs = startMs + random.int(3, 400) * 1000;
  const delivery = deliveryRow(random, scopes === 'tied' ? tiedScope(random) : freeScope(random), startMs, endMs);
  const attributes = Array.from({ length: ATTRIBUTES_PER_ROW }, (_, n) =>
    attributeRow(random, delivery, (index + n * 2) % KEYWORDS.length, endMs),
  );
  return { delivery, attributes };
}

interface ScopeColumns {
  readonly configuration: string;
  readonly queue: string;
  readonly channel: string;
  readonly dialMode: string;
}

function tiedScope(random: Random): ScopeColumns {
  const n = random.int(0, 23);
  return {
    configuration: guidOf('c', n),
    queue: guidOf('d', n % 12),
    channel: n % 8 === 0 ? 'SMS' : 'Voice',
    dialMode: DIAL_MODES[n % 4] ?? '',
  };
}

/** 20 configurations x 25 queues x 4 dial modes. */
function freeScope(random: Random): ScopeColumns {
  return {
    configuration: guidOf('c', random.int(0, 19)),
    queue: guidOf('d', random.int(0, 24)),
    channel: 'Voice',
    dialMode: random.pick(DIAL_MODES),
  };
}

function guidOf(kind: string, n: number): string {
  return `${kind.repeat(8)}-0000-4000-8000-${`${n}`.padStart(12, '0')}`;
}

function deliveryRow(random: Random, scope: ScopeColumns, startMs: number, endMs: number): DeliveryRow & { '@odata.etag': string } {
  const id = random.guid();
  const contact = contactOf(random.int(0, 3999));
  const sms = scope.channel === 'SMS';
  const { '@odata.etag': etag, versionnumber } = versionColumns(endMs + 5000);
  const journey = random.int(0, 9);
  return {
    '@odata.etag': etag,
    msdyn_proactive_deliveryid: id,
    msdyn_delivery_id: random.guid(),
    msdyn_conversation_id: random.guid(),
    msdyn_proactive_engagement_config_id: scope.configuration,
    // Of a stream of its own: rows of earlier measurements stay the same.
    msdyn_call_id: sms ? null : createRandom(`${id}|call`).guid(),
    msdyn_journey_id: guidOf('e', journey),
    msdyn_journey_run_id: guidOf('f', journey),
    msdyn_tracking_id: `case-${contact.id.slice(0, 8)}`,
    msdyn_contact_id: contact.id,
    msdyn_channel: scope.channel,
    msdyn_status: 'Complete',
    msdyn_queue_id: scope.queue,
    msdyn_dialmode_type: scope.dialMode,
    msdyn_to_address: contact.phone,
    msdyn_from_address: `+120655501${random.int(10, 29)}`,
    msdyn_window_start_date: iso(startMs - HOUR_MS),
    msdyn_window_end_date: iso(startMs + 14_400_000),
    msdyn_start_date: iso(startMs),
    msdyn_end_date: iso(endMs),
    msdyn_result: sms ? 'Delivered' : random.pick(RESULTS),
    msdyn_result_date: iso(endMs + 2000),
    msdyn_disposition_codes: random.chance(0.4) ? '"Interested","Call back later"' : null,
    msdyn_seq_no: random.int(1, 4),
    createdon: iso(startMs - HOUR_MS),
    modifiedon: iso(endMs + 5000),
    versionnumber,
    partitionid: id,
  };
}

function attributeRow(random: Random, delivery: DeliveryRow, keyword: number, changedMs: number): AttributeRow {
  const id = random.guid();
  return {
    msdyn_proactive_delivery_attributeid: id,
    _msdyn_proactive_delivery_value: delivery.msdyn_proactive_deliveryid,
    msdyn_keyword: KEYWORDS[keyword],
    msdyn_value: keyword < UNIQUE_FROM ? `value ${random.int(1, 6)}` : uniqueValue(random, KEYWORDS[keyword]),
    msdyn_type: keyword % 2 === 0 ? INPUT_TYPE : RESULT_TYPE,
    modifiedon: iso(changedMs),
    versionnumber: versionColumns(changedMs).versionnumber,
  };
}

function uniqueValue(random: Random, keyword: string | undefined): string {
  if (keyword === 'amount') return `${random.int(1, 999_999)}.${random.int(100_000, 999_999)}`;
  return keyword === 'note' ? `asked about ${random.guid().slice(0, 13)}` : random.guid();
}
