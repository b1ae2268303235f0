/** The API's description against the app in the Functions host: each answer that it documents, as it really comes over HTTP. Those of people: openapi-people. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, dateAt } from '../../src/time/local-day.ts';
import { daytimeZone, loadSample } from '../support/hosted-app.ts';
import { fillLedger } from '../support/ledger-with-troubles.ts';
import { type DescribedApp, OF_PEOPLE, startDescribedApp } from '../support/openapi/described-app.ts';

const zone = daytimeZone();
const yesterday = addDays(dateAt(Date.now(), zone), -1);
const DIGEST = `digests/default/${yesterday}`;
const ASKED = [
  ...['report', 'snapshots?from=2026-01-01', 'snapshots/2026-01-01', 'snapshots/2026-01-01/versions', 'runs', 'health'],
  ...['subscriptions', 'subscriptions/default'],
];
const TOO_LARGE = { note: 'x'.repeat(20_000) };
const TEAM = { recipients: ['ana@contoso.example'], schedule: { every: 'day', at: '07:00', zone } };
const PLAIN = { 'Content-Type': 'text/plain' };
/** Answers that one machine cannot give, and why. */
const NOT_PRODUCED: readonly (readonly [RegExp, string])[] = [
  [/^(?:openapi|docs) 500 /, 'they read nothing: only a fault of the program could'],
];

let app: DescribedApp;
beforeAll(async () => {
  app = await startDescribedApp({ REPORT_TIME_ZONE: zone, DIGEST_AT: '23:59' });
  loadSample(app.hosted.emulator, zone, 3, 60);
});
afterAll(() => app.stop());

const get = (path: string, headers: Readonly<Record<string, string>> = {}) => app.ask(`/api/${path}`, { headers });
const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) => app.ask(`/api/${path}`, { body, headers });
const put = (id: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  app.ask(`/api/subscriptions/${id}`, { method: 'PUT', body, headers });
const remove = (id: string, headers: Readonly<Record<string, string>> = {}) =>
  app.ask(`/api/subscriptions/${id}`, { method: 'DELETE', headers });

/** Asks each route that needs settings and storage. */
function askAll(): readonly (readonly [operationId: string, ask: () => Promise<Response>])[] {
  const names = ['report', 'snapshots', 'snapshot', 'snapshot-versions', 'runs', 'health', 'subscriptions', 'subscription'];
  const gets = names.map((name, i) => [name, () => get(ASKED[i] ?? '')] as const);
  return [
    ...gets,
    ['violations', () => get('violations')],
    ['erasure', () => post('erasure', { number: '+351 210 000 001' })],
    ['access', () => post('access', { number: '+351 210 000 001' })],
    ['backfill', () => post('backfill', { from: yesterday, to: yesterday })],
    ['digest', () => get(DIGEST)],
    ['digest-resend', () => post(`${DIGEST}/resend`, {})],
    ['digest-resolve', () => post(`${DIGEST}/resolve`, { found: 'sent', note: 'n' })],
    ['subscription-write', () => put('team', TEAM)],
    ['subscription-remove', () => remove('team')],
    ['subscription-preview', () => post('subscriptions/default/preview', {})],
    ['subscription-test', () => post('subscriptions/default/test', { to: 'eve@contoso.example' })],
    ['subscription-send', () => post('subscriptions/default/send', {})],
  ];
}

test('while a setting is wrong, every route that needs one says so as documented', async () => {
  const before = process.env.DIGEST_AT;
  process.env.DIGEST_AT = 'noon';
  for (const [operationId, ask] of askAll()) await app.expectDocumented(operationId, 500, ask());
  process.env.DIGEST_AT = before;
});

describe('as documented answers', () => {
  test('the description itself, as a document and as a page', async () => {
    await app.expectDocumented('openapi', 200, get('openapi.json'));
    await app.expectDocumented('docs', 200, get('docs'));
  });

  test('health, before and after the first harvest, and while a person should look', async () => {
    await app.expectDocumented('health', 200, get('health'));
    // Each closes some of the days that were read.
    for (let i = 0; i < 3; i++) await app.hosted.host.invokeTimer('harvest');
    await app.expectDocumented('health', 200, get('health'));
    await app.expectDocumented('health', 200, get('health?deep=1'));
    await fillLedger(app.proxy.connectionString, yesterday, zone);
    await app.expectDocumented('health', 503, get('health'));
  });

  test.each([
    ['report', 200, 'report'],
    ['report', 200, `report?days=3&channel=Voice&channel=SMS`],
    ['report', 200, 'report?extent=counts&week=2020-W10'],
    ['report', 200, 'report?format=html'],
    ['report', 200, 'report?explain=1'],
    ['report', 200, `report?date=${yesterday}&version=1`],
    ['report', 200, `report?date=${yesterday}&format=csv`],
    ['report', 200, `report?date=${yesterday}&format=xlsx`],
    ['report', 200, `report?date=${yesterday}&format=csv&list=byQueue&bom=1`],
    ['report', 200, `report?date=${yesterday}&list=byResult&limit=2&offset=1`],
    ['report', 200, `report?date=${yesterday}&list=rates`],
    ['report', 400, 'report?extent=all'],
    ['report', 404, 'report?queue=Colections'],
    ['report', 404, `report?date=${yesterday}&version=999999`],
    ['snapshots', 200, `snapshots?from=${addDays(yesterday, -3)}&to=${yesterday}`],
    ['snapshots', 200, `snapshots?from=${addDays(yesterday, -3)}&to=${yesterday}&limit=1`],
    ['snapshots', 400, 'snapshots'],
    ['snapshot', 200, `snapshots/${yesterday}`],
    ['snapshot', 400, 'snapshots/yesterday'],
    ['snapshot', 404, 'snapshots/2020-01-01'],
    ['snapshot-versions', 200, `snapshots/${yesterday}/versions`],
    ['snapshot-versions', 400, `snapshots/${yesterday}/versions?version=1`],
    ['violations', 200, `violations?date=${yesterday}&kind=abandoned&kind=over-cap`],
    ['violations', 200, `violations?date=${yesterday}&format=csv&bom=1`],
    ['violations', 200, 'violations?date=2020-01-01'],
    ['violations', 400, 'violations?kind=lost'],
    ['health', 400, 'health?deep=yes'],
    ['runs', 200, 'runs'],
    ['runs', 200, 'runs?limit=1'],
    ['runs', 200, 'runs?kind=access'],
    ['runs', 400, 'runs?limit=0'],
    ['runs', 404, 'runs?backfill=0123456789abcdef0123'],
    ['digest', 200, DIGEST],
    ['digest', 200, `${DIGEST}?kind=scheduled&format=html`],
    ['digest', 200, `${DIGEST}?format=text`],
    ['digest', 400, `${DIGEST}?kind=test%201`],
    ['digest', 404, `${DIGEST}?format=message`],
    ['digest', 404, 'digests/default/2020-01-01'],
    ['subscriptions', 200, 'subscriptions'],
    ['subscriptions', 400, 'subscriptions?id=default'],
    ['subscription', 200, 'subscriptions/default'],
    ['subscription', 400, 'subscriptions/de%20fault'],
    ['subscription', 404, 'subscriptions/none'],
  ])('%s with %i to GET %s', async (operationId, status, path) => {
    await app.expectDocumented(operationId, status, get(path));
  });

  test.each([
    ['erasure', 200, 'erasure', { number: '+351 210 000 001' }],
    ['erasure', 400, 'erasure', {}],
    ['access', 200, 'access', { number: '+351 210 000 001' }],
    ['access', 400, 'access', {}],
    ['backfill', 400, 'backfill', { from: yesterday }],
    ['backfill', 413, 'backfill', TOO_LARGE],
    ['backfill', 415, 'backfill', '{}', PLAIN],
    ['digest-resend', 200, `${DIGEST}/resend`, {}],
    ['digest-resend', 400, `${DIGEST}/resend`, { to: 'everybody' }],
    ['digest-resend', 404, 'digests/default/2020-01-01/resend', {}],
    ['digest-resend', 413, `${DIGEST}/resend`, TOO_LARGE],
    ['digest-resend', 415, `${DIGEST}/resend`, '{}', PLAIN],
    ['subscription-preview', 200, 'subscriptions/default/preview', {}],
    ['subscription-preview', 400, 'subscriptions/default/preview', { to: 'a' }],
    ['subscription-preview', 404, 'subscriptions/none/preview', {}],
    ['subscription-preview', 413, 'subscriptions/default/preview', TOO_LARGE],
    ['subscription-preview', 415, 'subscriptions/default/preview', '{}', PLAIN],
    ['subscription-test', 200, 'subscriptions/default/test', { to: 'eve@contoso.example' }],
    ['subscription-test', 400, 'subscriptions/default/test', {}],
    ['subscription-test', 404, 'subscriptions/none/test', { to: 'eve@contoso.example' }],
    ['subscription-test', 413, 'subscriptions/default/test', TOO_LARGE],
    ['subscription-test', 415, 'subscriptions/default/test', '{}', PLAIN],
    ['subscription-send', 200, 'subscriptions/default/send', {}],
    ['subscription-send', 400, 'subscriptions/default/send', { all: true }],
    ['subscription-send', 404, 'subscriptions/none/send', {}],
    ['subscription-send', 413, 'subscriptions/default/send', TOO_LARGE],
    ['subscription-send', 415, 'subscriptions/default/send', '{}', PLAIN],
    ['digest-resolve', 200, `${DIGEST}/resolve`, { found: 'sent', note: 'n' }],
    ['digest-resolve', 400, `${DIGEST}/resolve`, { found: 'maybe' }],
    ['digest-resolve', 404, 'digests/default/2020-01-01/resolve', { found: 'sent', note: 'n' }],
    ['digest-resolve', 409, `${DIGEST}/resolve`, { found: 'sent', note: 'n' }],
    ['digest-resolve', 413, `${DIGEST}/resolve`, TOO_LARGE],
    ['digest-resolve', 415, `${DIGEST}/resolve`, '{}', PLAIN],
  ])('%s with %i to POST %s', async (operationId, status, path, body, headers?: Readonly<Record<string, string>>) => {
    await app.expectDocumented(operationId, status, post(path, body, headers));
  });

  test('a subscription that is made, changed and removed, and what is refused', async () => {
    const [any, none] = [{ 'If-Match': '*' }, { 'If-None-Match': '*' }];
    const paused = { ...TEAM, paused: true };
    const write = 'subscription-write';
    await app.expectDocumented(write, 201, put('team', TEAM));
    await app.expectDocumented(write, 200, put('team', paused, any));
    await app.expectDocumented(write, 400, put('team', { ...TEAM, recipients: [] }, any));
    await app.expectDocumented(write, 404, put('other', { ...TEAM, scope: { queue: 'Colections' } }));
    await app.expectDocumented(write, 412, put('team', TEAM, none));
    await app.expectDocumented(write, 413, put('team', { name: 'x'.repeat(70_000) }));
    await app.expectDocumented(write, 415, put('team', '{}', PLAIN));
    await app.expectDocumented(write, 428, put('team', TEAM));
    for (const [status, id, headers] of [
      [400, 'te%20am', any],
      [404, 'none', any],
      [409, 'default', any],
      [412, 'team', { 'If-Match': '"x"' }],
      [428, 'team', {}],
      [204, 'team', any],
    ] as const) {
      await app.expectDocumented('subscription-remove', status, remove(id, headers));
    }
  });

  test('report and violations with 406 to whoever takes none of their forms', async () => {
    await app.expectDocumented('violations', 406, get('violations', { Accept: 'image/png' }));
    await app.expectDocumented('report', 406, get('report', { Accept: 'image/png' }));
  });

  test('the bytes of a digest that was sent', async () => {
    await app.expectDocumented('digest', 200, get(`${DIGEST}?format=message`));
  });

  test('a backfill, and how far it is', async () => {
    const response = await post('backfill', { from: yesterday, to: yesterday });
    const { backfill } = (await response.clone().json()) as { backfill: string };
    await app.expectDocumented('backfill', 202, Promise.resolve(response));
    await app.expectDocumented('runs', 200, get(`runs?backfill=${backfill}`));
  });

  test('a resend, a test and a sending while no mail server answers', async () => {
    await app.mailServer.stop();
    await app.expectDocumented('digest-resend', 202, post(`${DIGEST}/resend`, { to: 'all' }));
    await app.expectDocumented('subscription-send', 202, post('subscriptions/default/send', {}));
    await app.expectDocumented('subscription-test', 202, post('subscriptions/default/test', { to: 'eve@contoso.example' }));
  });

  test('whatever needs storage, while it is away', async () => {
    app.proxy.reset(() => true);
    await Promise.all(askAll().map(([operationId, ask]) => app.expectDocumented(operationId, 503, ask())));
    app.proxy.reset();
  });

  test('no key, of each route that asks for one', async () => {
    for (const [address, methods] of Object.entries(app.document.paths)) {
      for (const [method, { operationId, responses }] of Object.entries(methods)) {
        if (!('401' in responses) || OF_PEOPLE.includes(operationId)) continue;
        const path = address.replace('{date}', yesterday).replace(/\{(?:subscription|id)\}/, 'default');
        const asked = { method: method.toUpperCase(), ...(method === 'post' || method === 'put' ? { body: {} } : {}) };
        await app.expectDocumented(operationId, 401, app.askAnybody(path, asked));
      }
    }
  });

  test.each([
    ['openapi', 'openapi.json'],
    ['docs', 'docs'],
    ['snapshot', `snapshots/${yesterday}`],
    ['report', `report?date=${yesterday}&version=1`],
  ])('%s with 304 to whoever has it already', async (operationId, path) => {
    const etag = (await get(path)).headers.get('etag') ?? '';
    await app.expectDocumented(operationId, 304, get(path, { 'If-None-Match': etag }));
  });

  test('all that are documented, but for those that one machine cannot give', () => {
    const unseen = app.unseen((operationId) => !OF_PEOPLE.includes(operationId));
    expect(unseen.filter((name) => !NOT_PRODUCED.some(([pattern]) => pattern.test(name)))).toEqual([]);
  });
});
