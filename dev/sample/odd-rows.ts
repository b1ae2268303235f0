/** What real tables hold besides good rows: values nobody documents, gaps, impossible times. One change a row. */
import { MINUTE_MS } from '../../src/time/lengths.ts';
import { HOSTILE_CODES, HOSTILE_TEXTS, UNPARSEABLE_CODES } from './hostile.ts';
import type { Random } from './random.ts';
import { iso, type SampleDelivery } from './rows.ts';

/** Share of finished rows that are odd in one way or another. */
const ODD_SHARE = 0.008;
const HOSTILE_SHARE = 0.02;

type Change = (row: SampleDelivery, random: Random) => Partial<SampleDelivery>;

/** What any organisation's table holds. */
const CHANGES: readonly Change[] = [
  () => ({ msdyn_result: 'VoicemailDropped' }),
  () => ({ msdyn_contact_id: null }),
  () => ({ msdyn_end_date: null }),
  () => ({ msdyn_start_date: null }),
  () => ({ msdyn_result_date: null }),
  () => ({ msdyn_window_start_date: null, msdyn_window_end_date: null }),
  // A call outside its window.
  (row) => ({ msdyn_window_end_date: shifted(row.msdyn_start_date, -MINUTE_MS) }),
];

/** What is rare, impossible, or meant to do harm. */
const HOSTILE_CHANGES: readonly Change[] = [
  ...CHANGES,
  () => ({ msdyn_result: ' liveanswer ' }),
  () => ({ msdyn_result: null }),
  () => ({ msdyn_result: '' }),
  () => ({ msdyn_status: 'Paused' }),
  () => ({ msdyn_status: 'complete' }),
  () => ({ msdyn_status: null }),
  () => ({ msdyn_dialmode_type: 'Power' }),
  () => ({ msdyn_dialmode_type: null }),
  () => ({ msdyn_channel: 'voice' }),
  () => ({ msdyn_channel: 'Pigeon' }),
  () => ({ msdyn_channel: null }),
  () => ({ msdyn_queue_id: null }),
  () => ({ msdyn_proactive_engagement_config_id: '00000000-0000-4000-8000-00000000dead' }),
  () => ({ msdyn_contact_id: null, msdyn_to_address: null }),
  () => ({ msdyn_to_address: 'not a number' }),
  () => ({ msdyn_from_address: null }),
  () => ({ msdyn_end_date: null, msdyn_result_date: null }),
  () => ({ msdyn_start_date: null, msdyn_end_date: null, msdyn_result_date: null }),
  (row) => ({ msdyn_end_date: shifted(row.msdyn_start_date, -30_000) }),
  (row) => ({ msdyn_result_date: shifted(row.msdyn_end_date, -MINUTE_MS) }),
  () => ({ msdyn_seq_no: null }),
  () => ({ msdyn_delivery_id: '11111111-2222-4333-8444-555555555555' }),
  () => ({ partitionid: null }),
  (row) => ({ versionnumber: String(row.versionnumber) }),
  (_, random) => ({ msdyn_disposition_codes: random.pick(UNPARSEABLE_CODES) }),
  (_, random) => ({ msdyn_disposition_codes: random.pick(HOSTILE_CODES) }),
  (_, random) => ({ msdyn_result: random.pick(HOSTILE_TEXTS) }),
  (_, random) => ({ msdyn_journey_id: random.pick(HOSTILE_TEXTS) }),
];

/** The row, now and then with one thing changed for the worse; with `hostile` more often and more cruelly. */
export function makeOdd(row: SampleDelivery, random: Random, hostile: boolean): SampleDelivery {
  if (!random.chance(hostile ? HOSTILE_SHARE : ODD_SHARE)) return row;
  return { ...row, ...random.pick(hostile ? HOSTILE_CHANGES : CHANGES)(row, random) };
}

function shifted(date: string | null | undefined, ms: number): string | null {
  return date ? iso(Date.parse(date) + ms) : null;
}
