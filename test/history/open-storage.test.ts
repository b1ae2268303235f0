import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { BlobServiceClient } from '@azure/storage-blob';
import { expect, inject, test } from 'vitest';
import { startAzurite } from '../../dev/azurite.ts';
import { openHistory } from '../../src/history/history.ts';
import { openStorage, type StorageConnection } from '../../src/history/open-storage.ts';
import { errorOf } from './support.ts';

const connectionString = inject('storageConnection');
const KEY = /AccountKey=([^;]+)/.exec(connectionString)?.[1] ?? '';
const key = { partition: 'a', row: 'b' };

/** Changes one entry of the connection string. */
function changed(name: string, value: string): StorageConnection {
  return { connectionString: connectionString.replace(new RegExp(`${name}=[^;]+`), `${name}=${value}`) };
}

const TABLES = 'https://a.table.core.windows.net';

function identity(tableServiceUri: string): StorageConnection {
  return { tableServiceUri, blobServiceUri: 'https://a.blob.core.windows.net' };
}

test('openHistory() opens storage that exists as well as storage that does not', async () => {
  const options = { connection: { connectionString }, prefix: 'openTest' };
  const first = await openHistory(options);
  await first.documents.write(key, 1, null);
  await first.blobs.write('a', new Uint8Array([7]), null);
  const second = await openHistory(options);
  expect((await second.documents.read(key))?.value).toBe(1);
  expect([...((await second.blobs.read('a'))?.bytes ?? [])]).toEqual([7]);
});

test.each<[string, StorageConnection, string]>([
  [
    'http to another machine',
    changed('TableEndpoint', 'http://example.com/account'),
    'its table endpoint is neither https nor a loopback address',
  ],
  ['http to a name that only begins like this machine', changed('TableEndpoint', 'http://127.0.0.1.example.com/a'), 'neither https'],
  ['blobs over http from another machine', changed('BlobEndpoint', 'http://example.com/account'), 'its blob endpoint is neither https nor'],
  [
    'one for tables alone',
    { connectionString: `TableEndpoint=${TABLES};SharedAccessSignature=sv=1&sig=secret-words` },
    'no connection string with a blob endpoint',
  ],
  ['no connection string', { connectionString: 'secret-words' }, 'no connection string'],
  ['an empty one', { connectionString: '' }, 'no connection string'],
  ['a service URI over http', identity('http://127.0.0.1:10002'), 'the table service URI is no plain https address'],
  ['a service URI with a signature', identity('https://a.table.core.windows.net/?sig=secret-words'), 'no plain https address'],
  ['no URI', identity('secret-words'), 'no plain https address'],
  ['a URI for tables alone', { tableServiceUri: TABLES, blobServiceUri: '' }, 'the blob service URI is no plain https address'],
])('a connection is refused by its rule and without its text: %s', async (_, connection, rule) => {
  const error = await errorOf(openStorage({ connection, prefix: 'refused' }));
  expect(error).toMatchObject({ code: 'settings.invalid', message: expect.stringContaining(rule) });
  expect(String(error)).not.toContain('secret-words');
  expect(String(error)).not.toContain(KEY);
});

test.each(['', '1a', 'a-b', 'a'.repeat(51)])('the prefix "%s" is refused', async (prefix) => {
  expect(await errorOf(openStorage({ connection: { connectionString }, prefix }))).toMatchObject({ code: 'settings.invalid' });
});

test('a wrong account key is store.unavailable with status 403, not to be retried, and names no key', async () => {
  const wrong = Buffer.from('wrong key').toString('base64');
  const error = await errorOf(openStorage({ connection: changed('AccountKey', wrong), prefix: 'wrongKey' }));
  expect(error).toMatchObject({ code: 'store.unavailable', retryable: false, message: expect.stringContaining('status 403') });
  expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/SharedKey|AccountKey/i);
  expect(String(error)).not.toContain(wrong);
});

test('tables and a container that are missing are store.unavailable, not an absent value', async () => {
  const { documents, values, blobs } = await openHistory({ connection: { connectionString }, prefix: 'dropped' });
  const storage = await openStorage({ connection: { connectionString }, prefix: 'dropped' });
  await Promise.all([storage.documents.deleteTable(), storage.heads.deleteTable()]);
  const asked = [documents.read(key), values.read(key), documents.write(key, 1, null), values.delete({ key, etag: '*', blob: '' })];
  const message = expect.stringContaining('status 404 (TableNotFound)');
  for (const error of await Promise.all(asked.map(errorOf))) expect(error).toMatchObject({ code: 'store.unavailable', message });
  await BlobServiceClient.fromConnectionString(connectionString).deleteContainer('dropped-history');
  for (const error of await Promise.all([blobs.read('a'), blobs.write('a', new Uint8Array(1), null), blobs.remove('a')].map(errorOf)))
    expect(error).toMatchObject({ code: 'store.unavailable', message: expect.stringContaining('status 404 (ContainerNotFound)') });
});

test('a history with quarter hours of the earlier layout is refused each time it is opened, with the remedy', async () => {
  const options = { connection: { connectionString }, prefix: 'oldLayout' };
  const { heads } = await openStorage(options);
  await heads.createEntity({ partitionKey: 'quarter|2026-11-22', rowKey: '10:00' });
  const remedy = expect.stringMatching(/HISTORY_PREFIX "oldLayout".*Set another prefix, then .* a backfill/);
  for (const _ of [1, 2]) expect(await errorOf(openHistory(options))).toMatchObject({ code: 'settings.invalid', message: remedy });
  expect(await errorOf(openHistory({ ...options, prefix: 'oldLayout2' }))).toBeUndefined();
});

test('a server that was stopped is store.unavailable, not an absent value', async () => {
  const azurite = await startAzurite();
  const { documents, values, blobs } = await openHistory({ connection: azurite, prefix: 'stopped' });
  expect(await values.read(key)).toBeUndefined();
  await azurite.stop();
  const attempts = [
    documents.read(key),
    documents.write(key, 1, null),
    values.read(key),
    values.write(key, { parts: new Map(), meta: {} }, null),
    blobs.read('a'),
    blobs.write('a', new Uint8Array(1), null),
    Array.fromAsync(blobs.list('')),
  ];
  for (const error of await Promise.all(attempts.map(errorOf))) {
    expect(error).toMatchObject({
      code: 'store.unavailable',
      retryable: true,
      message: expect.stringContaining('no answer (ECONNREFUSED)'),
    });
  }
});

test('a 404 of something that is not the table service is store.unavailable', async () => {
  const { documents } = await openHistory({ connection: { connectionString }, prefix: 'proxy' });
  const server = createServer((request, response) => {
    // The history can be opened; all else is a web server's own page.
    if (request.url?.includes('proxyHeads')) response.writeHead(200, { 'content-type': 'application/json' }).end('{"value":[]}');
    else response.writeHead(request.method === 'POST' ? 204 : 404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const behind = await openHistory({
      connection: changed('TableEndpoint', `http://127.0.0.1:${port}/devstoreaccount1`),
      prefix: 'proxy',
    });
    expect(await errorOf(behind.documents.read(key))).toMatchObject({ code: 'store.unavailable', retryable: false });
    expect(await documents.read(key)).toBeUndefined();
  } finally {
    server.close();
    server.closeAllConnections();
  }
});
