/** Harvests in which what is nice to have goes wrong: what counts is there, and all that failed is told by its name. */
import { expect, test } from 'vitest';
import { harvest } from '../../src/harvest/harvest.ts';
import { notesOf } from '../../src/harvest/record-harvest.ts';
import { loadNames } from '../../src/history/state/known-names.ts';
import { openConversations } from '../../src/history/state/open-conversations.ts';
import { harvestState } from '../../src/history/state/watermarks.ts';
import { MINUTE_MS } from '../../src/time/lengths.ts';
import { guid, refuse } from '../dataverse/start.ts';
import { withoutSideWrites } from './failing-stores.ts';
import { startOrganisation } from './organisation.ts';

const NOON = Date.UTC(2026, 10, 20, 12);
const SCOPE = { msdyn_queue_id: guid(701), msdyn_proactive_engagement_config_id: guid(702), msdyn_dialmode_type: 'Something new' };

async function setUp() {
  const org = await startOrganisation({ nowMs: NOON });
  org.finish(1, { ...SCOPE, msdyn_conversation_id: guid(801), msdyn_journey_id: guid(703) });
  org.emulator.table('msdyn_ocliveworkitems').upsert({ activityid: guid(801), statecode: 0, _msdyn_activeagentid_value: guid(704) });
  org.emulator.table('queues').upsert({ queueid: guid(701), name: 'Sales' });
  return org;
}

test('a harvest none of whose nice-to-have writes succeeds files all, counts as complete, and names each of them', async () => {
  const org = await setUp();
  const result = await harvest({ ...org.ports, ...withoutSideWrites(org.ports) }, { nowMs: NOON });
  expect(result).toMatchObject({ deliveries: 1, isComplete: true, isVerified: true });
  expect(result.troubles.map(({ message }) => message.split(': ')[0])).toEqual([
    'open conversations',
    'rights',
    'names (queue)',
    'names (configuration)',
    'names (journey)',
    'names (agent)',
    'limits',
    'failed uploads',
    'values to narrow reports by',
    'backlog',
  ]);
  expect([...(await org.facts()).keys()]).toEqual([guid(1)]);
  expect((await harvestState(org.documents).coverage()).readToMs).toBe(NOON);
  const { outcome, error, counters } = notesOf(result);
  expect({ outcome, counters }).toEqual({ outcome: undefined, counters: { frozenChanges: 0, setupFailures: 10 } });
  expect(error?.message).toMatch(/^open conversations: Cannot write .*; backlog: Cannot write /);
});

test('orphans that cannot be noted are told, and fail nothing', async () => {
  const org = await setUp();
  await harvest(org.ports, { nowMs: NOON });
  org.clock.nowMs += 10 * MINUTE_MS;
  org.attribute(11, 99, 700_610_001);
  org.clock.nowMs += 10 * MINUTE_MS;
  const result = await harvest({ ...org.ports, ...withoutSideWrites(org.ports) }, { nowMs: org.clock.nowMs });
  expect(result).toMatchObject({ isComplete: true, orphans: 1 });
  expect(result.troubles.map(({ message }) => message.split(': ')[0])).toContain('orphans');
});

test('a name table that answers 400 keeps back no name of another, and is told', async () => {
  const org = await setUp();
  for (const table of ['msdyn_proactive_delivery_batches?', 'systemusers?']) refuse(org.emulator, table, 400);
  const journeys = org.emulator.table('msdynmkt_journeys');
  journeys.upsert({ msdynmkt_journeyid: guid(703), msdynmkt_name: 'Spring' });
  const { troubles } = await harvest(org.ports, { nowMs: NOON });
  expect(troubles.map(({ message }) => message.split(': ')[0])).toEqual(['names (journey)', 'names (agent)', 'failed uploads']);
  const { queue, journey } = await loadNames(org.ports.values);
  expect([queue.get(guid(701)), journey.get(guid(703))]).toEqual(['Sales', 'Spring']);
});

test('without time, a harvest leaves out what is nice to have and says so; what counts is there', async () => {
  const org = await setUp();
  await harvest(org.ports, { nowMs: NOON });
  org.clock.nowMs += 10 * MINUTE_MS;
  org.finish(2, SCOPE);
  let isOver = false;
  const onFiled = async () => {
    isOver = true;
  };
  const result = await harvest(org.ports, { nowMs: org.clock.nowMs, isOver: () => isOver, onFiled });
  expect(result).toMatchObject({ isComplete: true });
  expect(new Set(result.troubles.map(({ code }) => code))).toEqual(new Set(['run.no-time']));
  expect([...(await org.facts()).keys()]).toEqual([guid(1), guid(2)]);
  // What was left out comes next time.
  org.clock.nowMs += 10 * MINUTE_MS;
  expect((await harvest(org.ports, { nowMs: org.clock.nowMs })).troubles).toEqual([]);
  expect(await openConversations(org.documents).listDue(org.clock.nowMs)).toHaveLength(1);
});

test('days are closed between filing and what is nice to have, from the second harvest on', async () => {
  const org = await setUp();
  const seen: (readonly string[])[] = [];
  const run = async () => {
    org.asked();
    const onFiled = async () => void seen.push(org.asked());
    await harvest(org.ports, { nowMs: org.clock.nowMs, onFiled });
  };
  await run();
  expect(seen).toEqual([]);
  org.clock.nowMs += 10 * MINUTE_MS;
  org.finish(2, { ...SCOPE, msdyn_queue_id: guid(711) });
  await run();
  expect(seen).toHaveLength(1);
  expect(seen[0]?.some((url) => url.includes('msdyn_proactive_deliveries?'))).toBe(true);
  expect(org.asked().some((url) => url.includes('queues?'))).toBe(true);
  expect((await org.facts()).size).toBe(2);
});

test('a harvest goes on without a column that vanished while its process lived, and has a note', async () => {
  const org = await setUp();
  expect((await harvest(org.ports, { nowMs: NOON })).troubles).toEqual([]);
  org.emulator.table('msdyn_proactive_deliveries').dropColumn('msdyn_call_id');
  org.clock.nowMs += 10 * MINUTE_MS;
  org.finish(2);
  const { isComplete, troubles } = await harvest(org.ports, { nowMs: org.clock.nowMs });
  expect(isComplete).toBe(true);
  expect([...(await org.facts()).keys()]).toEqual([guid(1), guid(2)]);
  expect(troubles).toEqual([
    {
      code: 'dataverse.column-gone',
      message:
        'columns: Dataverse has no msdyn_proactive_delivery.msdyn_call_id any more; what they told is empty in rows that are read from now on',
    },
  ]);
});
