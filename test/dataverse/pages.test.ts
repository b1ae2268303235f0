import { expect, test } from 'vitest';
import { type ListRequest, listPages } from '../../src/dataverse/pages.ts';
import { createTokenSource } from '../../src/dataverse/token.ts';
import { createTransport } from '../../src/dataverse/transport.ts';
import { collect } from './collect.ts';
import { type Handler, type HttpServer, json, refusal, startHttpServer } from './http-server.ts';

const REQUEST: ListRequest = { task: 'list queues', table: 'queue', primaryKey: 'id', prefer: 'odata.maxpagesize=2' };

/** A page of rows whose next link leads to `next` on the same server. */
function page(rows: readonly unknown[], next?: string): Handler {
  return (request, response) =>
    json({ value: rows, ...(next && { '@odata.nextLink': `http://${request.headers.host}/api/data/v9.2/${next}` }) })(request, response);
}

function list(server: HttpServer, request: ListRequest = REQUEST) {
  const token = createTokenSource({ kind: 'token', token: 'fixed-token' }, server.url);
  return listPages(createTransport({ url: server.url, token, retry: { baseMs: 1, attempts: 2 } }), 'queues?$select=name', request);
}

async function rowsOf(server: HttpServer): Promise<unknown[]> {
  return (await collect(list(server))).flatMap(({ rows }) => rows);
}

test('listPages() follows @odata.nextLink until it is absent, over short and empty pages', async () => {
  const server = await startHttpServer(
    page([{ id: 'a' }, { id: 'b' }], 'p2'),
    page([], 'p3'),
    page([{ id: 'c' }], 'p4'),
    page([], 'p5'),
    page([{ id: 'd' }]),
  );
  const pages = await collect(list(server));
  expect(pages.map(({ rows }) => rows.length)).toEqual([2, 0, 1, 0, 1]);
  expect(server.requests.map(({ url }) => url.slice('/api/data/v9.2/'.length))).toEqual(['queues?$select=name', 'p2', 'p3', 'p4', 'p5']);
});

test('listPages() sends a next link as it came, with the same preference on each page', async () => {
  const link =
    'queues?$select=name&$skiptoken=%3Ccookie%20pagenumber=%222%22%20pagingcookie=%22%253ccookie%2520page%253d%25221%2522%253e%22%20/%3E';
  const server = await startHttpServer(page([{ id: 'a' }], link), page([{ id: 'b' }]));
  await rowsOf(server);
  expect(server.requests[1]?.url).toBe(`/api/data/v9.2/${link}`);
  expect(server.requests.map(({ headers }) => headers.prefer)).toEqual(['odata.maxpagesize=2', 'odata.maxpagesize=2']);
});

test('listPages() gives a row again only in a later version', async () => {
  const rows = [{ id: 'a', versionnumber: 5 }, { id: 'a', versionnumber: '6' }, { id: 'a', versionnumber: 5 }, { id: 'b' }];
  const server = await startHttpServer(page(rows, 'p2'), page([{ id: 'a', versionnumber: 6 }, { id: 'b' }, { id: 'a', versionnumber: 7 }]));
  expect(await rowsOf(server)).toEqual([rows[0], rows[1], rows[3], { id: 'a', versionnumber: 7 }]);
});

test('listPages() knows a row again for 10,000 rows at least, and forgets it in a listing without end', async () => {
  const rows = (from: number, count: number) => Array.from({ length: count }, (_, i) => ({ id: `${from + i}` }));
  const server = await startHttpServer(
    page(rows(0, 9_999), 'p2'),
    page([...rows(0, 1), ...rows(10_000, 20_001)], 'p3'),
    page([...rows(30_000, 1), ...rows(0, 1)]),
  );
  const found = await collect(list(server));
  expect(found.map((each) => each.rows.length)).toEqual([9_999, 20_001, 1]);
  expect(found[2]?.rows).toEqual(rows(0, 1));
});

test('listPages() gives a row once, whatever may be seen of its partition', async () => {
  const rows = [{ id: 'a', partitionid: 'a' }, { id: 'a', partitionid: 'p' }, { id: 'a' }];
  const server = await startHttpServer(page(rows));
  expect(await rowsOf(server)).toEqual(rows.slice(0, 1));
});

test('listPages() passes what has no key on to the check of rows', async () => {
  const rows = [null, 'text', { name: 'x' }, { id: 7 }, { name: 'x' }];
  expect(await rowsOf(await startHttpServer(page(rows)))).toEqual(rows);
});

test('listPages() takes the bearer to no other origin by a next link', async () => {
  const other = await startHttpServer(page([{ id: 'stolen' }]));
  const server = await startHttpServer(json({ value: [{ id: 'a' }], '@odata.nextLink': `${other.url}/api/data/v9.2/p2` }));
  await expect(rowsOf(server)).rejects.toMatchObject({ code: 'dataverse.foreign-link', retryable: false });
  expect(other.requests).toHaveLength(0);
});

test('listPages() refuses a next link that leads back', async () => {
  const server = await startHttpServer(page([{ id: 'a' }], 'p2'), page([{ id: 'b' }], 'p3'), page([{ id: 'c' }], 'p2'));
  await expect(rowsOf(server)).rejects.toMatchObject({ code: 'dataverse.bad-answer' });
  expect(server.requests).toHaveLength(3);
});

test.each([
  {},
  { value: {} },
  { value: null },
  { value: [], '@odata.nextLink': 7 },
  { value: [], '@odata.nextLink': null },
  { value: [], '@odata.nextLink': 'http://[' },
])('listPages() refuses the page %j', async (body) => {
  await expect(rowsOf(await startHttpServer(json(body)))).rejects.toMatchObject({ code: 'dataverse.bad-answer' });
});

test('listPages() gives the pages before the one that fails', async () => {
  const server = await startHttpServer(page([{ id: 'a' }], 'p2'), refusal(403));
  const seen: unknown[] = [];
  const reading = (async () => {
    for await (const { rows } of list(server)) seen.push(...rows);
  })();
  await expect(reading).rejects.toMatchObject({ code: 'dataverse.forbidden' });
  expect(seen).toEqual([{ id: 'a' }]);
});

test('listPages() ends between pages when it is aborted', async () => {
  const server = await startHttpServer(page([{ id: 'a' }], 'p2'), page([{ id: 'b' }]));
  const controller = new AbortController();
  const reading = (async () => {
    for await (const _ of list(server, { ...REQUEST, signal: controller.signal })) controller.abort();
  })();
  await expect(reading).rejects.toMatchObject({ code: 'dataverse.aborted' });
  expect(server.requests).toHaveLength(1);
});
