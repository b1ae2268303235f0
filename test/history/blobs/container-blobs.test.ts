/** Blobs in a real container, of Azurite. */
import { randomBytes } from 'node:crypto';
import { beforeAll, beforeEach, expect, inject, test } from 'vitest';
import type { Blobs } from '../../../src/history/blobs/blobs.ts';
import { openStorage } from '../../../src/history/open-storage.ts';
import { startStorageProxy } from '../../support/storage-proxy.ts';
import { errorOf } from '../support.ts';

const connectionString = inject('storageConnection');
const PREFIX = 'blobsTest';
let blobs: Blobs;
beforeAll(async () => {
  ({ blobs } = await openStorage({ connection: { connectionString }, prefix: PREFIX }));
});
beforeEach(async () => {
  for await (const { name } of blobs.list('')) await blobs.remove(name);
});

const textOf = async (name: string) => Buffer.from((await blobs.read(name))?.bytes ?? []).toString();

test('read() gives the bytes and the etag that write() gave, of none and of 9 MB too, and undefined for a blob that is not there', async () => {
  expect(await blobs.read('facts/none')).toBeUndefined();
  for (const bytes of [Buffer.alloc(0), randomBytes(9_000_000)]) {
    const name = `facts/${bytes.length}.parquet`;
    const etag = await blobs.write(name, bytes, null);
    const read = await blobs.read(name);
    expect(read?.etag).toBe(etag);
    expect(Buffer.from(read?.bytes ?? [1]).equals(bytes)).toBe(true);
  }
});

test('write() replaces the state that it names alone: it is store.conflict where the blob is there, is another, or is gone', async () => {
  const first = await blobs.write('a', Buffer.from('1'), null);
  const second = await blobs.write('a', Buffer.from('2'), first);
  const attempts = [
    blobs.write('a', Buffer.from('x'), null),
    blobs.write('a', Buffer.from('x'), first),
    blobs.write('b', Buffer.from('x'), second),
  ];
  for (const error of await Promise.all(attempts.map(errorOf))) expect(error).toMatchObject({ code: 'store.conflict', retryable: true });
  expect(await textOf('a')).toBe('2');
  expect(await blobs.read('b')).toBeUndefined();
});

test('of writers that replace the same state exactly one succeeds', async () => {
  const etag = await blobs.write('a', Buffer.from('0'), null);
  const results = await Promise.allSettled([1, 2, 3, 4].map((n) => blobs.write('a', Buffer.from(`${n}`), etag)));
  const won = results.flatMap(({ status }, i) => (status === 'fulfilled' ? [`${i + 1}`] : []));
  expect(won).toEqual([await textOf('a')]);
});

test('write() whose answer was lost succeeds: what it meets when it is repeated is its own', async () => {
  const proxy = await startStorageProxy(connectionString);
  try {
    const behind = await openStorage({ connection: proxy, prefix: PREFIX });
    for (const replaced of [null, await blobs.write('b', Buffer.from('0'), null)]) {
      const name = replaced === null ? 'a' : 'b';
      let lost = 0;
      proxy.reset(({ method, text }, when) => when === 'after' && method === 'PUT' && text.includes(`/${name}`) && lost++ === 0);
      const etag = await behind.blobs.write(name, Buffer.from('mine'), replaced);
      expect(await blobs.read(name)).toMatchObject({ etag });
      expect([lost > 1, await textOf(name)]).toEqual([true, 'mine']);
    }
  } finally {
    await proxy.stop();
  }
});

test('remove() removes, and is no error where the blob is gone already', async () => {
  await blobs.write('a', Buffer.from('1'), null);
  await blobs.remove('a');
  await blobs.remove('a');
  expect(await blobs.read('a')).toBeUndefined();
});

test('list() gives names, sizes and times of the blobs whose names begin so, in order', async () => {
  const sinceMs = Date.now() - 60_000;
  for (const name of ['open/2026-11-22/02', 'open/2026-11-22/01', 'open/2026-11-23/01', 'facts/2026-11-22.parquet'])
    await blobs.write(name, Buffer.from(name), null);
  const found = await Array.fromAsync(blobs.list('open/2026-11-22/'));
  expect(found.map(({ name, sizeBytes }) => [name, sizeBytes])).toEqual([
    ['open/2026-11-22/01', 18],
    ['open/2026-11-22/02', 18],
  ]);
  for (const { modifiedMs } of found) expect(modifiedMs).toBeGreaterThan(sinceMs);
  expect(await Array.fromAsync(blobs.list('none/'))).toEqual([]);
});
