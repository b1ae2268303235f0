import { expect, test } from 'vitest';
import { aiOutcomeOf } from '../../../src/metrics/fact/ai-led.ts';
import { fileRow } from '../../../src/metrics/fact/make-fact.ts';
import type { ConversationRow, DeliveryRow } from '../../../src/metrics/row/row.ts';
import { defaultRules } from '../../../src/metrics/rules/rules.ts';

const RULES = defaultRules('a key of this test');
const CALL: DeliveryRow = {
  msdyn_proactive_deliveryid: 'row',
  msdyn_channel: 'Voice',
  msdyn_dialmode_type: ' copilot ',
  msdyn_status: 'Complete',
  msdyn_result: 'LiveAnswer',
  msdyn_start_date: '2026-11-22T09:00:00Z',
};

function outcomeOf(columns: Partial<DeliveryRow>, conversation?: Partial<ConversationRow>) {
  const talk = conversation && { activityid: 'conversation', modifiedon: '2026-11-22T09:01:00Z', ...conversation };
  const { fact } = fileRow({ row: { ...CALL, ...columns }, conversation: talk }, RULES);
  if (fact === null) throw new Error('the row is not finished');
  return aiOutcomeOf(fact);
}

test('a live answer of dial mode Copilot is contained where its conversation has no representative', () => {
  expect(outcomeOf({}, {})).toBe('aiContained');
  expect(outcomeOf({}, { msdyn_isagentaccepted: false, _msdyn_activeagentid_value: 'agent' })).toBe('aiContained');
  expect(outcomeOf({}, { modifiedon: '1970-01-01T00:00:00Z' })).toBe('aiContained');
});

test('it is escalated where a representative took it, by the conversation or by the row', () => {
  expect(outcomeOf({}, { _msdyn_activeagentid_value: 'agent' })).toBe('aiEscalated');
  expect(outcomeOf({}, { msdyn_isagentaccepted: true })).toBe('aiEscalated');
  expect(outcomeOf({ msdyn_csr_connected_date: '2026-11-22T09:00:09Z' }, {})).toBe('aiEscalated');
});

test('it is not measured without a conversation, also where the row names a representative', () => {
  expect(outcomeOf({})).toBe('aiUnjoined');
  expect(outcomeOf({ msdyn_csr_connected_date: '2026-11-22T09:00:09Z' })).toBe('aiUnjoined');
});

test('nothing else is counted: other dial modes, messages, what was not live', () => {
  for (const msdyn_dialmode_type of ['Progressive', 'Predictive', 'Preview', 'copilots', null])
    expect(outcomeOf({ msdyn_dialmode_type }, {})).toBeNull();
  for (const msdyn_result of ['CallEnded', 'AnsweringMachine', 'NoAnswer']) expect(outcomeOf({ msdyn_result }, {})).toBeNull();
  expect(outcomeOf({ msdyn_channel: 'SMS', msdyn_result: 'Delivered' }, {})).toBeNull();
});
