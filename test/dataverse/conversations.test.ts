import { expect, onTestFinished, test, vi } from 'vitest';
import type { Emulator } from '../../dev/dataverse/emulator.ts';
import type { DataverseClient } from '../../src/dataverse/client.ts';
import { conversationKey, conversationKeys, isClosed } from '../../src/dataverse/conversations.ts';
import type { ConversationRow } from '../../src/metrics/row/row.ts';
import { collect } from './collect.ts';
import { guid, refuse, start } from './start.ts';

const CONVERSATIONS = 'msdyn_ocliveworkitems';
const AGENT = guid(77);

function conversation(activityid: string, msdyn_ocliveworkitemid: string | null, columns: Record<string, unknown> = {}) {
  return { activityid, msdyn_ocliveworkitemid, _msdyn_activeagentid_value: AGENT, statecode: 1, ...columns };
}

async function rowsOf(client: DataverseClient, ids: readonly string[]): Promise<ConversationRow[]> {
  return (await collect(client.listConversations(ids))).flatMap(({ rows }) => rows);
}

async function idsOf(client: DataverseClient, ids: readonly string[]): Promise<string[]> {
  return (await rowsOf(client, ids)).map(({ activityid }) => activityid);
}

/** The column that each query asked by. */
function askedBy({ requests }: Emulator, from = 0): (string | undefined)[] {
  const urls = requests.slice(from).map(({ url }) => decodeURIComponent(url));
  return urls.filter((url) => url.includes(`${CONVERSATIONS}?`)).map((url) => /PropertyName='(\w+)'/.exec(url)?.[1] ?? url);
}

test('listConversations() gives agent, state and times of a conversation', async () => {
  const { emulator, client } = await start();
  const row = conversation(guid(1), 'C-1', {
    msdyn_closedon: '2026-11-22T10:00:00Z',
    msdyn_conversationhandletimeinseconds: 90,
    msdyn_conversationtalktimeinseconds: 60,
    msdyn_conversationholdtimeinseconds: 10,
    msdyn_conversationwrapuptimeinseconds: 20,
    msdyn_isabandoned: false,
    msdyn_isagentaccepted: true,
    modifiedon: '2026-11-22T10:00:01Z',
    versionnumber: 5,
  });
  emulator.table(CONVERSATIONS).upsert(row);
  const [page] = await collect(client.listConversations([guid(1)]));
  expect(page?.rows).toMatchObject([row]);
  expect(page?.malformed).toEqual([]);
  expect(client.conversationsAvailable).toBe(true);
});

test('listConversations() finds conversations by either column, each once', async () => {
  const { emulator, client } = await start();
  emulator.table(CONVERSATIONS).upsert(conversation(guid(1), guid(1)));
  emulator.table(CONVERSATIONS).upsert(conversation(guid(2), guid(12)));
  emulator.table(CONVERSATIONS).upsert(conversation(guid(3), 'Call_3.x-Y'));
  emulator.table(CONVERSATIONS).upsert(conversation(guid(4), guid(14)));
  const ids = [guid(1), guid(12).toUpperCase(), ' call_3.X-y ', guid(4), guid(14), guid(99), guid(1)];
  expect((await idsOf(client, ids)).toSorted()).toEqual([guid(1), guid(2), guid(3), guid(4)]);
});

test('listConversations() asks by the primary key first, and only for what was not found by the other column', async () => {
  const { emulator, client } = await start();
  for (const number of [1, 2]) emulator.table(CONVERSATIONS).upsert(conversation(guid(number), guid(number)));
  await rowsOf(client, [guid(1), guid(2)]);
  expect(askedBy(emulator)).toEqual(['activityid']);
  await rowsOf(client, [guid(1), guid(99)]);
  expect(askedBy(emulator).slice(1)).toEqual(['activityid', 'msdyn_ocliveworkitemid']);
  const { url = '' } = emulator.requests.at(-1) ?? {};
  expect(url).toContain(guid(99));
  expect(url).not.toContain(guid(1));
});

test('listConversations() learns that the other column holds the ids and asks it first from then on', async () => {
  const { emulator, client } = await start();
  for (const number of [1, 2, 3]) emulator.table(CONVERSATIONS).upsert(conversation(guid(number), guid(10 + number)));
  emulator.table(CONVERSATIONS).upsert(conversation(guid(4), 'x'));
  expect(await idsOf(client, [guid(11), guid(12)])).toHaveLength(2);
  expect(await idsOf(client, [guid(13)])).toEqual([guid(3)]);
  expect(askedBy(emulator)).toEqual(['activityid', 'msdyn_ocliveworkitemid', 'msdyn_ocliveworkitemid']);
  expect(await idsOf(client, [guid(4)])).toEqual([guid(4)]);
});

test.each([false, true])(
  'listConversations() asks for 2,000 ids in pieces whose URLs stay under 30,000 characters (In refused: %s)',
  async (refuseIn) => {
    const { emulator, client } = await start({ refuseIn });
    const ids = Array.from({ length: 1000 }, (_, number) => guid(number));
    const texts = ids.map((id) => `${id}.${'x'.repeat(40)}`);
    await emulator.load(
      CONVERSATIONS,
      ids.map((id, at) => conversation(id, texts[at] ?? null)),
    );
    await emulator.load(
      CONVERSATIONS,
      ids.map((_, at) => conversation(guid(5000 + at), `${guid(5000 + at)}.${'y'.repeat(63)}`)),
    );
    const longTexts = ids.map((_, at) => `${guid(5000 + at)}.${'y'.repeat(63)}`);
    expect(new Set(await idsOf(client, [...ids, ...longTexts])).size).toBe(2000);
    const urls = emulator.requests.map(({ url }) => url).filter((url) => url.includes(`${CONVERSATIONS}?`));
    expect(urls.length).toBeGreaterThan(4);
    for (const url of urls) {
      expect(emulator.url.length + url.length).toBeLessThan(30_000);
      expect(url.split('%20or%20').length).toBeLessThanOrEqual(400);
    }
  },
);

test.each(['', '  ', "x' or true or '", '"],x', 'a b', `${guid(1)}\n, x`, 'é', 'x'.repeat(101)])(
  'listConversations() asks nothing for "%s", which can be no id',
  async (id) => {
    const { emulator, client } = await start();
    expect(await rowsOf(client, [id])).toEqual([]);
    expect(emulator.requests).toEqual([]);
    expect(client.conversationsAvailable).toBeNull();
  },
);

test('listConversations() asks for no column that the organisation lacks', async () => {
  const { emulator, client } = await start({ columnsAbsent: ['msdyn_conversationhandletimeinseconds', 'msdyn_isabandoned'] });
  emulator.table(CONVERSATIONS).upsert(conversation(guid(1), null, { msdyn_conversationtalktimeinseconds: 60 }));
  const [row] = await rowsOf(client, [guid(1)]);
  expect(row).toMatchObject({ msdyn_conversationtalktimeinseconds: 60 });
  expect(row).not.toHaveProperty('msdyn_conversationhandletimeinseconds');
});

test('listConversations() asks by the primary key alone where the organisation has no msdyn_ocliveworkitemid', async () => {
  const { emulator, client } = await start({ columnsAbsent: ['msdyn_ocliveworkitemid'] });
  emulator.table(CONVERSATIONS).upsert(conversation(guid(1), null));
  expect(await idsOf(client, [guid(1), guid(2), 'x'])).toEqual([guid(1)]);
  expect(askedBy(emulator)).toEqual(['activityid']);
});

test.each([403, 404])(
  'a table answered with %i gives no conversations and conversationsAvailable false, and is asked again after ten minutes',
  async (status) => {
    const { emulator, client } = await start();
    emulator.table(CONVERSATIONS).upsert(conversation(guid(1), null));
    const undo = emulator.intercept((request, response) => {
      if (!request.url?.includes(CONVERSATIONS)) return false;
      response.writeHead(status, { 'content-type': 'application/json' }).end('{"error":{"code":"0x80060888","message":"no"}}');
      return true;
    });
    expect(await rowsOf(client, [guid(1)])).toEqual([]);
    expect(client.conversationsAvailable).toBe(false);
    undo();
    const asked = emulator.requests.length;
    expect(await idsOf(client, [guid(1)])).toEqual([]);
    expect(emulator.requests).toHaveLength(asked);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10 * 60_000 });
    onTestFinished(() => void vi.useRealTimers());
    expect(await idsOf(client, [guid(1)])).toEqual([guid(1)]);
    expect(client.conversationsAvailable).toBe(true);
  },
);

test('listConversations() does not hide that Dataverse is down', async () => {
  const { emulator, client } = await start();
  refuse(emulator, `${CONVERSATIONS}?`, 503);
  await expect(rowsOf(client, [guid(1)])).rejects.toMatchObject({ code: 'dataverse.unavailable' });
});

test('listConversations() empties a malformed column, keeps the row and reports it', async () => {
  const { emulator, client } = await start();
  const columns = { msdyn_conversationtalktimeinseconds: -1, msdyn_isabandoned: 'no', msdyn_closedon: 'now' };
  emulator.table(CONVERSATIONS).upsert(conversation(guid(1), null, columns));
  const [page] = await collect(client.listConversations([guid(1)]));
  expect(page?.rows).toMatchObject([
    { _msdyn_activeagentid_value: AGENT, msdyn_conversationtalktimeinseconds: null, msdyn_isabandoned: null },
  ]);
  expect(page?.malformed.map(({ column, rule }) => `${column} ${rule}`).toSorted()).toEqual([
    'msdyn_closedon must be a date and time in ISO 8601 from 1970 on',
    'msdyn_conversationtalktimeinseconds must be a whole number of seconds, 0 or more',
    'msdyn_isabandoned must be true or false',
  ]);
});

test.each([
  [{ statecode: 0, msdyn_closedon: null }, false],
  [{ statecode: 0, msdyn_closedon: '2026-11-22T10:00:00Z' }, false],
  [{ statecode: 1 }, true],
  [{ statecode: 2 }, true],
  [{ statecode: 3 }, false],
  [{ statecode: null, msdyn_closedon: '2026-11-22T10:00:00Z' }, true],
  [{}, false],
])('isClosed() of %j is %s', (columns, closed) => {
  expect(isClosed({ activityid: guid(1), ...columns })).toBe(closed);
});

test('conversationKeys() are the ids by which deliveries may name a conversation, in the form of conversationKey()', () => {
  expect(conversationKeys({ activityid: guid(10), msdyn_ocliveworkitemid: ' C-1 ' })).toEqual([guid(10), 'c-1']);
  expect(conversationKeys({ activityid: guid(10), msdyn_ocliveworkitemid: guid(10).toUpperCase() })).toEqual([guid(10)]);
  expect(conversationKeys({ activityid: guid(10) })).toEqual([guid(10)]);
  expect(conversationKey(' C-1 ')).toBe('c-1');
  for (const id of [null, undefined, '', "it's"]) expect(conversationKey(id)).toBeUndefined();
});
