/** A call as a row, and its fact with some columns changed. */
import { fileRow } from '../../../src/metrics/fact/make-fact.ts';
import { FLAG_NAMES, FLAGS, type FlagName } from '../../../src/metrics/fact/quality.ts';
import type { DeliveryRow } from '../../../src/metrics/row/row.ts';
import { defaultRules } from '../../../src/metrics/rules/rules.ts';

export const RULES = defaultRules('a key of this test');
export const ID = '0a1b2c3d-0000-4000-8000-00000000000f';

export const CALL: DeliveryRow = {
  msdyn_proactive_deliveryid: ID,
  msdyn_proactive_engagement_config_id: 'c0000000-0000-4000-8000-000000000001',
  msdyn_queue_id: 'D0000000-0000-4000-8000-000000000002',
  msdyn_call_id: 'CA000000-0000-4000-8000-000000000003',
  msdyn_channel: 'Voice',
  msdyn_dialmode_type: 'Progressive',
  msdyn_status: 'Complete',
  msdyn_result: 'LiveAnswer',
  msdyn_contact_id: 'contact 1',
  msdyn_to_address: '+351912345678',
  msdyn_from_address: '+351 210 000 001',
  msdyn_window_start_date: '2026-11-22T08:00:00Z',
  msdyn_window_end_date: '2026-11-22T20:00:00Z',
  msdyn_start_date: '2026-11-22T09:41:07Z',
  msdyn_end_date: '2026-11-22T09:42:07Z',
  msdyn_result_date: '2026-11-22T09:42:09Z',
  msdyn_disposition_codes: '"Sale","Call back, later"',
  createdon: '2026-11-21T23:59:59Z',
  modifiedon: '2026-11-22T09:43:00Z',
  versionnumber: 1234,
};

/** The fact of CALL with these columns. @throws where they make it an open one */
export function factOf(columns: Partial<DeliveryRow> = {}, isMalformed = false) {
  const { fact } = fileRow({ row: { ...CALL, ...columns }, isMalformed }, RULES);
  if (fact === null) throw new Error('the row is not finished');
  return fact;
}

/** The names of what is odd about it. */
export function flagsOf(columns: Partial<DeliveryRow>, isMalformed = false): FlagName[] {
  const { flags } = factOf(columns, isMalformed);
  return FLAG_NAMES.filter((name) => (flags & FLAGS[name].bit) !== 0);
}
