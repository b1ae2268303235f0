import { randomBytes } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import { openStorage } from '../../../src/history/open-storage.ts';
import { removeOld } from '../../../src/history/tables/remove-old.ts';
import { valueStore } from '../../../src/history/tables/value-store.ts';
import { collect, namesOf, newValue } from '../support.ts';

test('removeOld() removes old values of a range of partitions with their blobs, also beside one that cannot be read, and leaves all others', async () => {
  const storage = await openStorage({ connection: { connectionString: inject('storageConnection') }, prefix: 'removeOld' });
  const store = valueStore(storage);
  const keys = ['day a', 'day b', 'day!'].flatMap((partition) => ['1', '2', '3'].map((row) => ({ partition, row })));
  for (const key of keys) await store.write(key, newValue({ a: randomBytes(20_000) }), null);
  await storage.heads.updateEntity({ partitionKey: 'day a', rowKey: '1', schema: 99 }, 'Merge', { etag: '*' });
  expect(await removeOld(store, { fromPartition: 'day ', toPartition: 'day!', isOld: (row) => row < '3' })).toBe(3);
  const left = await collect(store.listAcross(['a', 'z'], undefined, { instead: () => undefined }));
  expect(left.map(({ key, parts }) => `${key.partition}, ${key.row}, ${parts.size}`)).toEqual([
    'day a, 3, 1',
    'day b, 3, 1',
    'day!, 1, 1',
    'day!, 2, 1',
    'day!, 3, 1',
  ]);
  expect(await namesOf(storage.blobs)).toHaveLength(6);
});
