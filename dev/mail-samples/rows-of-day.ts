/** The rows of one local day, worked out rather than drawn: the same campaigns on the same date give the same rows, and shares are met as nearly as whole numbers can. */
import type { RowParts } from '../../src/metrics/fact/make-fact.ts';
import type { ConversationRow, DeliveryRow } from '../../src/metrics/row/row.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/time/lengths.ts';
import type { Period } from '../../src/time/local-day.ts';
import { iso } from '../sample/rows.ts';
import { type Campaign, CODES, idOf, type ResultShares } from './organisation.ts';

// Multiples of it spread evenly over 0 to 1, however many there are.
const GOLDEN = 0.618_033_988_749_895;
const FIRST_DAY_MS = Date.UTC(2026, 7, 1);
const FIRST_HOUR = 9;
const HOURS = 11;
const CONTACTS = 4_000;
// Of a campaign and day, at most.
const ROWS_EACH = 10_000;

/** Rows of the campaigns on a day. */
export function* rowsOfDay(day: Period, campaigns: readonly Campaign[]): Generator<RowParts> {
  const dayNumber = dayNumberAt(day.fromMs);
  for (const [place, campaign] of campaigns.entries()) {
    let live = 0;
    for (let i = 0; i < campaign.deliveries; i++) {
      const result = resultAt(campaign.results, part((i + 0.5) * GOLDEN + dayNumber * 0.37));
      const startMs = day.fromMs + startOf((i + 0.5) / campaign.deliveries);
      const number = (dayNumber * 100 + place) * ROWS_EACH + i;
      yield rowOf(campaign, { number, i, startMs, result, live: result === 'LiveAnswer' ? live++ : 0 });
    }
  }
}

export interface Call {
  /** Tells rows apart. */
  readonly number: number;
  /** Place among those of its campaign and day. */
  readonly i: number;
  /** UTC epoch milliseconds. */
  readonly startMs: number;
  readonly result: string;
  /** How many live answers of its campaign came before it that day. */
  readonly live: number;
}

/** One delivery with its conversation, where a representative took it. @param columns in place of its own */
function rowOf(campaign: Campaign, call: Call, columns: Partial<DeliveryRow> = {}): RowParts {
  const { number, i, startMs, result, live } = call;
  const dayNumber = dayNumberAt(startMs);
  const isLive = result === 'LiveAnswer';
  const isLed = campaign.dialMode === 'Predictive' || campaign.dialMode === 'Progressive';
  const isAbandoned = isLive && isLed && part((live + dayNumber * 44 + 0.5) * campaign.abandoned) < campaign.abandoned;
  const seconds = isLive ? 60 + ((i * 37) % 240) : 20;
  const endMs = startMs + seconds * 1000;
  // Each campaign and day begins with another one.
  const representative = (Math.floor(number / ROWS_EACH) + i) % campaign.representatives;
  const contact = (i * 17 + dayNumber * 641 + campaign.deliveries) % CONTACTS;
  const row: DeliveryRow = {
    msdyn_proactive_deliveryid: idOf(3, number),
    msdyn_contact_id: idOf(4, contact),
    msdyn_call_id: idOf(9, number),
    msdyn_conversation_id: isLive && isLed && !isAbandoned ? idOf(5, number) : null,
    msdyn_proactive_engagement_config_id: campaign.id,
    msdyn_queue_id: campaign.queue,
    msdyn_channel: campaign.channel,
    msdyn_dialmode_type: campaign.dialMode,
    msdyn_status: 'Complete',
    msdyn_result: result,
    msdyn_to_address: `+44207946${String(1000 + (contact % 1000))
      .slice(1)
      .padStart(4, '0')}`,
    msdyn_from_address: campaign.callerIds[i % campaign.callerIds.length] ?? null,
    msdyn_disposition_codes: isLive && !isAbandoned ? `"${codeOf(live)}"` : null,
    msdyn_customer_connected_date: isLive && isLed ? iso(startMs + 8_000) : null,
    msdyn_csr_connected_date: isLive && isLed && !isAbandoned ? iso(startMs + 9_000) : null,
    msdyn_window_start_date: iso(startMs - HOUR_MS),
    msdyn_window_end_date: iso(startMs + 4 * HOUR_MS),
    msdyn_start_date: iso(startMs),
    msdyn_end_date: iso(endMs),
    msdyn_result_date: iso(endMs),
    msdyn_seq_no: 1,
    createdon: iso(startMs - 2 * MINUTE_MS),
    modifiedon: iso(endMs),
    ...columns,
  };
  return {
    row,
    ...(row.msdyn_conversation_id && { conversation: conversationOf(row.msdyn_conversation_id, representative, endMs, seconds) }),
  };
}

/** A single call of a campaign, beside those of its day. @param number tells such calls apart, 0 to 999 */
export function singleCall(campaign: Campaign, number: number, startMs: number, columns: Partial<DeliveryRow> = {}): RowParts {
  return rowOf(campaign, { number, i: 3_000 + number, startMs, result: columns.msdyn_result ?? 'NoAnswer', live: 0 }, columns);
}

/** Tells days apart, counted up. @param ms UTC epoch milliseconds */
export function dayNumberAt(ms: number): number {
  return Math.floor((ms - FIRST_DAY_MS) / DAY_MS);
}

function conversationOf(id: string, representative: number, endMs: number, seconds: number): ConversationRow {
  return {
    activityid: id,
    msdyn_ocliveworkitemid: id,
    _msdyn_activeagentid_value: idOf(6, representative),
    msdyn_closedon: iso(endMs),
    statecode: 1,
    msdyn_conversationtalktimeinseconds: seconds - 10,
    msdyn_conversationhandletimeinseconds: seconds + 20,
    modifiedon: iso(endMs),
  };
}

function resultAt(shares: ResultShares, at: number): string {
  let sum = 0;
  for (const [result, share] of Object.entries(shares)) {
    sum += share;
    if (at < sum) return result;
  }
  return Object.keys(shares).at(-1) ?? '';
}

function codeOf(live: number): string {
  return live % 20 === 0 ? CODES.sold : live % 5 === 1 ? CODES.later : CODES.no;
}

/** Most calls around the middle of the working day; milliseconds from its start at midnight, whole seconds. */
function startOf(at: number): number {
  const hump = at + 0.1 * Math.sin(2 * Math.PI * at);
  return Math.round((FIRST_HOUR + HOURS * hump) * 3600) * 1000;
}

function part(number: number): number {
  return number - Math.floor(number);
}
