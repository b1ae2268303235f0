import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { expect, inject, test } from 'vitest';
import { startAzurite } from '../../../dev/azurite.ts';
import { openHistory } from '../../../src/history/history.ts';
import { openTables, type StorageConnection } from '../../../src/history/tables/open-tables.ts';
import { errorOf } from '../support.ts';

const connectionString = inject('storageConnection');
const KEY = /AccountKey=([^;]+)/.exec(connectionString)?.[1] ?? '';
const key = { partition: 'a', row: 'b' };

/** Changes one entry of the connection string. */
function changed(name: string, value: string): StorageConnection {
  return { connectionString: connectionString.replace(new RegExp(`${name}=[^;]+`), `${name}=${value}`) };
}

test('openHistory() opens tables that exist as well as tables that do not', async () => {
  const options = { connection: { connectionString }, prefix: 'openTest' };
  const first = await openHistory(options);
  await first.documents.write(key, 1, null);
  const second = await openHistory(options);
  expect((await second.documents.read(key))?.value).toBe(1);
});

test.each<[string, StorageConnection, string]>([
  ['http to another machine', changed('TableEndpoint', 'http://example.com/account'), 'neither https nor on this machine'],
  ['http to a name that only begins like this machine', changed('TableEndpoint', 'http://127.0.0.1.example.com/a'), 'neither https'],
  ['no connection string', { connectionString: 'secret-words' }, 'no connection string'],
  ['an empty one', { connectionString: '' }, 'no connection string'],
  ['a service URI over http', { tableServiceUri: 'http://127.0.0.1:10002' }, 'no plain https address'],
  ['a service URI with a signature', { tableServiceUri: 'https://a.table.core.windows.net/?sig=secret-words' }, 'no plain https address'],
  ['no URI', { tableServiceUri: 'secret-words' }, 'no plain https address'],
])('a connection is refused by its rule and without its text: %s', async (_, connection, rule) => {
  const error = await errorOf(openTables({ connection, prefix: 'refused' }));
  expect(error).toMatchObject({ code: 'settings.invalid', message: expect.stringContaining(rule) });
  expect(String(error)).not.toContain('secret-words');
  expect(String(error)).not.toContain(KEY);
});

test.each(['', '1a', 'a-b', 'a'.repeat(51)])('the table prefix "%s" is refused', async (prefix) => {
  expect(await errorOf(openTables({ connection: { connectionString }, prefix }))).toMatchObject({ code: 'settings.invalid' });
});

test('a wrong account key is store.unavailable with status 403, not to be retried, and names no key', async () => {
  const wrong = Buffer.from('wrong key').toString('base64');
  const error = await errorOf(openTables({ connection: changed('AccountKey', wrong), prefix: 'wrongKey' }));
  expect(error).toMatchObject({ code: 'store.unavailable', retryable: false, message: expect.stringContaining('status 403') });
  expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/SharedKey|AccountKey/i);
  expect(String(error)).not.toContain(wrong);
});

test('a table that is missing is store.unavailable, not an absent value', async () => {
  const { documents, values } = await openHistory({ connection: { connectionString }, prefix: 'dropped' });
  const tables = await openTables({ connection: { connectionString }, prefix: 'dropped' });
  await Promise.all(Object.values(tables).map((table) => table.deleteTable()));
  for (const error of await Promise.all(
    [documents.read(key), values.read(key), documents.write(key, 1, null), values.delete(key, '*')].map(errorOf),
  )) {
    expect(error).toMatchObject({
      code: 'store.unavailable',
      message: expect.stringContaining('status 404 (TableNotFound)'),
    });
  }
});

test('a server that was stopped is store.unavailable, not an absent value', async () => {
  const azurite = await startAzurite();
  const { documents, values, quarters } = await openHistory({ connection: azurite, prefix: 'stopped' });
  expect(await values.read(key)).toBeUndefined();
  await azurite.stop();
  const attempts = [
    documents.read(key),
    documents.write(key, 1, null),
    values.read(key),
    values.write(key, { parts: new Map(), meta: {} }, null),
    quarters.read(0),
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
    // The tables can be opened; all else is a web server's own page.
    response.writeHead(request.method === 'POST' ? 204 : 404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>');
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
