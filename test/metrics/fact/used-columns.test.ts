/** What each column of a delivery does to what is filed of it: one example a column, so that none is read in vain. */
import { describe, expect, test } from 'vitest';
import { keyOfId } from '../../../src/metrics/fact/delivery-key.ts';
import { type Filing, fileRow } from '../../../src/metrics/fact/make-fact.ts';
import { isIn, SETS } from '../../../src/metrics/fact/sets.ts';
import type { Column } from '../../../src/metrics/row/column.ts';
import { DELIVERY_COLUMNS } from '../../../src/metrics/row/columns.ts';
import type { DeliveryRow } from '../../../src/metrics/row/row.ts';
import { defaultRules } from '../../../src/metrics/rules/rules.ts';

/** It tells of the row itself: test/harvest/pull/lost-changes.test.ts. */
type OfTheRow = 'ttlinseconds';
type DeliveryColumn = Exclude<keyof DeliveryRow, OfTheRow>;
interface Example<Name extends DeliveryColumn> {
  readonly value: DeliveryRow[Name];
  /** Other columns of the row, where the column tells something only beside them. */
  readonly beside?: Partial<DeliveryRow>;
  /** What the column decides: other than without it. */
  readonly told: (filing: Filing) => unknown;
  readonly as: unknown;
}

const ROW: DeliveryRow = {
  msdyn_proactive_deliveryid: 'row',
  msdyn_channel: 'Voice',
  msdyn_status: 'Complete',
  msdyn_result: 'LiveAnswer',
  msdyn_start_date: '2026-11-22T14:00:00Z',
};
const GUID = 'a0000000-0000-4000-8000-00000000000a';
const TIME = '2026-11-22T14:00:10Z';
const MS = Date.parse(TIME);
const EARLIER = '2026-11-22T14:00:07Z';
const inSet = (set: keyof typeof SETS) => (filing: Filing) => isIn(filing.fact?.sets ?? 0, SETS[set]);

/** A column that is read and not used has null here and in DELIVERY_COLUMNS. */
const EXAMPLES: { readonly [Name in DeliveryColumn]-?: Example<Name> | null } = {
  msdyn_proactive_deliveryid: { value: 'KEY', told: ({ intake }) => intake.id, as: 'key' },
  msdyn_delivery_id: { value: GUID, told: ({ fact }) => fact?.deliveryKey, as: keyOfId(GUID) },
  msdyn_conversation_id: {
    value: GUID,
    beside: { msdyn_channel: 'SMS', msdyn_result: 'Delivered' },
    told: inSet('smsReplied'),
    as: true,
  },
  msdyn_call_id: { value: GUID, told: ({ fact }) => fact?.callId, as: GUID },
  msdyn_proactive_engagement_config_id: { value: GUID, told: ({ intake }) => intake.scope.configuration, as: GUID },
  msdyn_journey_id: { value: GUID, told: ({ fact }) => fact?.journey, as: GUID },
  msdyn_journey_run_id: { value: GUID, told: ({ fact }) => fact?.journeyRun, as: GUID },
  msdyn_contact_id: { value: GUID, told: ({ intake }) => intake.contact, as: expect.stringMatching(/^[0-9a-f]{16}$/) },
  msdyn_channel: { value: 'sms', told: ({ intake }) => intake.scope.channel, as: 'SMS' },
  msdyn_status: { value: 'error', told: ({ fact }) => fact?.status, as: 'Error' },
  msdyn_queue_id: { value: GUID, told: ({ intake }) => intake.scope.queue, as: GUID },
  msdyn_dialmode_type: { value: 'preview', told: ({ intake }) => intake.scope.dialMode, as: 'Preview' },
  msdyn_to_address: { value: '+81312345678', told: ({ fact }) => fact?.localSlot, as: 6 * 24 + 23 },
  msdyn_from_address: { value: '+351 210 000 001', told: ({ fact }) => fact?.callerId, as: '+351210000001' },
  msdyn_window_start_date: { value: TIME, told: ({ fact }) => fact?.windowStartMs, as: MS },
  msdyn_window_end_date: { value: TIME, told: ({ fact }) => fact?.windowEndMs, as: MS },
  msdyn_start_date: { value: TIME, told: ({ fact }) => fact?.startMs, as: MS },
  msdyn_end_date: { value: TIME, told: ({ fact }) => fact?.endMs, as: MS },
  msdyn_result: { value: 'busy', told: ({ fact }) => fact?.result, as: 'Busy' },
  msdyn_result_date: { value: TIME, told: ({ fact }) => fact?.placeMs, as: MS },
  msdyn_disposition_codes: { value: '"Sale","Later"', told: ({ fact }) => fact?.dispositions, as: ['Later', 'Sale'] },
  msdyn_tracking_id: { value: 'case 7', told: ({ fact }) => fact?.matter, as: expect.stringMatching(/^[0-9a-f]{16}$/) },
  msdyn_seq_no: { value: 3, told: ({ fact }) => fact?.seqNo, as: 3 },
  msdyn_batch_id: null,
  msdyn_cancellation_policy_id: {
    value: `${GUID} `.toUpperCase(),
    beside: { msdyn_result: 'Cancelled' },
    told: ({ fact }) => fact?.cancellationPolicy,
    as: GUID,
  },
  msdyn_engagement_type: null,
  msdyn_country: { value: 'PT', told: ({ fact }) => fact?.hours, as: 'ok' },
  msdyn_postal_code: { value: '99501', beside: { msdyn_country: 'US' }, told: ({ fact }) => fact?.hours, as: 'violation' },
  msdyn_state: { value: 'NY', beside: { msdyn_country: 'US' }, told: ({ fact }) => fact?.hours, as: 'ok' },
  msdyn_sip_diagnostics: null,
  msdyn_exceeded_customer_wait_threshold: {
    value: true,
    beside: { msdyn_customer_connected_date: EARLIER },
    told: inSet('waitExceeded'),
    as: true,
  },
  msdyn_speech_detected: null,
  msdyn_csr_connected_date: {
    value: TIME,
    beside: { msdyn_customer_connected_date: EARLIER },
    told: ({ fact }) => fact?.customerWaitSeconds,
    as: 3,
  },
  msdyn_customer_connected_date: {
    value: EARLIER,
    beside: { msdyn_dialmode_type: 'Progressive' },
    told: inSet('abandoned'),
    as: true,
  },
  msdyn_start_of_speech_timestamp: null,
  createdon: { value: TIME, told: ({ intake }) => intake.createdMs, as: MS },
  modifiedon: { value: TIME, told: ({ intake }) => intake.version.modifiedMs, as: MS },
  partitionid: null,
  versionnumber: { value: '7', told: ({ intake }) => intake.version.number, as: 7 },
};

const filed = (columns: Partial<DeliveryRow>) => fileRow({ row: { ...ROW, ...columns } }, defaultRules('a key of this test'));

describe.each(Object.entries(EXAMPLES))('%s', (name, example) => {
  test('has an example here exactly where src/metrics/row/columns.ts says what it is used for', () => {
    expect({ name, isUsed: example !== null }).toEqual({ name, isUsed: columnOf(name).usedFor !== null });
  });

  if (example === null) return;
  const { value, beside, told, as } = example;

  test('decides what its example says, and nothing else does', () => {
    expect(told(filed({ ...beside, [name]: value }))).toEqual(as);
    expect(told(filed(beside ?? {}))).not.toEqual(as);
  });
});

function columnOf(name: string): Column {
  return DELIVERY_COLUMNS[name as DeliveryColumn];
}
