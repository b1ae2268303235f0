import { randomBytes } from 'node:crypto';
import { beforeAll, expect, inject, test } from 'vitest';
import type { Blobs } from '../../../src/history/blobs/blobs.ts';
import { type HistoryStorage, openStorage } from '../../../src/history/open-storage.ts';
import { valueStore } from '../../../src/history/tables/value-store.ts';
import { HOUR_MS } from '../../../src/time/lengths.ts';
import { bytesOf, errorOf, namesOf, newValue, put } from '../support.ts';

let storage: HistoryStorage;
let rounds = 0;
const large = (meta = {}) => newValue({ a: randomBytes(20_000) }, meta);
const later = () => ({ now: Date.now() + 2 * HOUR_MS });

/** Storage of a test of its own: orphans are looked for in all of it. */
beforeAll(async () => {
  storage = await freshStorage();
});

function freshStorage(): Promise<HistoryStorage> {
  return openStorage({ connection: { connectionString: inject('storageConnection') }, prefix: `orphanTest${++rounds}` });
}

test('a reader that holds an old head whose blob is gone reads the new value', async () => {
  const store = valueStore(storage);
  const key = { partition: 'old-head', row: 'a' };
  const old = await put(store, key, large({ n: 1 }));
  const next = randomBytes(20_000);
  // The blob is asked for only after the value was replaced.
  const blobs: Blobs = {
    ...storage.blobs,
    async read(name) {
      if (name === old.blob) await put(store, key, newValue({ a: next }, { n: 2 }));
      return storage.blobs.read(name);
    },
  };
  const stored = await valueStore({ ...storage, blobs }).read(key);
  expect(stored?.meta).toEqual({ n: 2 });
  expect(bytesOf(stored, 'a').equals(next)).toBe(true);
});

test('a value that is replaced under each try to read it is store.unavailable, to be tried again, and never taken for damaged', async () => {
  const store = valueStore(storage);
  const key = { partition: 'busy', row: 'a' };
  await put(store, key, large());
  const blobs: Blobs = {
    ...storage.blobs,
    async read(name) {
      await put(store, key, large());
      return storage.blobs.read(name);
    },
  };
  expect(await errorOf(valueStore({ ...storage, blobs }).read(key))).toMatchObject({ code: 'store.unavailable', retryable: true });
  expect((await store.read(key))?.parts.size).toBe(1);
});

test('a missing blob of the newest head is store.corrupt, and so is a changed or a shorter one', async () => {
  const store = valueStore(storage);
  const key = { partition: 'corrupt', row: 'a' };
  const { blob } = await put(store, key, large());
  for (const bytes of [randomBytes(20_000), randomBytes(10)]) {
    await storage.blobs.write(blob, bytes, (await storage.blobs.read(blob))?.etag ?? null);
    expect(await errorOf(store.read(key))).toMatchObject({ code: 'store.corrupt', retryable: false });
  }
  await storage.blobs.remove(blob);
  expect(await errorOf(store.read(key))).toMatchObject({ code: 'store.corrupt' });
  expect((await store.read(key, { parts: [] }))?.key).toEqual(key);
});

test('what a crashed writer left is removed after an hour, and nothing that is in use', async () => {
  const own = await freshStorage();
  const store = valueStore(own);
  const key = { partition: 'crash', row: 'a' };
  const stored = await put(store, key, large({ n: 1 }));
  // Everything but the head: as a crash leaves it.
  const heads = Object.create(own.heads, { updateEntity: { value: () => Promise.reject(new Error('crash')) } });
  expect(await errorOf(valueStore({ ...own, heads }).write(key, large({ n: 2 }), stored))).toMatchObject({ code: 'store.unavailable' });
  expect(await namesOf(own.blobs)).toHaveLength(2);
  expect(await store.removeOrphans({ now: Date.now() + HOUR_MS / 2 })).toBe(0);
  expect(await store.removeOrphans({ ...later(), signal: AbortSignal.abort() })).toBe(0);
  expect(await store.removeOrphans(later())).toBe(1);
  expect(await namesOf(own.blobs)).toEqual([stored.blob]);
  expect(await store.read(key)).toEqual(stored);
});

test('a head of a newer version of the app is store.newer, and its blob stays', async () => {
  const own = await freshStorage();
  const store = valueStore(own);
  const key = { partition: 'newer', row: 'a' };
  const { blob } = await put(store, key, large());
  await own.heads.updateEntity({ partitionKey: 'newer', rowKey: 'a', schema: 99 }, 'Merge', { etag: '*' });
  expect(await errorOf(store.read(key))).toMatchObject({ code: 'store.newer', message: expect.stringContaining('it is version 99') });
  expect(await store.removeOrphans(later())).toBe(0);
  // Which blob is a head's that does not tell, nobody can know.
  await own.heads.updateEntity({ partitionKey: 'newer', rowKey: 'a', schema: 99, blobs: blob }, 'Replace', { etag: '*' });
  expect(await store.removeOrphans(later())).toBe(0);
  expect(await namesOf(own.blobs)).toEqual([blob]);
});

test('a writer that took longer than half an hour does not put its head in place', async () => {
  let calls = 0;
  const store = valueStore(storage, { now: () => Date.now() + calls++ * HOUR_MS });
  const key = { partition: 'slow', row: 'a' };
  expect(await errorOf(store.write(key, newValue({}), null))).toMatchObject({ code: 'store.unavailable', retryable: true });
  expect(await store.read(key)).toBeUndefined();
});

test('a repeated write whose first answer was lost succeeds, as the head is its own', async () => {
  const key = { partition: 'lost', row: 'a' };
  // The service stores the entity, the answer is lost, and the client repeats the request.
  const heads = Object.create(storage.heads, {
    createEntity: {
      value: async (entity: { partitionKey: string; rowKey: string }) => {
        await storage.heads.createEntity(entity);
        return storage.heads.createEntity(entity);
      },
    },
  });
  await valueStore({ ...storage, heads }).write(key, large({ n: 1 }), null);
  const stored = await valueStore(storage).read(key);
  expect(stored?.meta).toEqual({ n: 1 });
  expect(stored?.parts.get('a')).toHaveLength(20_000);
});
