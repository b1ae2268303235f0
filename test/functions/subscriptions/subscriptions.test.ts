/** Subscriptions in the Functions host over real HTTP: read, made, changed by their version, tried, removed; and who may. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { QUEUES } from '../../../dev/sample/catalogue.ts';
import type { problemSchema } from '../../../src/http/problem-schema.ts';
import type { EditedView, SubscriptionsView, SubscriptionView } from '../../../src/http/subscriptions/subscription-view.ts';
import { daytimeZone, type HostedApp, loadSample, startHostedApp } from '../../support/hosted-app.ts';

const zone = daytimeZone();
const KEYS = { function: 'function-key', master: 'master-key' };
const [, QUEUE] = QUEUES;
const TEAM = { name: 'Team', recipients: ['Ana <ana@contoso.example>'], schedule: { every: 'day', at: '07:00', zone: 'Europe/Lisbon' } };
let hosted: HostedApp;
beforeAll(async () => {
  hosted = await startHostedApp({ REPORT_TIME_ZONE: zone, DIGEST_AT: '23:59', MAIL_ALLOWED_DOMAINS: 'contoso.example' }, KEYS);
  loadSample(hosted.emulator, zone, 2, 60);
  await hosted.host.invokeTimer('harvest');
});
afterAll(() => hosted.stop());

type Headers = Readonly<Record<string, string>>;
const ask = (method: string, path: string, body?: unknown, headers: Headers = {}) =>
  fetch(`${hosted.host.url}/api/${path}`, {
    method,
    headers: { 'x-functions-key': KEYS.master, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const put = (path: string, body: unknown, headers?: Headers) => ask('PUT', `subscriptions/${path}`, body, headers);
const viewOf = async (response: Response) => (await response.json()) as SubscriptionView;
const get = async (id: string) => viewOf(await ask('GET', `subscriptions/${id}`));
const ifMatch = (etag: string) => ({ 'If-Match': etag });
const problemOf = async (response: Response) => (await response.json()) as z.output<typeof problemSchema>;

beforeEach(async () => {
  const { subscriptions } = (await (await ask('GET', 'subscriptions')).json()) as SubscriptionsView;
  for (const { id, etag, isOfSettings } of subscriptions)
    if (!isOfSettings) await ask('DELETE', `subscriptions/${id}`, undefined, ifMatch(etag));
});

test('the subscription of the settings is listed, with who gets it and when it comes next', async () => {
  const response = await ask('GET', 'subscriptions');
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    subscriptions: [
      expect.objectContaining({
        id: 'default',
        state: 'active',
        isOfSettings: true,
        subscription: expect.objectContaining({ recipients: ['ana@contoso.example', 'rui@contoso.example'] }),
        nextSends: [expect.objectContaining({ zone, local: expect.stringMatching(/T23:59$/) })],
      }),
    ],
    unreadable: [],
  });
});

test('one that is made is read back under its ETag, with its next five send times', async () => {
  const made = await put('team', TEAM);
  expect(made.status).toBe(201);
  const view = (await made.clone().json()) as EditedView;
  expect(view).toMatchObject({
    id: 'team',
    change: 'created',
    isDryRun: false,
    state: 'active',
    subscription: { name: 'Team', language: 'en' },
  });
  expect(made.headers.get('etag')).toBe(view.etag);
  const read = await ask('GET', 'subscriptions/team');
  expect(read.headers.get('etag')).toBe(view.etag);
  const { nextSends } = await viewOf(read);
  expect(nextSends).toHaveLength(5);
  for (const { local, at } of nextSends) {
    expect(local).toMatch(/^\d{4}-\d\d-\d\dT07:00$/);
    expect(Date.parse(at)).toBeGreaterThan(Date.now());
  }
});

test('what was read can be sent back, and changes nothing', async () => {
  const first = await viewOf(await put('team', TEAM));
  const response = await put('team', first.subscription, ifMatch(first.etag));
  expect(response.status).toBe(200);
  expect(response.headers.get('etag')).toBe(first.etag);
  expect(await response.json()).toMatchObject({ change: 'unchanged' });
});

describe('nobody’s change is lost:', () => {
  test('without the version 428, with an old one 412, with that of GET 200', async () => {
    const first = await viewOf(await put('team', TEAM));
    expect(await problemOf(await put('team', { ...TEAM, name: 'B' }))).toMatchObject({ status: 428, code: 'subscription.no-version' });
    const second = await viewOf(await put('team', { ...TEAM, name: 'B' }, ifMatch(first.etag)));
    expect(second.etag).not.toBe(first.etag);
    expect(await problemOf(await put('team', TEAM, ifMatch(first.etag)))).toMatchObject({ status: 412, code: 'subscription.conflict' });
    expect((await get('team')).subscription.name).toBe('B');
  });

  test('If-None-Match: * makes one and never replaces one, the one of the settings neither', async () => {
    const create = { 'If-None-Match': '*' };
    expect((await put('team', TEAM, create)).status).toBe(201);
    expect((await put('team', { ...TEAM, name: 'B' }, create)).status).toBe(412);
    expect((await put('default', TEAM, create)).status).toBe(412);
  });

  test('of ten who change the same version at once one wins', async () => {
    const { etag } = await viewOf(await put('team', TEAM));
    const all = await Promise.all(Array.from({ length: 10 }, (_, i) => put('team', { ...TEAM, name: `N${i}` }, ifMatch(etag))));
    expect(all.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(412)]);
  });

  test('If-Match: * replaces whatever there is, and nothing that is gone', async () => {
    expect((await put('team', TEAM, ifMatch('*'))).status).toBe(412);
    await put('team', TEAM);
    expect((await put('team', { ...TEAM, name: 'B' }, ifMatch('*'))).status).toBe(200);
  });
});

test('an edited default stands in the place of the settings, and gives it back when it is removed', async () => {
  const { etag } = await get('default');
  const edited = await put('default', TEAM, ifMatch(etag));
  expect(edited.status).toBe(200);
  const view = await get('default');
  expect(view).toMatchObject({ isOfSettings: false, subscription: { name: 'Team' } });
  expect((await ask('DELETE', 'subscriptions/default', undefined, ifMatch(etag))).status).toBe(412);
  expect((await ask('DELETE', 'subscriptions/default')).status).toBe(428);
  expect((await ask('DELETE', 'subscriptions/default', undefined, ifMatch(view.etag))).status).toBe(204);
  expect(await get('default')).toMatchObject({ isOfSettings: true, etag });
  expect(await problemOf(await ask('DELETE', 'subscriptions/default', undefined, ifMatch(etag)))).toMatchObject({
    status: 409,
    code: 'subscription.of-settings',
  });
});

describe('a try', () => {
  test('answers what it would be with the next five send times, and changes nothing', async () => {
    const tried = await put('team?dryRun=true', TEAM);
    expect(tried.status).toBe(200);
    expect(tried.headers.get('etag')).toBeNull();
    const view = (await tried.json()) as EditedView;
    expect(view).toMatchObject({ change: 'created', isDryRun: true, isOfSettings: false });
    expect(view.nextSends).toHaveLength(5);
    expect((await ask('GET', 'subscriptions/team')).status).toBe(404);
  });

  test('of one that there is needs no version, and checks one that is given', async () => {
    const { etag } = await viewOf(await put('team', TEAM));
    expect(await (await put('team?dryRun=true', { ...TEAM, name: 'B' })).json()).toMatchObject({ change: 'changed' });
    expect((await put('team?dryRun=true', TEAM, ifMatch('"x"'))).status).toBe(412);
    expect((await get('team')).etag).toBe(etag);
  });
});

describe('its scope', () => {
  test('is stored by id, whatever name it was given by', async () => {
    const scope = { queue: QUEUE?.name.toUpperCase(), channel: 'voice' };
    const view = await viewOf(await put('team', { ...TEAM, scope }));
    expect(view.subscription.scope).toEqual({ queue: QUEUE?.queueid, channel: 'Voice' });
    expect(await (await put('team', view.subscription, ifMatch(view.etag))).json()).toMatchObject({ change: 'unchanged' });
  });

  test('that names nothing known is refused with the nearest', async () => {
    const problem = await problemOf(await put('team', { ...TEAM, scope: { queue: 'Colections' } }));
    expect(problem).toMatchObject({ status: 404, code: 'scope.unknown', detail: expect.stringContaining('"Colections"') });
    expect(problem.nearest?.[0]).toBe('Collections');
    const fax = await problemOf(await put('team', { ...TEAM, scope: { channel: 'Fax' } }));
    expect(fax).toMatchObject({
      status: 400,
      code: 'input.body',
      detail: expect.stringContaining('"scope": Cannot use the channel "Fax"'),
    });
    expect((await ask('GET', 'subscriptions/team')).status).toBe(404);
  });
});

test('what is wrong is refused with every field and its rule, and no address is repeated or logged', async () => {
  const wrong = {
    recipients: ['eve@evil', 'eve@@evil.example', 'a\u202e <eve@evil.example>'],
    schedule: { ...TEAM.schedule, zone: 'Mars/Olympus' },
  };
  const problem = await problemOf(await put('team', wrong));
  expect(problem).toMatchObject({ status: 400, code: 'input.body' });
  expect(problem.fields).toEqual([
    { field: 'recipients[1]', rule: expect.any(String) },
    { field: 'recipients[2]', rule: expect.stringContaining('invisible') },
    { field: 'schedule.zone', rule: expect.stringContaining('IANA') },
  ]);
  expect(JSON.stringify(problem) + hosted.log.join()).not.toMatch(/eve@|evil|ana@/);
});

test('an address outside MAIL_ALLOWED_DOMAINS is refused, as a recipient and as the owner', async () => {
  const problem = await problemOf(await put('team', { ...TEAM, recipients: ['eve@evil.example'], owner: 'eve@contoso.example.evil' }));
  expect(problem.fields?.map(({ field }) => field)).toEqual(['recipients[0]', 'owner']);
  expect((await ask('GET', 'subscriptions/team')).status).toBe(404);
});

test.each([
  ['GET', 'subscriptions?id=default'],
  ['GET', 'subscriptions/default?version=1'],
  ['PUT', 'subscriptions/default?dry=true'],
  ['PUT', 'subscriptions/default?dryRun=yes'],
  ['DELETE', 'subscriptions/default?force=1'],
  ['GET', `subscriptions/${'x'.repeat(65)}`],
  ['PUT', 'subscriptions/%D9%85'],
])('%s %s is 400: it takes no such parameter, or is no id', async (method, path) => {
  const problem = await problemOf(await ask(method, path, method === 'PUT' ? TEAM : undefined));
  expect(problem).toMatchObject({ status: 400, code: 'input.query' });
});

test('500 recipients with long names fit into a body; 70,000 bytes are refused', async () => {
  const recipients = Array.from({ length: 500 }, (_, i) => `${'N'.repeat(80)} <name${i}@contoso.example>`);
  expect((await put('team', { ...TEAM, recipients })).status).toBe(201);
  expect((await put('team', { ...TEAM, name: 'x'.repeat(70_000) })).status).toBe(413);
});

test.each([
  ['GET', 'subscriptions'],
  ['GET', 'subscriptions/default'],
  ['PUT', 'subscriptions/default'],
  ['DELETE', 'subscriptions/default'],
])('%s /api/%s takes the master key alone', async (method, path) => {
  for (const key of [KEYS.function, 'x', '']) {
    const response = await ask(method, path, method === 'PUT' ? TEAM : undefined, { 'x-functions-key': key });
    expect(response.status).toBe(401);
    expect(await response.text()).toBe('');
  }
});
