/** Conversations that were open when their delivery was filed, asked again on a real emulator and filed on real Azurite. */
import { describe, expect, inject, test } from 'vitest';
import { fileRows } from '../../../src/harvest/file/file-rows.ts';
import { refreshConversations } from '../../../src/harvest/pull/refresh-conversations.ts';
import { openHistory } from '../../../src/history/history.ts';
import { openConversations } from '../../../src/history/state/open-conversations.ts';
import { cubeOf } from '../../../src/metrics/cube/cube.ts';
import { isFact } from '../../../src/metrics/fact/fact.ts';
import { fileRow } from '../../../src/metrics/fact/make-fact.ts';
import { SETS } from '../../../src/metrics/fact/sets.ts';
import { defaultRules } from '../../../src/metrics/rules/rules.ts';
import { HOUR_MS } from '../../../src/time/lengths.ts';
import { quarterOf } from '../../../src/time/quarter.ts';
import { guid, refuse, start } from '../../dataverse/start.ts';
import { readQuarter } from '../../support/history/read-quarter.ts';

const RULES = defaultRules('a key of this test');
const PLACE = Date.parse('2026-11-22T09:00:00Z');
const QUARTER = quarterOf(PLACE);
const NOW = PLACE + 600_000;
const AGENT = guid(77);
const TABLE = 'msdyn_ocliveworkitems';
let stores = 0;

/** A history with one finished call, whose conversation was open when it was filed. */
async function setUp() {
  const { emulator, client } = await start();
  const { documents, quarters } = await openHistory({
    connection: { connectionString: inject('storageConnection') },
    prefix: `refresh${process.pid}x${++stores}`,
  });
  const row = {
    msdyn_proactive_deliveryid: guid(1),
    msdyn_conversation_id: guid(2),
    msdyn_channel: 'Voice',
    msdyn_dialmode_type: 'Progressive',
    msdyn_status: 'Complete',
    msdyn_result: 'LiveAnswer',
    msdyn_start_date: '2026-11-22T08:59:00Z',
    msdyn_end_date: '2026-11-22T09:00:00Z',
    msdyn_result_date: '2026-11-22T09:00:00Z',
    createdon: '2026-11-22T09:00:00Z',
    versionnumber: 1,
  };
  const file = (columns: Partial<typeof row> = {}) => fileRows(quarters, [fileRow({ row: { ...row, ...columns } }, RULES)]);
  await file();
  const open = openConversations(documents);
  await open.add([{ conversationId: guid(2), deliveryId: guid(1), placeQuarterMs: QUARTER }], NOW);
  const ports = { dataverse: client, quarters, open };
  const put = (columns: Record<string, unknown>) =>
    emulator
      .table(TABLE)
      .upsert({ activityid: guid(2), _msdyn_activeagentid_value: AGENT, modifiedon: '2026-11-22T09:05:00Z', ...columns });
  const fact = async () => (await readQuarter(quarters, QUARTER))?.facts.find(isFact);
  return {
    emulator,
    quarters,
    open,
    put,
    fact,
    file,
    refresh: (nowMs = NOW, isOver = () => false) => refreshConversations(ports, { nowMs, isOver }),
  };
}

describe('refreshConversations()', () => {
  test('adds representative and times to the fact and to its cube, and asks no more once it is closed', async () => {
    const { put, fact, quarters, open, refresh } = await setUp();
    put({ statecode: 1, msdyn_conversationtalktimeinseconds: 50, msdyn_conversationhandletimeinseconds: 70 });
    expect(await refresh()).toEqual(new Set([AGENT]));
    expect(await fact()).toMatchObject({ agent: AGENT, talkSeconds: 50, handleSeconds: 70 });
    const value = await readQuarter(quarters, QUARTER);
    expect(value?.cube).toEqual(cubeOf(value?.facts.filter(isFact) ?? [], value?.intakes));
    expect(value?.cube.cells[0]?.tally).toMatchObject({ deliveries: 1, handled: 1, intake: 1 });
    expect(await open.listDue(NOW + HOUR_MS)).toEqual([]);
    expect(await refresh(NOW + HOUR_MS)).toEqual(new Set());
  });

  test('files what an open conversation tells, asks again, and files what it became', async () => {
    const { put, fact, open, refresh } = await setUp();
    put({ statecode: 0, msdyn_isabandoned: false });
    await refresh();
    const isAbandoned = async () => (((await fact())?.sets ?? 0) & SETS.abandoned) !== 0;
    expect([(await fact())?.abandonSource, await isAbandoned()]).toEqual(['conversation', false]);
    expect(await open.listDue(NOW + HOUR_MS)).toMatchObject([{ conversationId: guid(2), firstAskedMs: NOW }]);
    put({ statecode: 1, msdyn_isabandoned: true, modifiedon: '2026-11-22T09:09:00Z' });
    await refresh(NOW + 2 * HOUR_MS);
    expect([(await fact())?.abandonSource, await isAbandoned()]).toEqual(['conversation', true]);
    expect(await open.listDue(NOW + 3 * HOUR_MS)).toEqual([]);
  });

  test('gives the same when repeated, and at once with another', async () => {
    const { put, quarters, refresh } = await setUp();
    put({ statecode: 0, msdyn_conversationtalktimeinseconds: 5 });
    await Promise.all([refresh(), refresh()]);
    const value = await readQuarter(quarters, QUARTER);
    await refresh();
    expect(await readQuarter(quarters, QUARTER)).toEqual(value);
    expect(value?.facts).toMatchObject([{ talkSeconds: 5 }]);
  });

  test('leaves the facts, and asks again, where the conversation is not found or may not be read', async () => {
    const { emulator, fact, open, refresh } = await setUp();
    const before = await fact();
    expect(await refresh()).toEqual(new Set());
    refuse(emulator, TABLE, 403);
    expect(await refresh(NOW + HOUR_MS)).toEqual(new Set());
    expect(await fact()).toEqual(before);
    expect(await open.listDue(NOW + 2 * HOUR_MS)).toHaveLength(1);
  });

  test('begins nothing more once the time is over, and leaves the rest for the next harvest', async () => {
    const { open, refresh } = await setUp();
    const more = Array.from({ length: 999 }, (_, n) => ({ conversationId: guid(1000 + n), deliveryId: guid(1), placeQuarterMs: QUARTER }));
    await open.add(more, NOW);
    const laterMs = NOW + HOUR_MS / 2;
    let asked = 0;
    await refresh(laterMs, () => ++asked > 1);
    const times = Map.groupBy(await open.listDue(laterMs), ({ lastAskedMs }) => lastAskedMs);
    expect(times.get(laterMs)?.length).toBeGreaterThan(100);
    expect(times.get(NOW)?.length).toBeGreaterThan(100);
    await refresh(laterMs);
    expect((await open.listDue(laterMs)).map(({ lastAskedMs }) => lastAskedMs)).toEqual(Array(1000).fill(laterMs));
  });

  test('gives up after 48 hours', async () => {
    const { open, refresh, put, fact } = await setUp();
    put({ statecode: 1 });
    await refresh(NOW + 48 * HOUR_MS);
    expect(await open.listDue(NOW)).toEqual([]);
    expect((await fact())?.agent).toBe('');
  });

  test('brings back no fact that moved to another quarter hour', async () => {
    const { file, put, quarters, refresh } = await setUp();
    await file({ msdyn_result_date: '2026-11-22T10:00:00Z', versionnumber: 2 });
    const before = await readQuarter(quarters, QUARTER);
    put({ statecode: 1 });
    await refresh();
    expect(await readQuarter(quarters, QUARTER)).toEqual(before);
    expect(before?.cube.cells.reduce((sum, { tally }) => sum + tally.deliveries, 0)).toBe(0);
  });
});
