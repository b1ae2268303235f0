import { expect, test } from 'vitest';
import { createTokenSource } from '../../src/dataverse/token.ts';
import { createTransport, type Transport, type TransportOptions } from '../../src/dataverse/transport.ts';
import type { DataverseError } from '../../src/errors.ts';
import { errorOf as dataverseErrorOf } from './error-of.ts';
import { type Handler, type HttpServer, json, refusal, startHttpServer } from './http-server.ts';

const TOKEN = 'eyJ0eXAi.payload-of-the-token.signature_1234';
const TASK = { task: 'list deliveries', table: 'msdyn_proactive_delivery' };
const cut: Handler = (_, response) => response.writeHead(200, { 'content-length': '100' }).write('{"value":[', () => response.destroy());
const drop: Handler = (request) => request.socket.destroy();
const text =
  (body: string): Handler =>
  (_, response) =>
    response.writeHead(200).end(body);

function transportTo(server: HttpServer, options: Partial<TransportOptions> = {}): Transport {
  const token = createTokenSource({ kind: 'token', token: TOKEN }, server.url);
  return createTransport({ url: server.url, token, ...options, retry: { baseMs: 1, ...options.retry } });
}

/** The error of a call that has to fail, without the token. */
function errorOf(call: Promise<unknown>): Promise<DataverseError> {
  return dataverseErrorOf(call, 'payload-of', 'signature_');
}

test('getJson() sends the recommended headers, the bearer and the preference', async () => {
  const server = await startHttpServer(json({ value: [] }));
  await transportTo(server).getJson('queues?$select=name', { ...TASK, prefer: 'odata.maxpagesize=5000' });
  expect(server.requests[0]?.url).toBe('/api/data/v9.2/queues?$select=name');
  expect(server.requests[0]?.headers).toMatchObject({
    accept: 'application/json',
    'odata-maxversion': '4.0',
    'odata-version': '4.0',
    'if-none-match': 'null',
    prefer: 'odata.maxpagesize=5000',
    authorization: `Bearer ${TOKEN}`,
  });
});

test("getJson() gives the body, the server's time and the recommended parallelism", async () => {
  const server = await startHttpServer(json({ value: [1] }, 200, { date: 'Mon, 23 Nov 2026 12:00:09 GMT', 'x-ms-dop-hint': '8' }));
  const transport = transportTo(server);
  const answer = await transport.getJson('x', TASK);
  expect(answer).toEqual({ body: { value: [1] }, serverMs: Date.UTC(2026, 10, 23, 12, 0, 9), dopHint: 8 });
  expect(transport.stats).toEqual({ requests: 1, retries: 0, throttles: 0, dopHint: 8 });
});

test('getJson() takes its own clock for a server time that is none', async () => {
  const server = await startHttpServer(json({}, 200, { date: 'tomorrow', 'x-ms-dop-hint': 'lots' }));
  const before = Date.now();
  const answer = await transportTo(server).getJson('x', TASK);
  expect(answer.serverMs).toBeGreaterThanOrEqual(before);
  expect(answer.serverMs).toBeLessThanOrEqual(Date.now());
  expect(answer.dopHint).toBeNull();
});

test('getJson() waits as many seconds as Retry-After says', async () => {
  const server = await startHttpServer(refusal(429, '0x80072322', 'Number of requests exceeded', { 'retry-after': '1' }), json({}));
  const transport = transportTo(server);
  const startMs = performance.now();
  await transport.getJson('x', TASK);
  expect(performance.now() - startMs).toBeGreaterThanOrEqual(990);
  expect(transport.stats).toMatchObject({ requests: 2, retries: 1, throttles: 1 });
});

test("getJson() reads a Retry-After date against the server's own clock", async () => {
  const headers = { date: 'Fri, 01 Jan 2010 00:00:00 GMT', 'retry-after': 'Fri, 01 Jan 2010 00:00:01 GMT' };
  const server = await startHttpServer(refusal(503, '', '', headers), json({}));
  const startMs = performance.now();
  await transportTo(server).getJson('x', TASK);
  expect(performance.now() - startMs).toBeGreaterThanOrEqual(990);
});

test.each<[string, Handler]>([
  ['a status 503', refusal(503)],
  ['a status 502 of a proxy', (_, response) => response.writeHead(502).end('<html>bad gateway</html>')],
  ['a body cut short', cut],
  ['a dropped connection', drop],
  ['a body that is no JSON', text('<html>sign in</html>')],
  ['a body that ends in the middle, cleanly', text('{"value":[{"a":')],
  ['a body that is no object', text('[]')],
])('getJson() tries again after %s', async (_, handler) => {
  const server = await startHttpServer(handler, handler, json({ value: ['here'] }));
  const transport = transportTo(server);
  expect((await transport.getJson('x', TASK)).body).toEqual({ value: ['here'] });
  expect(transport.stats).toMatchObject({ requests: 3, retries: 2, throttles: 0 });
});

test.each<[string, Handler, string]>([
  ['dataverse.throttled', refusal(429), 'status 429 after 3 attempts'],
  ['dataverse.unavailable', refusal(503), 'status 503 after 3 attempts'],
  ['dataverse.unreachable', drop, 'the connection failed (UND_ERR_SOCKET) at attempt 3'],
  ['dataverse.bad-answer', text('<html>'), 'the answer is no JSON object at attempt 3'],
])('getJson() gives up with %s, which is worth a later try', async (code, handler, state) => {
  const server = await startHttpServer(handler);
  const error = await errorOf(transportTo(server, { retry: { attempts: 3 } }).getJson('x', TASK));
  expect(error).toMatchObject({ code, retryable: true });
  expect(error.message).toContain(state);
  expect(server.requests).toHaveLength(3);
});

test('getJson() does not wait where Retry-After is longer than its policy', async () => {
  const server = await startHttpServer(refusal(429, '', '', { 'retry-after': '300' }));
  expect(await errorOf(transportTo(server).getJson('x', TASK))).toMatchObject({ code: 'dataverse.throttled', retryable: true });
  expect(server.requests).toHaveLength(1);
});

test('getJson() takes a query throttling code for throttling, whatever the status', async () => {
  const server = await startHttpServer(
    refusal(400, '0x80048644', 'This query cannot be executed because it conflicts with Query Throttling'),
    json({}),
  );
  const transport = transportTo(server);
  await transport.getJson('x', TASK);
  expect(transport.stats.throttles).toBe(1);
});

test('getJson() ends a request that takes longer than its time, also within the body', async () => {
  const server = await startHttpServer(
    () => {},
    (_, response) => void response.writeHead(200).write('{"value":'),
    json({}),
  );
  await transportTo(server, { timeoutMs: 100 }).getJson('x', TASK);
  expect(server.requests).toHaveLength(3);
  const silent = await startHttpServer(() => {});
  const error = await errorOf(transportTo(silent, { timeoutMs: 50, retry: { attempts: 2 } }).getJson('x', TASK));
  expect(error).toMatchObject({ code: 'dataverse.unreachable', retryable: true });
  expect(error.message).toContain('no answer within 50 ms at attempt 2');
});

// Were the request not ended, the test would not end; were the wait of a minute not, there would be a second request.
test.each<[string, Handler]>([
  ['a request', () => {}],
  ['a wait', refusal(503, '', '', { 'retry-after': '60' })],
])('getJson() ends %s at once when it is aborted', async (_, handler) => {
  const stop = new AbortController();
  const server = await startHttpServer((request, response) => {
    setTimeout(() => stop.abort(), 100);
    return handler(request, response);
  });
  const error = await errorOf(transportTo(server, { timeoutMs: 3_600_000 }).getJson('x', { ...TASK, signal: stop.signal }));
  expect(error).toMatchObject({ code: 'dataverse.aborted', retryable: false });
  expect(server.requests).toHaveLength(1);
});

test('getJson() sends nothing once it is aborted', async () => {
  const server = await startHttpServer(json({}));
  expect(await errorOf(transportTo(server).getJson('x', { ...TASK, signal: AbortSignal.abort() }))).toMatchObject({
    code: 'dataverse.aborted',
  });
  expect(server.requests).toHaveLength(0);
});

test.each([301, 302, 307, 308])('getJson() takes the bearer to no other origin by a redirect %i', async (status) => {
  const other = await startHttpServer(json({}));
  const server = await startHttpServer((_, response) => response.writeHead(status, { location: `${other.url}/api/data/v9.2/x` }).end());
  expect(await errorOf(transportTo(server).getJson('x', TASK))).toMatchObject({ code: 'dataverse.foreign-link', retryable: false });
  expect(other.requests).toHaveLength(0);
});

test('getJson() follows no redirect of its own origin either', async () => {
  const server = await startHttpServer((_, response) => response.writeHead(302, { location: '/login' }).end());
  expect(await errorOf(transportTo(server).getJson('x', TASK))).toMatchObject({ code: 'dataverse.refused' });
  expect(server.requests).toHaveLength(1);
});

test('getJson() asks no address but its own', async () => {
  const other = await startHttpServer(json({}));
  const server = await startHttpServer(json({}));
  const host = other.url.slice('http://'.length);
  const links = [
    `${other.url}/x`,
    `//${host}/x`,
    `http://u:p@${server.url.slice(7)}/x`,
    `${server.url}@${host}/x`,
    `https://${server.url.slice(7)}/x`,
  ];
  for (const link of links) {
    expect(await errorOf(transportTo(server).getJson(link, TASK))).toMatchObject({ code: 'dataverse.foreign-link' });
  }
  expect([...other.requests, ...server.requests]).toEqual([]);
});

test('getJson() asks once for a fresh token after a 401, and goes on with it', async () => {
  const server = await startHttpServer((request, response) => {
    const handler = request.headers.authorization === 'Bearer new' ? json({ value: [] }) : refusal(401);
    handler(request, response);
  });
  const token: ReturnType<typeof createTokenSource> = { getToken: async ({ fresh = false } = {}) => (fresh ? 'new' : 'old') };
  const transport = createTransport({ url: server.url, token });
  expect((await transport.getJson('x', TASK)).body).toEqual({ value: [] });
  expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer old', 'Bearer new']);
});

test('getJson() gives up where the fresh token is refused too', async () => {
  const server = await startHttpServer(refusal(401), refusal(503), refusal(401), json({}));
  const error = await errorOf(transportTo(server).getJson('x', TASK));
  expect(error).toMatchObject({ code: 'dataverse.unauthorized', retryable: false });
  expect(error.message).toContain('check DATAVERSE_AUTH and its ENTRA_* settings');
  expect(server.requests).toHaveLength(3);
});

test('a 403 says which right to give on which table, and quotes Dataverse without ids', async () => {
  const said = 'Principal user (Id=2f3c9b1e-0000-4000-8000-0123456789ab, type=8) is missing prvReadmsdyn_proactive_delivery privilege';
  const server = await startHttpServer(refusal(403, '0x80040220', said));
  const error = await errorOf(transportTo(server).getJson('x', TASK));
  expect(error).toMatchObject({ code: 'dataverse.forbidden', retryable: false });
  expect(error.message).toBe(
    `Cannot list deliveries at "${server.url}": status 403; give the application user organisation-level Read on msdyn_proactive_delivery ` +
      '(privilege prvReadmsdyn_proactive_delivery) (Dataverse: 0x80040220 "Principal user (Id=(id), type=#) is missing prvReadmsdyn_proactive_delivery privilege")',
  );
});

test.each([400, 404, 405, 412, 501])('status %i is refused for good and sent once', async (status) => {
  const server = await startHttpServer(refusal(status, '0x8006088a', "Resource not found for the segment 'x'."));
  expect(await errorOf(transportTo(server).getJson('x', TASK))).toMatchObject({ code: 'dataverse.refused', retryable: false, status });
  expect(server.requests).toHaveLength(1);
});

test('no error holds the token, even where the server echoes it in body, code and headers', async () => {
  const echo: Handler = (request, response) => {
    const said = request.headers.authorization ?? '';
    refusal(Number(request.url?.slice(-3)), said, `${said} ${said.slice(-30)} x=${said.slice(9, 40)}`, {
      'x-echo': said,
      location: `/${said}`,
    })(request, response);
  };
  const server = await startHttpServer(echo);
  for (const status of [307, 400, 401, 403, 404, 429, 500, 503]) {
    const error = await errorOf(transportTo(server, { retry: { attempts: 2 } }).getJson(`${status}`, TASK));
    expect(error.message).toContain(`status ${status}`);
  }
});

test('a token that is no header value is refused without being shown', async () => {
  const server = await startHttpServer(json({}));
  const token: ReturnType<typeof createTokenSource> = { getToken: async () => `${TOKEN}\r\nx-injected: 1` };
  expect(await errorOf(createTransport({ url: server.url, token }).getJson('x', TASK))).toMatchObject({ code: 'dataverse.unauthorized' });
  expect(server.requests).toHaveLength(0);
});

test('createTransport() refuses options that cannot work', () => {
  const url = 'https://org.crm4.dynamics.com';
  const token: ReturnType<typeof createTokenSource> = { getToken: async () => TOKEN };
  expect(() => createTransport({ url: 'http://org.crm4.dynamics.com', token })).toThrow(/DATAVERSE_URL must/);
  expect(() => createTransport({ url, token, timeoutMs: 0 })).toThrow(RangeError);
  expect(() => createTransport({ url, token, retry: { attempts: 0 } })).toThrow(RangeError);
});
