import fc from 'fast-check';
import { beforeAll, expect, inject, test } from 'vitest';
import { type HistoryStorage, openStorage } from '../../../src/history/open-storage.ts';
import { type DocumentStore, documentStore } from '../../../src/history/tables/document-store.ts';
import { collect, errorOf } from '../support.ts';

let storage: HistoryStorage;
let store: DocumentStore;
beforeAll(async () => {
  storage = await openStorage({ connection: { connectionString: inject('storageConnection') }, prefix: 'documentTest' });
  store = documentStore(storage);
});

test('read() gives undefined for a document that was never written', async () => {
  expect(await store.read({ partition: 'none', row: 'none' })).toBeUndefined();
});

test('any JSON comes back as it was', async () => {
  const key = { partition: 'round', row: 'trip' };
  await fc.assert(
    fc.asyncProperty(fc.jsonValue({ stringUnit: 'binary' }), async (value) => {
      const etag = await store.write(key, value, (await store.read(key))?.etag ?? null);
      expect(await store.read(key)).toEqual({ key, value: JSON.parse(JSON.stringify(value)), etag });
    }),
    { numRuns: 30 },
  );
});

test.each(['x', '😀', '"\\', '\u0000', '\ud83d', 'é'])(
  'a text of 70,000 characters of %j is split over properties and comes back',
  async (unit) => {
    const key = { partition: 'long', row: 'a' };
    const value = { text: unit.repeat(70_000 / unit.length) };
    await store.write(key, value, (await store.read(key))?.etag ?? null);
    expect((await store.read(key))?.value).toEqual(value);
  },
);

test('a document of 440,000 characters is stored, one of 460,000 is refused with both numbers', async () => {
  const key = { partition: 'limit', row: 'a' };
  await store.write(key, 'x'.repeat(440_000), null);
  expect((await store.read(key))?.value).toHaveLength(440_000);
  const error = await errorOf(store.write({ partition: 'limit', row: 'b' }, 'x'.repeat(460_000), null));
  expect(error).toMatchObject({
    code: 'store.key',
    retryable: false,
    message: expect.stringMatching(/460002 characters, more than 458752/),
  });
});

test('write() throws store.conflict where the document exists, is absent, or changed meanwhile', async () => {
  const key = { partition: 'conflict', row: 'a' };
  const first = await store.write(key, 1, null);
  const second = await store.write(key, 2, first);
  for (const error of await Promise.all(
    [
      store.write(key, 3, null),
      store.write(key, 3, first),
      store.write({ partition: 'conflict', row: 'b' }, 3, second),
      store.delete(key, first),
    ].map(errorOf),
  )) {
    expect(error).toMatchObject({ code: 'store.conflict', retryable: true });
  }
  expect((await store.read(key))?.value).toBe(2);
});

test('of 8 writers that hold the same etag exactly one succeeds', async () => {
  const key = { partition: 'conflict', row: 'race' };
  const etag = await store.write(key, 0, null);
  const results = await Promise.allSettled(Array.from({ length: 8 }, (_, i) => store.write(key, i + 1, etag)));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('delete() removes the document, and is no error where it is gone already', async () => {
  const key = { partition: 'delete', row: 'a' };
  const etag = await store.write(key, 1, null);
  await store.delete(key, etag);
  expect(await store.read(key)).toBeUndefined();
  await store.delete(key, etag);
  expect(await collect(store.list('delete'))).toEqual([]);
});

test('list() gives the half-open range of one partition in the order of rows', async () => {
  for (const row of ['b', 'a', 'd', 'c']) await store.write({ partition: "l'ist", row }, row, null);
  const rows = async (from?: string, to?: string) => (await collect(store.list("l'ist", from, to))).map(({ value }) => value);
  expect(await rows()).toEqual(['a', 'b', 'c', 'd']);
  expect(await rows('b')).toEqual(['b', 'c', 'd']);
  expect(await rows('b', 'd')).toEqual(['b', 'c']);
  expect(await rows(undefined, 'b')).toEqual(['a']);
});

test('undefined is no document, and what is no JSON is store.corrupt', async () => {
  expect(await errorOf(store.write({ partition: 'bad', row: 'a' }, undefined, null))).toBeInstanceOf(TypeError);
  await storage.documents.createEntity({ partitionKey: 'bad', rowKey: 'b', json0: '{"a":' });
  expect(await errorOf(store.read({ partition: 'bad', row: 'b' }))).toMatchObject({ code: 'store.corrupt' });
  expect(await errorOf(collect(store.list('bad')))).toMatchObject({ code: 'store.corrupt' });
});
