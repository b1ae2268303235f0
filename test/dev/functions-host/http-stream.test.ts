import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FunctionsHost, startFunctionsHost } from '../../../dev/functions-host/start-functions-host.ts';
import { type FixtureApp, writeApp } from './fixture-app.ts';

const SOURCE = `
app.setup({ enableHttpStream: true });
const encoder = new TextEncoder();
let goOn;
app.http('go', { handler: () => { goOn(); } });
app.http('ticks', { handler: () => ({ headers: { 'content-type': 'text/x-ticks' }, body: new ReadableStream({
  async start(c) { for (const n of [1, 2, 3]) { const told = new Promise((r) => { goOn = r; }); c.enqueue(encoder.encode('tick ' + n)); await told; } c.close(); } }) }) });
app.http('upper', { methods: ['POST'], route: 'upper/{id}', handler: (request, context) => ({
  headers: { 'x-id': request.params.id, 'x-agent': request.headers.get('x-agent'), 'x-url': request.url, 'x-invocation': context.invocationId },
  body: request.body.pipeThrough(new TransformStream({ transform: (chunk, c) => c.enqueue(encoder.encode(new TextDecoder().decode(chunk).toUpperCase())) })) }) });
app.http('boom', { handler: () => { throw new Error('inner detail'); } });
app.http('breaks', { handler: () => ({ body: new ReadableStream({ async start(c) {
  c.enqueue(encoder.encode('begin')); await new Promise((r) => setTimeout(r, 100)); c.error(new Error('broken half-way')); } }) }) });
app.http('nothing', { handler: () => undefined });
app.http('cookies', { handler: () => ({ cookies: [{ name: 'a', value: '1' }, { name: 'b', value: '2' }] }) });
`;

const lines: string[] = [];
let app: FixtureApp;
let host: FunctionsHost;

beforeAll(async () => {
  app = await writeApp(SOURCE);
  host = await startFunctionsHost({ appFolder: app.folder, log: (line) => lines.push(line) });
});

afterAll(async () => {
  await host.stop();
  await app.remove();
});

test('a streamed response arrives chunk by chunk while the function runs', async () => {
  const answer = await fetch(`${host.url}/api/ticks`);
  const chunks: string[] = [];
  for await (const chunk of answer.body ?? []) {
    chunks.push(Buffer.from(chunk).toString());
    // The function waits for this before it goes on.
    await fetch(`${host.url}/api/go`);
  }
  expect(answer.headers.get('content-type')).toBe('text/x-ticks');
  expect(chunks).toEqual(['tick 1', 'tick 2', 'tick 3']);
});

test('a request body streams through a function before it has ended', async () => {
  const { port } = new URL(host.url);
  const options = { host: '127.0.0.1', port, method: 'POST', path: '/api/upper/a%2Fb?q=1', headers: { 'x-agent': 'test' } };
  const sent = request(options);
  sent.write('first ');
  const answer = await new Promise<import('node:http').IncomingMessage>((resolve) => sent.once('response', resolve));
  const chunks = answer.setEncoding('utf8').iterator() as AsyncIterator<string>;
  expect((await chunks.next()).value).toBe('FIRST ');
  sent.end('second');
  expect((await chunks.next()).value).toBe('SECOND');
  expect(answer.headers).toMatchObject({ 'x-id': 'a/b', 'x-agent': 'test', 'x-url': `${host.url}/api/upper/a%2Fb?q=1` });
  expect(answer.headers['x-invocation']).toMatch(/^[0-9a-f-]{36}$/);
});

test('an error before the response is 500 without a body', async () => {
  const answer = await fetch(`${host.url}/api/boom`);
  expect([answer.status, await answer.text()]).toEqual([500, '']);
  expect(lines.some((line) => line.includes('inner detail'))).toBe(true);
});

test('an error within the body breaks the connection, so no client takes half an answer for a whole one', async () => {
  const answer = await fetch(`${host.url}/api/breaks`);
  await expect(answer.text()).rejects.toThrow();
});

test('a function that returns nothing answers 204, and cookies stay apart', async () => {
  expect((await fetch(`${host.url}/api/nothing`)).status).toBe(204);
  expect((await fetch(`${host.url}/api/cookies`)).headers.getSetCookie()).toEqual(['a=1', 'b=2']);
});
