import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { removeChunks } from '../../../src/history/tables/chunks.ts';
import { openTables, type Tables } from '../../../src/history/tables/open-tables.ts';
import { valueStore } from '../../../src/history/tables/value-store.ts';
import { HOUR_MS } from '../../../src/time/lengths.ts';
import { bytesOf, chunkRows, collect, errorOf, newValue, retired } from '../support.ts';

let tables: Tables;
beforeAll(async () => {
  tables = await openTables({ connection: { connectionString: inject('storageConnection') }, prefix: 'purgeTest' });
});
afterAll(() => Promise.all(Object.values(tables).map((table) => table.deleteTable())));

test('a reader that holds an old head whose chunks are gone reads the new value', async () => {
  const store = valueStore(tables);
  const key = { partition: 'old-head', row: 'a' };
  const etag = await store.write(key, newValue({ a: randomBytes(20_000) }, { n: 1 }), null);
  const next = randomBytes(20_000);
  // The first chunk is asked for only after the value was replaced and its chunks removed.
  const chunks = Object.create(tables.chunks, {
    getEntity: {
      value: async (partition: string, row: string) => {
        if ((await store.read(key, { parts: [] }))?.etag === etag) {
          await store.write(key, newValue({ a: next }, { n: 2 }), etag);
          for (const generation of await retired(tables, key)) await removeChunks(tables.chunks, key, generation);
        }
        return tables.chunks.getEntity(partition, row);
      },
    },
  });
  const stored = await valueStore({ ...tables, chunks }).read(key);
  expect(stored?.meta).toEqual({ n: 2 });
  expect(bytesOf(stored, 'a').equals(next)).toBe(true);
});

test('a missing chunk of the newest generation is store.corrupt, and so is a changed one', async () => {
  const store = valueStore(tables);
  const key = { partition: 'corrupt', row: 'a' };
  await store.write(key, newValue({ a: randomBytes(20_000) }), null);
  const [row = ''] = await chunkRows(tables, 'corrupt');
  await tables.chunks.updateEntity({ partitionKey: 'corrupt', rowKey: row, b0: randomBytes(20_000) }, 'Replace', { etag: '*' });
  expect(await errorOf(store.read(key))).toMatchObject({ code: 'store.corrupt', retryable: false });
  await tables.chunks.deleteEntity('corrupt', row);
  expect(await errorOf(store.read(key))).toMatchObject({ code: 'store.corrupt' });
  expect((await store.read(key, { parts: [] }))?.key).toEqual(key);
});

test('a head that this program does not know is store.corrupt, and a purge leaves its chunks', async () => {
  const store = valueStore(tables);
  const key = { partition: 'newer', row: 'a' };
  await store.write(key, newValue({ a: randomBytes(20_000) }), null);
  await tables.heads.updateEntity({ partitionKey: 'newer', rowKey: 'a', schema: 2 }, 'Merge', { etag: '*' });
  expect(await errorOf(store.read(key))).toMatchObject({ code: 'store.corrupt', message: expect.stringContaining('"schema"') });
  await store.purge({ now: Date.now() + 2 * HOUR_MS });
  expect(await chunkRows(tables, 'newer')).toHaveLength(1);
});

test('a writer that crashes before its head leaves the old value; purge removes its chunks after an hour, not before', async () => {
  const store = valueStore(tables);
  const key = { partition: 'crash', row: 'a' };
  const etag = await store.write(key, newValue({ a: randomBytes(20_000) }, { n: 1 }), null);
  // Everything but the head: as a crash leaves it.
  const heads = Object.create(tables.heads, { updateEntity: { value: () => Promise.reject(new Error('crash')) } });
  const crashed = errorOf(valueStore({ ...tables, heads }).write(key, newValue({ a: randomBytes(1_500_000) }, { n: 2 }), etag));
  expect(await crashed).toMatchObject({ code: 'store.unavailable' });
  expect(await chunkRows(tables, 'crash')).toHaveLength(4);
  expect((await store.read(key))?.meta).toEqual({ n: 1 });
  await store.purge({ now: Date.now() });
  expect(await chunkRows(tables, 'crash')).toHaveLength(4);
  expect((await store.purge({ now: Date.now() + 2 * HOUR_MS })).removed).toBeGreaterThanOrEqual(3);
  expect(await chunkRows(tables, 'crash')).toHaveLength(1);
  expect((await store.read(key))?.parts.size).toBe(1);
});

test('a replaced generation stays for an hour, then the next write of the key removes it', async () => {
  let nowMs = Date.now();
  const store = valueStore(tables, { now: () => nowMs });
  const key = { partition: 'retire', row: 'a' };
  const large = () => newValue({ a: randomBytes(20_000) });
  const first = await store.write(key, large(), null);
  const second = await store.write(key, large(), first);
  nowMs += HOUR_MS / 2;
  const third = await store.write(key, large(), second);
  expect(await chunkRows(tables, 'retire')).toHaveLength(3);
  nowMs += HOUR_MS / 2 + 1;
  await store.write(key, large(), third);
  expect(await chunkRows(tables, 'retire')).toHaveLength(3);
  expect(await retired(tables, key)).toHaveLength(2);
});

test('purge removes what a replaced or deleted value left, and nothing that is in use', async () => {
  const store = valueStore(tables);
  const large = () => newValue({ a: randomBytes(20_000) });
  const keys = ['a', 'a!', 'a~', 'b'].map((row) => ({ partition: 'purge', row }));
  const etags = await Promise.all(keys.map((key) => store.write(key, large(), null)));
  const [a, , , b] = keys;
  if (!a || !b) throw new Error('no keys');
  await store.write(a, large(), etags[0] ?? null);
  await store.delete(b, etags[3] ?? '');
  await store.purge({ now: Date.now() + HOUR_MS / 2 });
  expect(await chunkRows(tables, 'purge')).toHaveLength(5);
  await store.purge({ now: Date.now() + 2 * HOUR_MS });
  expect(await chunkRows(tables, 'purge')).toHaveLength(3);
  const left = await collect(store.list('purge', 'a', 'c'));
  expect(left.map(({ key, parts }) => [key.row, parts.size])).toEqual([
    ['a', 1],
    ['a!', 1],
    ['a~', 1],
  ]);
});

test('a writer that took longer than half an hour does not put its head in place', async () => {
  let calls = 0;
  const store = valueStore(tables, { now: () => Date.now() + calls++ * HOUR_MS });
  const key = { partition: 'slow', row: 'a' };
  expect(await errorOf(store.write(key, newValue({}), null))).toMatchObject({ code: 'store.unavailable', retryable: true });
  expect(await store.read(key)).toBeUndefined();
});

test('a repeated write whose first answer was lost succeeds, as the head is its own', async () => {
  const key = { partition: 'lost', row: 'a' };
  // The service stores the entity, the answer is lost, and the client repeats the request.
  const heads = Object.create(tables.heads, {
    createEntity: {
      value: async (entity: { partitionKey: string; rowKey: string }) => {
        await tables.heads.createEntity(entity);
        return tables.heads.createEntity(entity);
      },
    },
  });
  const etag = await valueStore({ ...tables, heads }).write(key, newValue({}, { n: 1 }), null);
  expect(await valueStore(tables).read(key)).toMatchObject({ etag, meta: { n: 1 } });
});

test('readers see a value whole while it is replaced and its old chunks are purged at once', async () => {
  const store = valueStore(tables);
  const key = { partition: 'purge-read', row: 'a' };
  const numbered = (n: number) => newValue({ a: Buffer.concat([randomBytes(900_000), Buffer.from([n])]), b: Buffer.from([n]) }, { n });
  let etag = await store.write(key, numbered(0), null);
  let isDone = false;
  const seen = new Set<unknown>();
  const read = async () => {
    while (!isDone) {
      const stored = await store.read(key);
      expect(stored?.parts.get('a')?.at(-1)).toBe(stored?.meta.n);
      expect(stored?.parts.get('b')?.at(-1)).toBe(stored?.meta.n);
      seen.add(stored?.meta.n);
    }
  };
  const write = async () => {
    for (let n = 1; n <= 12; n++) {
      etag = await store.write(key, numbered(n), etag);
      // Two hours later no reader of this value would be under way any more.
      expect((await store.purge({ now: Date.now() + 2 * HOUR_MS })).removed).toBeGreaterThanOrEqual(2);
    }
    isDone = true;
  };
  await Promise.all([write(), read(), read(), read()]);
  expect(seen.size).toBeGreaterThan(3);
});
