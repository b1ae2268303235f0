import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type FunctionsHost, startFunctionsHost } from '../../../dev/functions-host/start-functions-host.ts';
import { type FixtureApp, writeApp } from './fixture-app.ts';

const SOURCE = `
app.hook.preInvocation((context) => { context.invocationContext.extraInputs.set('hooked', context.invocationContext.functionName); });
const describe = async (request, context) => ({
  jsonBody: {
    name: context.functionName, invocationId: context.invocationId, hooked: context.extraInputs.get('hooked'),
    method: request.method, url: request.url, params: request.params, query: [...request.query], agent: request.headers.get('x-agent'),
    text: await request.text(),
  },
});
app.http('item', { methods: ['GET', 'PUT'], route: 'items/{id:int}/{part?}', authLevel: 'function', handler: describe });
app.http('fixed', { methods: ['GET'], route: 'items/fixed', handler: describe });
app.http('any', { methods: ['GET'], route: 'items/{name}', handler: describe });
app.http('rest', { route: 'files/{*path}', handler: describe });
app.http('plain', { handler: describe });
app.http('bytes', { methods: ['POST'], handler: async (request) => ({ status: 201, headers: { 'content-type': 'application/x-test' }, body: await request.arrayBuffer() }) });
app.http('cookies', { handler: () => ({ cookies: [{ name: 'a', value: '1; 2', httpOnly: true }, { name: 'b', value: '2', sameSite: 'Lax', maxAge: 60 }] }) });
app.http('streamed', { handler: () => ({ body: new ReadableStream({ start(c) { c.enqueue(new TextEncoder().encode('one ')); c.enqueue(new TextEncoder().encode('two')); c.close(); } }) }) });
app.http('root', { methods: ['GET'], route: '{ignored:maxlength(0)?}', handler: () => ({ body: 'root' }) });
app.http('orders', { methods: ['GET'], authLevel: 'admin', handler: () => ({ body: 'ordered' }) });
app.http('boom', { handler: () => { throw new Error('inner detail'); } });
app.http('nothing', { handler: () => undefined });
app.http('chatty', { handler: (request, context) => { context.warn('first\\n[other] forged \\u001b[2J'); return { body: 'ok' }; } });
app.http('slow', { handler: async (_request, context) => { context.log('slow began'); await new Promise((r) => setTimeout(r, 300)); return { body: 'done' }; } });
`;

const lines: string[] = [];
let app: FixtureApp;
let host: FunctionsHost;

beforeAll(async () => {
  app = await writeApp(SOURCE, { version: '2.0', extensions: { http: { routePrefix: 'v1' } } });
  host = await startFunctionsHost({ appFolder: app.folder, log: (line) => lines.push(line) });
});

afterAll(async () => {
  await host.stop();
  await app.remove();
});

const get = (path: string, init?: RequestInit) => fetch(`${host.url}/v1/${path}`, init);
const getJson = async (path: string, init?: RequestInit) => (await (await get(path, init)).json()) as Record<string, unknown>;

test('a request reaches its function with params, query, headers, url and an invocation id', async () => {
  const answer = await getJson('items/42/a%20b?x=1&y=&x=2', { headers: { 'x-agent': 'test' } });
  expect(answer).toMatchObject({ name: 'item', method: 'GET', params: { id: '42', part: 'a b' }, agent: 'test', hooked: 'item' });
  expect(answer.query).toEqual([
    ['x', '1,2'],
    ['y', ''],
  ]);
  expect(answer.url).toBe(`${host.url}/v1/items/42/a%20b?x=1&y=&x=2`);
  expect(answer.invocationId).toMatch(/^[0-9a-f-]{36}$/);
});

test('a route picks the most literal function, honours constraints and leaves out optional parameters', async () => {
  expect(await getJson('items/fixed')).toMatchObject({ name: 'fixed', params: {} });
  expect(await getJson('items/7')).toMatchObject({ name: 'item', params: { id: '7' } });
  expect(await getJson('items/seven')).toMatchObject({ name: 'any', params: { name: 'seven' } });
  expect(await getJson('files/a/b.txt')).toMatchObject({ name: 'rest', params: { path: 'a/b.txt' } });
  expect(await getJson('ITEMS/Fixed')).toMatchObject({ name: 'fixed' });
  expect(await getJson('plain', { method: 'POST', body: 'hello' })).toMatchObject({ name: 'plain', text: 'hello' });
});

test('an unknown route, a method that no function takes and a path without the prefix are 404', async () => {
  expect((await get('nowhere')).status).toBe(404);
  expect((await get('items/42', { method: 'DELETE' })).status).toBe(404);
  expect((await fetch(`${host.url}/items/42`)).status).toBe(404);
  expect(lines).toContain('[http] warning: no function for DELETE /v1/items/42, only for GET, PUT');
});

test('a malformed path is 400', async () => {
  expect((await get('items/%zz')).status).toBe(400);
});

test('a request line that names another host does not change the url', async () => {
  const { port } = new URL(host.url);
  const text = await new Promise<string>((resolve, reject) => {
    const raw = request({ host: '127.0.0.1', port, path: 'http://evil.example/v1/plain?a=b' }, (answer) => {
      answer.setEncoding('utf8').once('data', resolve);
    });
    raw.on('error', reject).end();
  });
  expect(JSON.parse(text)).toMatchObject({ url: `${host.url}/v1/plain?a=b` });
});

test('bodies pass as bytes in both directions', async () => {
  const bytes = randomBytes(300_000);
  const answer = await get('bytes', { method: 'POST', body: bytes });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([201, 'application/x-test']);
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
});

test('a response body that is a stream arrives whole', async () => {
  expect(await (await get('streamed')).text()).toBe('one two');
});

test('several cookies become several set-cookie headers', async () => {
  const answer = await get('cookies');
  expect(answer.headers.getSetCookie()).toEqual(['a=1%3B%202; HttpOnly', 'b=2; Max-Age=60; SameSite=Lax']);
});

test('an error in a function is 500 without a body, and its stack is in the log', async () => {
  const answer = await get('boom');
  expect([answer.status, await answer.text()]).toEqual([500, '']);
  expect(lines.some((line) => line.includes('inner detail') && line.includes('functions.js'))).toBe(true);
});

test('a function that returns nothing answers 204', async () => {
  expect((await get('nothing')).status).toBe(204);
});

test('context.log lines carry the function, and a message cannot pass for a line of another', async () => {
  await get('chatty');
  expect(lines).toContain('[chatty] warning: first\n    [other] forged ?[2J');
});

test('startFunctionsHost() lists its functions and says that keys are not asked for', () => {
  expect(host.functions).toContainEqual({ name: 'item', trigger: 'httpTrigger', route: 'v1/items/{id:int}/{part?}' });
  expect(lines.some((line) => line.startsWith('[host] authLevel is not enforced'))).toBe(true);
});

test('startFunctionsHost() names the port that is taken', async () => {
  const port = Number(new URL(host.url).port);
  await expect(startFunctionsHost({ appFolder: app.folder, port })).rejects.toThrow(`port ${port} is taken`);
});

test('startFunctionsHost() says that an app without built files has to be built', async () => {
  const empty = await writeApp('');
  await expect(startFunctionsHost({ appFolder: empty.folder })).rejects.toThrow('register no function');
  await expect(startFunctionsHost({ appFolder: `${empty.folder}/dist` })).rejects.toThrow('host.json');
  await empty.remove();
});

test('stop() lets a running request finish, then nothing listens', async () => {
  const logged: string[] = [];
  const second = await startFunctionsHost({ appFolder: app.folder, log: (line) => logged.push(line) });
  const slow = fetch(`${second.url}/v1/slow`);
  await expect.poll(() => logged.join('\n')).toContain('slow began');
  await second.stop();
  expect(await (await slow).text()).toBe('done');
  await expect(fetch(`${second.url}/v1/slow`)).rejects.toThrow();
});

describe('a host without a prefix', () => {
  const keys = { function: 'f', master: 'm' };
  let bare: FixtureApp;
  let guarded: FunctionsHost;
  beforeAll(async () => {
    bare = await writeApp(
      SOURCE.replaceAll("app.http('", "app.http('bare-").replaceAll(
        "methods: ['GET'], authLevel",
        "methods: ['GET'], route: 'orders', authLevel",
      ),
      {
        version: '2.0',
        extensions: { http: { routePrefix: '' } },
      },
    );
    guarded = await startFunctionsHost({ appFolder: bare.folder, keys });
  });
  afterAll(async () => {
    await guarded.stop();
    await bare.remove();
  });
  const statusOf = async (path: string, headers: Readonly<Record<string, string>> = {}) =>
    (await fetch(`${guarded.url}/${path}`, { headers })).status;

  test('shows a page of its own at the root address, unless AzureWebJobsDisableHomepage is set: then a route that has to be empty answers there alone', async () => {
    vi.stubEnv('AzureWebJobsDisableHomepage', undefined);
    expect(await (await fetch(guarded.url)).text()).toMatch(/^The functions host runs\. Set AzureWebJobsDisableHomepage/);
    vi.stubEnv('AzureWebJobsDisableHomepage', 'true');
    expect(await (await fetch(`${guarded.url}/?a=b`)).text()).toBe('root');
    vi.unstubAllEnvs();
    expect(await statusOf('anything')).toBe(404);
  });

  test('asks for the keys that it is given: the master key opens all, a function key no admin route, and an anonymous route needs none', async () => {
    expect(await statusOf('items/1')).toBe(401);
    expect(await statusOf('items/1', { 'x-functions-key': 'f' })).toBe(200);
    expect(await statusOf('items/1?code=f')).toBe(200);
    expect(await statusOf('items/1?code=f', { 'x-functions-key': 'wrong' })).toBe(401);
    expect(await statusOf('orders', { 'x-functions-key': 'f' })).toBe(401);
    expect(await statusOf('orders', { 'x-functions-key': 'm' })).toBe(200);
    expect(await statusOf('items/fixed')).toBe(200);
  });
});
