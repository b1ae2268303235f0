/** Operations of storage are told by kind and outcome, and by nothing of what they are about. */
import { expect, inject, test } from 'vitest';
import type { StorageOperation } from '../../src/history/blobs/storage-operation.ts';
import { openStorage } from '../../src/history/open-storage.ts';
import { errorOf } from './support.ts';

let prefixes = 0;

/** A storage of its own, and what was told of it since it was opened, as "service operation outcome". */
async function toldStorage() {
  const told: StorageOperation[] = [];
  const storage = await openStorage({
    connection: { connectionString: inject('storageConnection') },
    prefix: `told${process.pid}x${++prefixes}`,
    onOperation: (operation) => told.push(operation),
  });
  const since = () => told.splice(0).map(({ service, operation, outcome }) => `${service} ${operation} ${outcome}`);
  since();
  return { ...storage, since };
}

test('blobs: read, write, remove and list, and who came second', async () => {
  const { blobs, since } = await toldStorage();
  const bytes = new Uint8Array([1]);
  const etag = await blobs.write('a/1', bytes, null);
  await errorOf(blobs.write('a/1', bytes, null));
  await blobs.read('a/1');
  expect(await blobs.read('a/none')).toBeUndefined();
  for await (const { name } of blobs.list('a/')) expect(name).toBe('a/1');
  for await (const _ of blobs.list('a/')) break;
  await blobs.remove('a/1', etag);
  expect(since()).toEqual([
    'blob write ok',
    'blob write conflict',
    'blob read ok',
    'blob read ok',
    'blob list ok',
    'blob list ok',
    'blob remove ok',
  ]);
});

test('tables: a read by its key is none of a list, and what is not there is answered', async () => {
  const { documents, since } = await toldStorage();
  const entity = { partitionKey: 'Ana Sousa', rowKey: '+351912345678' };
  await documents.createEntity(entity);
  await errorOf(documents.createEntity(entity));
  await documents.getEntity(entity.partitionKey, entity.rowKey);
  await errorOf(documents.getEntity(entity.partitionKey, 'none'));
  for await (const _ of documents.listEntities()) break;
  await documents.updateEntity({ ...entity, a: 1 }, 'Replace');
  await documents.deleteEntity(entity.partitionKey, entity.rowKey);
  expect(since()).toEqual([
    'table write ok',
    'table write conflict',
    'table read ok',
    'table read ok',
    'table list ok',
    'table write ok',
    'table remove ok',
  ]);
});
