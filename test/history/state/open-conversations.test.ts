/** The list of open conversations on real Azurite. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, inject, test } from 'vitest';
import { openStorage } from '../../../src/history/open-storage.ts';
import { type ConversationReference, MAX_OPEN, openConversations } from '../../../src/history/state/open-conversations.ts';
import { type DocumentStore, documentStore } from '../../../src/history/tables/document-store.ts';
import { HOUR_MS, MINUTE_MS } from '../../../src/time/lengths.ts';

const NOW = Date.UTC(2026, 10, 23, 6);
let stores = 0;
let store: DocumentStore;

async function freshStore(): Promise<DocumentStore> {
  const prefix = `openConversations${++stores}`;
  return documentStore(await openStorage({ connection: { connectionString: inject('storageConnection') }, prefix }));
}

beforeAll(async () => {
  store = await freshStore();
});

function reference(columns: Partial<ConversationReference> = {}): ConversationReference {
  return { conversationId: randomUUID(), deliveryId: randomUUID(), placeQuarterMs: NOW - 15 * MINUTE_MS, ...columns };
}

/** The due ones of some deliveries, without those of other tests. */
async function dueOf(nowMs: number, ...references: readonly ConversationReference[]) {
  const due = await openConversations(store).listDue(nowMs);
  return due.filter(({ deliveryId }) => references.some((one) => one.deliveryId === deliveryId));
}

test('add() keeps what listDue() needs to ask again and to file the answer', async () => {
  const one = reference();
  expect(await openConversations(store).add([one], NOW)).toEqual({ dropped: 0 });
  expect(await dueOf(NOW + MINUTE_MS, one)).toEqual([{ ...one, firstAskedMs: NOW, lastAskedMs: NOW }]);
});

test('an open conversation is due at every harvest in its first hour, then once an hour, and never after 48 hours', async () => {
  const one = reference();
  const list = openConversations(store);
  const isDue = async (afterMs: number) => (await dueOf(NOW + afterMs, one)).length === 1;
  await list.add([one], NOW);
  expect(await isDue(5 * MINUTE_MS)).toBe(true);
  await list.add([one], NOW + 55 * MINUTE_MS);
  expect(await isDue(59 * MINUTE_MS)).toBe(true);
  expect(await isDue(60 * MINUTE_MS)).toBe(false);
  expect(await isDue(114 * MINUTE_MS)).toBe(false);
  expect(await isDue(115 * MINUTE_MS)).toBe(true);
  await list.add([one], NOW + 115 * MINUTE_MS);
  expect(await isDue(120 * MINUTE_MS)).toBe(false);
  expect(await isDue(48 * HOUR_MS - 1)).toBe(true);
  expect(await isDue(48 * HOUR_MS)).toBe(false);
});

test('add() of a known conversation keeps its first time, and its place is the one told last, in whatever order the harvests write', async () => {
  const one = reference({ placeQuarterMs: 0 });
  const list = openConversations(store);
  await list.add([one], NOW + MINUTE_MS);
  await list.add([{ ...one, placeQuarterMs: HOUR_MS, conversationId: one.conversationId.toUpperCase() }], NOW + 2 * MINUTE_MS);
  await list.add([one], NOW);
  expect(await dueOf(NOW + 3 * MINUTE_MS, one)).toEqual([
    { ...one, placeQuarterMs: HOUR_MS, firstAskedMs: NOW, lastAskedMs: NOW + 2 * MINUTE_MS },
  ]);
});

test('two deliveries of one conversation are two entries', async () => {
  const first = reference();
  const second = reference({ conversationId: first.conversationId });
  const list = openConversations(store);
  await list.add([first, second], NOW);
  expect(await list.remove([first])).toBe(1);
  expect(await dueOf(NOW, first, second)).toMatchObject([second]);
});

test('remove() takes out what is closed, and what is gone already is no error', async () => {
  const [closed, open] = [reference(), reference()];
  const list = openConversations(store);
  await list.add([closed, open], NOW);
  expect(await list.remove([closed])).toBe(1);
  expect(await list.remove([closed, reference()])).toBe(0);
  expect(await dueOf(NOW, closed, open)).toMatchObject([open]);
});

test('giveUp() takes out what was first asked 48 hours ago, and counts it once', async () => {
  const list = openConversations(await freshStore());
  const [old, young] = [reference(), reference()];
  await list.add([old], NOW);
  await list.add([old, young], NOW + HOUR_MS);
  expect(await list.giveUp(NOW + 48 * HOUR_MS - 1)).toBe(0);
  expect(await list.giveUp(NOW + 48 * HOUR_MS)).toBe(1);
  expect(await list.giveUp(NOW + 48 * HOUR_MS)).toBe(0);
  expect(await list.listDue(NOW + 48 * HOUR_MS)).toMatchObject([young]);
});

test.each(['+351 912 345 678', 'ann.lee@contoso.com', '', 'x'])(
  'add() does not store the conversation id "%s", and counts it',
  async (conversationId) => {
    const one = reference({ conversationId });
    expect(await openConversations(store).add([one], NOW)).toEqual({ dropped: 1 });
    expect(await dueOf(NOW, one)).toEqual([]);
  },
);

test('harvests that add and remove at the same time lose nothing', async () => {
  const documents = await freshStore();
  const gone = Array.from({ length: 40 }, () => reference());
  await openConversations(documents).add(gone, NOW);
  const added = Array.from({ length: 6 }, () => Array.from({ length: 20 }, () => reference()));
  await Promise.all([
    ...added.map((part) => openConversations(documents).add(part, NOW)),
    openConversations(documents).remove(gone.slice(0, 20)),
    openConversations(documents).remove(gone.slice(20)),
  ]);
  const due = await openConversations(documents).listDue(NOW);
  expect(new Set(due.map(({ deliveryId }) => deliveryId))).toEqual(new Set(added.flat().map(({ deliveryId }) => deliveryId)));
});

test('a full list holds 20,000; of more the longest known are dropped and counted', async () => {
  const list = openConversations(await freshStore());
  const oldest = Array.from({ length: 3 }, () => reference());
  await list.add(oldest, NOW);
  expect(
    await list.add(
      Array.from({ length: MAX_OPEN - 3 }, () => reference()),
      NOW + 1,
    ),
  ).toEqual({ dropped: 0 });
  expect(await list.listDue(NOW + 1)).toHaveLength(20_000);
  const newest = [reference(), reference()];
  expect(await list.add(newest, NOW + 2)).toEqual({ dropped: 2 });
  const due = await list.listDue(NOW + 2);
  expect(due).toHaveLength(20_000);
  expect(due.filter(({ firstAskedMs }) => firstAskedMs === NOW)).toHaveLength(1);
  expect(
    due
      .slice(-2)
      .map(({ deliveryId }) => deliveryId)
      .toSorted(),
  ).toEqual(newest.map(({ deliveryId }) => deliveryId).toSorted());
});

test('ids as long as Dataverse allows never make a document too large: the longest known are dropped and counted', async () => {
  const list = openConversations(await freshStore());
  const conversationId = randomUUID();
  const long = (number: number) => reference({ conversationId, deliveryId: `${number}|${'é'.repeat(1024)}` });
  await list.add([reference({ conversationId })], NOW);
  const { dropped } = await list.add(
    Array.from({ length: 100 }, (_, number) => long(number)),
    NOW + 1,
  );
  const due = await list.listDue(NOW + 1);
  expect(due.length).toBeGreaterThan(50);
  expect(due.length + dropped).toBe(101);
  expect(due.every(({ firstAskedMs }) => firstAskedMs === NOW + 1)).toBe(true);
});

test('a stored list of another shape is store.corrupt, never an empty one', async () => {
  const documents = await freshStore();
  await documents.write({ partition: 'open-conversations', row: '00' }, [{ conversationId: 7 }], null);
  await expect(openConversations(documents).listDue(NOW)).rejects.toMatchObject({ code: 'store.corrupt' });
});
