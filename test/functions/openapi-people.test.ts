/** The API's description of the routes of people and links against the app in the Functions host: each answer as it really comes, as JSON and as a page. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { QUEUES } from '../../dev/sample/catalogue.ts';
import { personalTokens } from '../../src/access/personal-tokens.ts';
import { addDays, dateAt } from '../../src/time/local-day.ts';
import { daytimeZone, loadSample } from '../support/hosted-app.ts';
import { type DescribedApp, OF_PEOPLE, startDescribedApp } from '../support/openapi/described-app.ts';
import { principalOf } from '../support/principals.ts';

const zone = daytimeZone();
const yesterday = addDays(dateAt(Date.now(), zone), -1);
const [, queue] = QUEUES;
const GROUP = '11111111-1111-4111-8111-111111111111';
const signedIn = (...roles: string[]) => ({ 'x-ms-client-principal': principalOf({ roles, groups: [GROUP] }) });
const ADMIN = signedIn('Reports.Admin');
const READER = signedIn('Reports.Read');
const NOBODY = signedIn();
const JSON_TYPE = 'application/json';
const PAGE = 'text/html,application/xhtml+xml,*/*;q=0.8';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const KEY = { id: 'k1', secret: 's'.repeat(32) };
const ANA = { subscription: 'default', recipientId: 'a'.repeat(24), recipient: 'a…@contoso.example', language: 'en' } as const;
const TOO_LARGE = { subscription: 'x'.repeat(20_000) };
const LEAVE = new URLSearchParams({ action: 'unsubscribe' });
const ORDER = { period: { from: yesterday }, scope: { queue: queue?.name } };
/** Answers that this test cannot have, and why. */
const NOT_PRODUCED: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:root|open|unsubscribe|unsubscribe-post|violations-page|health-page) 404 /,
    'sign-in and links are on; test/functions/fuzz.test.ts has them off',
  ],
  [/^root 406 text\/html$/, 'whoever takes a page gets one'],
  [/^digest(?:s-page|-page|-mail) (?:200|40\d) /, 'test/functions/page asks for them, in a browser'],
];

let app: DescribedApp;
let token: string;
let personal: string;
beforeAll(async () => {
  app = await startDescribedApp({
    REPORT_TIME_ZONE: zone,
    DIGEST_AT: '23:59',
    PUBLIC_URL: 'https://digest.contoso.example',
    SIGN_IN: 'app-service',
    SIGN_IN_SCOPES: JSON.stringify([{ claim: 'groups', value: GROUP, scope: { queue: [queue?.queueid] } }]),
    LINKS: 'signed',
    LINK_KEYS: `${KEY.id}:${KEY.secret}`,
  });
  personal = await personalTokens([KEY]).sign(ANA, Date.now());
  loadSample(app.hosted.emulator, zone, 3, 60);
});
afterAll(() => app.stop());

/** Each route with a request that needs settings and storage. */
function askAll(accept: string): readonly (readonly [operationId: string, ask: () => Promise<Response>])[] {
  const headers = { ...ADMIN, Accept: accept };
  return [
    ['root', () => app.askAnybody('/', { headers })],
    ['report-page', () => app.askAnybody(`/report?date=${yesterday}`, { headers })],
    ['open', () => app.askAnybody(`/open?link=${token}`, { headers })],
    ['unsubscribe', () => app.askAnybody(`/api/unsubscribe?token=${personal}`, { headers })],
    ['unsubscribe-post', () => app.askAnybody(`/api/unsubscribe?token=${personal}`, { headers, body: LEAVE })],
    ['violations-page', () => app.askAnybody(`/violations?date=${yesterday}`, { headers })],
    ['health-page', () => app.askAnybody('/health', { headers })],
    ['digests-page', () => app.askAnybody('/digests', { headers })],
    ['digest-page', () => app.askAnybody(`/digests/default/${yesterday}`, { headers })],
    ['digest-mail', () => app.askAnybody(`/digests/default/${yesterday}/mail`, { headers })],
    ['link', () => app.ask('/api/links', { body: ORDER })],
    ['link-revoke', () => app.ask('/api/links/revoke', { body: { subscription: 'default' } })],
  ];
}

test('while a setting is wrong, every route says so as documented', async () => {
  const before = process.env.DIGEST_AT;
  process.env.DIGEST_AT = 'noon';
  for (const accept of [JSON_TYPE, PAGE])
    for (const [operationId, ask] of askAll(accept)) await app.expectDocumented(operationId, 500, ask());
  process.env.DIGEST_AT = before;
});

describe('as documented answers', () => {
  beforeAll(async () => {
    for (let i = 0; i < 3; i++) await app.hosted.host.invokeTimer('harvest');
  });

  // Before the links of the subscription are revoked, which voids this one.
  test.each([
    ['unsubscribe', 400, '/api/unsubscribe', undefined],
    ['unsubscribe', 401, '/api/unsubscribe?token=x', undefined],
    ['unsubscribe-post', 400, '/api/unsubscribe', LEAVE],
    ['unsubscribe-post', 401, '/api/unsubscribe?token=x', LEAVE],
    ['unsubscribe-post', 400, 'own', new URLSearchParams({ action: 'pause', days: '8' })],
    ['unsubscribe-post', 413, 'own', new URLSearchParams({ action: 'x'.repeat(20_000) })],
    ['unsubscribe-post', 415, 'own', {}],
  ])('%s with %i to %s', async (operationId, status, path, body) => {
    const address = path === 'own' ? `/api/unsubscribe?token=${personal}` : path;
    for (const Accept of [JSON_TYPE, PAGE])
      await app.expectDocumented(operationId, status, app.askAnybody(address, { headers: { Accept }, body }));
  });

  test('the page of whoever has the mail, each of its buttons, and the one click of a mail program', async () => {
    const address = `/api/unsubscribe?token=${personal}`;
    await app.expectDocumented('unsubscribe', 200, app.askAnybody(address));
    await app.expectDocumented('unsubscribe-post', 200, app.askAnybody(address, { body: LEAVE }));
    const oneClick = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    await app.expectDocumented('unsubscribe-post', 200, app.askAnybody(address, { body: oneClick }));
  });

  test.each([
    ['link', 201, '/api/links', ORDER],
    ['link', 201, '/api/links', { period: { from: yesterday }, days: 1 }],
    ['link', 400, '/api/links', {}],
    ['link', 404, '/api/links', { ...ORDER, scope: { queue: 'Colections' } }],
    ['link', 413, '/api/links', TOO_LARGE],
    ['link-revoke', 400, '/api/links/revoke', { scope: {} }],
    ['link-revoke', 404, '/api/links/revoke', { subscription: 'others' }],
    ['link-revoke', 413, '/api/links/revoke', TOO_LARGE],
    ['link-revoke', 400, '/api/links/revoke', {}],
    ['link-revoke', 200, '/api/links/revoke', { subscription: 'default' }],
  ])('%s with %i to POST %s', async (operationId, status, path, body) => {
    await app.expectDocumented(operationId, status, app.ask(path, { body }));
  });

  test.each(['link', 'link-revoke'])('%s to a body that is no JSON, and to whoever has no key', async (operationId) => {
    const path = operationId === 'link' ? '/api/links' : '/api/links/revoke';
    await app.expectDocumented(operationId, 415, app.ask(path, { body: '{}', headers: { 'Content-Type': 'text/plain' } }));
    await app.expectDocumented(operationId, 401, app.askAnybody(path, { body: {} }));
  });

  test.each([
    ['root', 200, '/', ADMIN],
    ['root', 200, '/', READER],
    ['root', 400, '/?date=x', ADMIN],
    ['root', 401, '/', {}],
    ['root', 403, '/', NOBODY],
    ['report-page', 200, `/report?date=${yesterday}&queue=${queue?.name}`, READER],
    ['report-page', 400, '/report?extent=all', ADMIN],
    ['report-page', 401, '/report', {}],
    ['report-page', 403, '/report', NOBODY],
    ['report-page', 403, `/report?date=${yesterday}&version=1`, READER],
    ['report-page', 404, '/report?queue=Colections', ADMIN],
    ['violations-page', 200, `/violations?date=${yesterday}`, ADMIN],
    ['violations-page', 400, '/violations?kind=lost', ADMIN],
    ['violations-page', 401, '/violations', {}],
    ['violations-page', 403, '/violations', READER],
    ['health-page', 200, '/health', ADMIN],
    ['health-page', 400, '/health?deep=yes', ADMIN],
    ['health-page', 401, '/health', {}],
    ['health-page', 403, '/health?deep=1', READER],
    ['open', 400, '/open', {}],
    ['open', 401, '/open?link=x', {}],
  ])('%s with %i to GET %s', async (operationId, status, path, headers) => {
    for (const accept of [JSON_TYPE, PAGE])
      await app.expectDocumented(operationId, status, app.askAnybody(path, { headers: { ...headers, Accept: accept } }));
  });

  test.each([
    ['root', 200, '/', 'application/zip'],
    ['root', 200, '/', XLSX],
    ['root', 406, '/', 'image/png'],
    ['report-page', 200, '/report?format=csv&list=byQueue', JSON_TYPE],
    ['report-page', 200, '/report?format=csv', JSON_TYPE],
    ['report-page', 200, '/report?format=xlsx', JSON_TYPE],
    ['report-page', 200, '/report?list=byQueue&limit=1', JSON_TYPE],
    ['report-page', 200, '/report?explain=1', JSON_TYPE],
    ['violations-page', 200, '/violations?format=csv', JSON_TYPE],
    ['violations-page', 406, '/violations', 'image/png'],
    ['violations-page', 406, '/violations', 'text/html'],
    ['report-page', 406, '/report', 'image/png'],
    ['report-page', 406, '/report?list=byQueue', 'text/html'],
  ])('%s with %i to GET %s for Accept "%s"', async (operationId, status, path, accept) => {
    await app.expectDocumented(operationId, status, app.askAnybody(path, { headers: { ...ADMIN, Accept: accept } }));
  });

  test('a link that opens, and the day that it opens, which its holder has already', async () => {
    const made = await app.ask('/api/links', { body: { period: { from: yesterday } } });
    token = ((await made.json()) as { link: string }).link.split('link=')[1] ?? '';
    await app.expectDocumented('open', 303, app.askAnybody(`/open?link=${token}`));
    const holder = { Authorization: `Bearer ${token}` };
    for (const [operationId, path] of [
      ['root', '/'],
      ['report-page', '/report'],
    ] as const) {
      const etag = (await app.askAnybody(path, { headers: holder })).headers.get('etag') ?? '';
      await app.expectDocumented(operationId, 304, app.askAnybody(path, { headers: { ...holder, 'If-None-Match': etag } }));
    }
  });

  test('who opened what, in the run log', async () => {
    await app.expectDocumented('runs', 200, app.ask('/api/runs?kind=access'));
  });

  test('whatever needs storage, while it is away', async () => {
    app.proxy.reset(() => true);
    const asked = [JSON_TYPE, PAGE].flatMap((accept) => askAll(accept));
    await Promise.all(asked.map(([operationId, ask]) => app.expectDocumented(operationId, 503, ask())));
    await app.expectDocumented('health-page', 503, app.askAnybody('/health?deep=1', { headers: ADMIN }));
    app.proxy.reset();
  });

  test('all that are documented, but for those that this test cannot have', () => {
    const unseen = app.unseen((operationId) => OF_PEOPLE.includes(operationId));
    expect(unseen.filter((name) => !NOT_PRODUCED.some(([pattern]) => pattern.test(name)))).toEqual([]);
  });
});
