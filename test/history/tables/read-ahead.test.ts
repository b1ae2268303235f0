/** Documents read at once, on real Azurite: they are those that each is by itself, and no write is lost by it. */
import { beforeAll, expect, inject, test } from 'vitest';
import { type HistoryStorage, openStorage } from '../../../src/history/open-storage.ts';
import { type DocumentStore, documentStore } from '../../../src/history/tables/document-store.ts';
import { readAhead } from '../../../src/history/tables/read-ahead.ts';
import { updateDocument } from '../../../src/history/tables/update-document.ts';

let tables: HistoryStorage;
let documents: DocumentStore;
beforeAll(async () => {
  const connection = { connectionString: inject('storageConnection') };
  tables = await openStorage({ connection, prefix: `ahead${process.pid}` });
  documents = documentStore(tables);
});

/** The documents, with the rows that are read one by one. */
function watched() {
  const asked: string[] = [];
  const read: DocumentStore['read'] = (key) => {
    asked.push(key.row);
    return documents.read(key);
  };
  return { asked, store: { ...documents, read } };
}

test('readAhead() gives each document of the partition as it is, and none that is absent, without a request of its own; others and repeats are asked for', async () => {
  await documents.write({ partition: 'some', row: 'a' }, 1, null);
  await documents.write({ partition: 'other', row: 'c' }, 3, null);
  const { asked, store } = watched();
  const ahead = await readAhead(store, 'some');
  expect(await ahead.read({ partition: 'some', row: 'a' })).toEqual(await documents.read({ partition: 'some', row: 'a' }));
  expect(await ahead.read({ partition: 'some', row: 'b' })).toBeUndefined();
  expect(asked).toEqual([]);
  await documents.write({ partition: 'some', row: 'b' }, 2, null);
  expect((await ahead.read({ partition: 'some', row: 'b' }))?.value).toBe(2);
  expect((await ahead.read({ partition: 'other', row: 'c' }))?.value).toBe(3);
  expect(asked).toEqual(['b', 'c']);
});

test('an update of what was read ahead loses nothing that another wrote since', async () => {
  const [known, absent] = [
    { partition: 'updated', row: 'known' },
    { partition: 'updated', row: 'absent' },
  ];
  const etag = await documents.write(known, ['before'], null);
  const ahead = await readAhead(documents, 'updated');
  await documents.write(known, ['before', 'between'], etag);
  await documents.write(absent, ['between'], null);
  for (const key of [known, absent]) await updateDocument(ahead, key, (value = []) => [...(value as string[]), 'after']);
  expect((await documents.read(known))?.value).toEqual(['before', 'between', 'after']);
  expect((await documents.read(absent))?.value).toEqual(['between', 'after']);
});

test('a document that cannot be read keeps no other away', async () => {
  await documents.write({ partition: 'broken', row: 'whole' }, 1, null);
  await tables.documents.createEntity({ partitionKey: 'broken', rowKey: 'no JSON', json0: '{' });
  const ahead = await readAhead(documents, 'broken');
  expect((await ahead.read({ partition: 'broken', row: 'whole' }))?.value).toBe(1);
  await expect(ahead.read({ partition: 'broken', row: 'no JSON' })).rejects.toMatchObject({ code: 'store.corrupt' });
});
