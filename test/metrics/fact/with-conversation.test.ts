/** What a conversation adds to a fact, in whatever order and however often it is told. */
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../src/metrics/fact/fact.ts';
import { fileRow } from '../../../src/metrics/fact/make-fact.ts';
import { SETS } from '../../../src/metrics/fact/sets.ts';
import { withConversation } from '../../../src/metrics/fact/with-conversation.ts';
import type { ConversationRow, DeliveryRow } from '../../../src/metrics/row/row.ts';
import { defaultRules } from '../../../src/metrics/rules/rules.ts';

const RULES = defaultRules('a key of this test');
const AGENT = 'A0000000-0000-4000-8000-00000000000A';

const CALL: DeliveryRow = {
  msdyn_proactive_deliveryid: 'row',
  msdyn_conversation_id: 'conversation',
  msdyn_channel: 'Voice',
  msdyn_dialmode_type: 'Progressive',
  msdyn_status: 'Complete',
  msdyn_result: 'LiveAnswer',
  msdyn_start_date: '2026-11-22T09:00:00Z',
  msdyn_end_date: '2026-11-22T09:00:09Z',
  msdyn_result_date: '2026-11-22T09:00:10Z',
};
const talk = (columns: Partial<ConversationRow>): ConversationRow => ({
  activityid: 'conversation',
  modifiedon: '2026-11-22T09:01:00Z',
  ...columns,
});
const OPEN = talk({ msdyn_isabandoned: false, modifiedon: '2026-11-22T09:00:05Z' });
const CLOSED = talk({
  _msdyn_activeagentid_value: AGENT,
  msdyn_conversationtalktimeinseconds: 60,
  msdyn_conversationhandletimeinseconds: 90,
});

function factOf(columns: Partial<DeliveryRow> = {}, conversation?: ConversationRow): Fact {
  const { fact } = fileRow({ row: { ...CALL, ...columns }, conversation }, RULES);
  if (fact === null) throw new Error('the row is not finished');
  return fact;
}
const has = ({ sets }: Fact, set: keyof typeof SETS) => (sets & SETS[set]) !== 0;

describe('withConversation()', () => {
  test('adds representative, talk and handle time, and that the call was taken', () => {
    const fact = withConversation(factOf(), CLOSED);
    expect(fact).toMatchObject({ agent: AGENT.toLowerCase(), talkSeconds: 60, handleSeconds: 90 });
    expect(fact.version.conversationMs).toBe(Date.parse('2026-11-22T09:01:00Z'));
    expect(has(fact, 'handled')).toBe(true);
  });

  test('gives the same fact as filing row and conversation together', () => {
    for (const conversation of [OPEN, CLOSED]) expect(withConversation(factOf(), conversation)).toEqual(factOf({}, conversation));
  });

  test('leaves the fact as it is for a conversation that is no newer', () => {
    const fact = withConversation(factOf(), CLOSED);
    expect(withConversation(fact, CLOSED)).toBe(fact);
    expect(withConversation(fact, OPEN)).toBe(fact);
  });

  test('takes the newer answer over the older one of the same source', () => {
    const open = withConversation(factOf(), OPEN);
    expect([open.abandonSource, has(open, 'abandoned')]).toEqual(['conversation', false]);
    const abandoned = withConversation(open, talk({ msdyn_isabandoned: true }));
    expect([abandoned.abandonSource, has(abandoned, 'abandoned')]).toEqual(['conversation', true]);
    const waiting = withConversation(factOf(), talk({ modifiedon: OPEN.modifiedon }));
    expect([waiting.abandonSource, has(waiting, 'abandoned')]).toEqual(['estimate', true]);
    const taken = withConversation(waiting, CLOSED);
    expect([taken.abandonSource, has(taken, 'abandoned')]).toEqual(['estimate', false]);
  });

  test('leaves the last word on abandonment to the columns of the delivery', () => {
    const fact = factOf({ msdyn_customer_connected_date: '2026-11-22T09:00:05Z' });
    const told = withConversation(fact, talk({ msdyn_isabandoned: false, _msdyn_activeagentid_value: AGENT }));
    expect([told.abandonSource, has(told, 'abandoned')]).toEqual(['column', true]);
  });

  test('believes msdyn_isagentaccepted before the name of a representative', () => {
    const refused = withConversation(factOf(), talk({ msdyn_isagentaccepted: false, _msdyn_activeagentid_value: AGENT }));
    expect(has(refused, 'handled')).toBe(false);
    const accepted = withConversation(factOf(), talk({ msdyn_isagentaccepted: true }));
    expect([accepted.agent, has(accepted, 'handled')]).toEqual(['', true]);
  });

  test('takes nothing that was not tried for a call that was taken or abandoned', () => {
    const expired = withConversation(factOf({ msdyn_result: 'Expired' }), talk({ ...CLOSED, msdyn_isabandoned: true }));
    expect([has(expired, 'handled'), has(expired, 'abandoned'), expired.abandonSource]).toEqual([false, false, '']);
  });

  test('takes a conversation without modifiedon once, and any dated one over it', () => {
    const undated = withConversation(factOf(), talk({ modifiedon: null, msdyn_conversationtalktimeinseconds: 5 }));
    expect(undated.talkSeconds).toBe(5);
    expect(withConversation(undated, talk({ modifiedon: null, msdyn_conversationtalktimeinseconds: 6 }))).toBe(undated);
    expect(withConversation(undated, CLOSED).talkSeconds).toBe(60);
  });

  test('changes neither its fact nor its conversation', () => {
    const [fact, conversation] = [Object.freeze(factOf()), Object.freeze({ ...CLOSED })];
    const before = structuredClone([fact, conversation]);
    withConversation(fact, conversation);
    expect([fact, conversation]).toEqual(before);
  });
});
