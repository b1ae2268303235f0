/** The addresses for people over real HTTP: sign-in by role and scope, links, what a browser is told, and who opened what in the run log. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONFIGURATIONS, QUEUES } from '../../dev/sample/catalogue.ts';
import type { ShownRun } from '../../src/http/runs/shown-run.ts';
import type { Report } from '../../src/report/report.ts';
import { addDays, dateAt } from '../../src/time/local-day.ts';
import { daytimeZone, type HostedApp, loadSample, startHostedApp } from '../support/hosted-app.ts';
import { principalOf } from '../support/principals.ts';

const zone = daytimeZone();
const yesterday = addDays(dateAt(Date.now(), zone), -1);
const dayBefore = addDays(yesterday, -1);
const KEYS = { function: 'function-key', master: 'master-key' };
const [, own, other] = QUEUES;
const GROUP = '11111111-1111-4111-8111-111111111111';
const READER = { 'x-ms-client-principal': principalOf({ roles: ['Reports.Read'], groups: [GROUP] }) };
const ADMIN = { 'x-ms-client-principal': principalOf({ roles: ['Reports.Admin'] }) };
const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

let hosted: HostedApp;
beforeAll(async () => {
  const env = {
    REPORT_TIME_ZONE: zone,
    DIGEST_AT: '00:00',
    PUBLIC_URL: 'https://digest.contoso.example',
    SIGN_IN: 'app-service',
    SIGN_IN_SCOPES: JSON.stringify([{ claim: 'groups', value: GROUP, scope: { queue: [own?.queueid] } }]),
    LINKS: 'signed',
    LINK_KEYS: `k1:${'s'.repeat(32)}`,
  };
  hosted = await startHostedApp(env, KEYS);
  loadSample(hosted.emulator, zone, 9, 300);
  await hosted.host.invokeTimer('harvest');
});
afterAll(() => hosted.stop());

const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${hosted.host.url}${path}`, { headers, redirect: 'manual' });
const withKey = (path: string) => get(`/api/${path}`, { 'x-functions-key': KEYS.function });
const post = (path: string, body: unknown) =>
  hosted.post(path, body, { 'Content-Type': 'application/json', 'x-functions-key': KEYS.master });
const reportOf = async (path: string, headers: Readonly<Record<string, string>>) => (await (await get(path, headers)).json()) as Report;

async function newLink(order: object = { period: { from: yesterday } }): Promise<string> {
  const answer = await post('links', order);
  expect(answer.status).toBe(201);
  const { link } = (await answer.json()) as { link: string };
  return link.split('link=')[1] ?? '';
}

async function accesses(): Promise<readonly ShownRun[]> {
  return ((await (await withKey('runs?kind=access&limit=1000')).json()) as { runs: readonly ShownRun[] }).runs;
}

/** Without what differs from one moment to the next. */
const timeless = ({ generatedAt: _, ...report }: Report) => report;

describe('who has signed in', () => {
  test('with Reports.Admin sees the report of yesterday at the root address, as a program with a key does', async () => {
    const page = await get('/', { ...ADMIN, ...BROWSER });
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await page.text()).toContain('Proactive engagement');
    const seen = await reportOf(`/report?format=json`, ADMIN);
    expect(seen.period).toMatchObject({ from: yesterday, to: yesterday });
    expect(seen.totals).toEqual(((await (await withKey('report')).json()) as Report).totals);
    expect(seen.allowed).toBeUndefined();
  });

  test('with Reports.Read sees the scope of their group: the numbers of that queue, and no name of another', async () => {
    const seen = await reportOf('/report?format=json', READER);
    const queue = (await (await withKey(`report?queue=${own?.queueid}`)).json()) as Report;
    expect(seen).toMatchObject({ scope: {}, allowed: [{ queue: [own?.queueid] }] });
    expect(seen.totals.deliveries).toBeGreaterThan(0);
    for (const part of ['totals', 'rates', 'byQueue', 'byAgent', 'byHour', 'contacts', 'callerIds', 'backlog'] as const) {
      expect(seen[part], part).toEqual(queue[part]);
    }
    const html = await (await get('/report', { ...READER, ...BROWSER })).text();
    expect(html).toContain(`Only what you may see: Queue: ${own?.name}`);
    expect(html).not.toContain(other?.name);
  });

  test('narrows that by filters; another queue is as unknown as one that there is not, byte for byte', async () => {
    const filtered = await reportOf(`/report?format=json&queue=${own?.name}`, READER);
    expect(timeless(filtered)).toEqual({ ...timeless(await reportOf('/report?format=json', READER)), scope: { queue: own?.queueid } });
    const invented = 'x'.repeat(other?.name.length ?? 0);
    const answers = await Promise.all([other?.name ?? '', invented].map((queue) => get(`/report?queue=${queue}`, READER)));
    const [outside = '', nowhere = ''] = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(outside.replaceAll(other?.name ?? '', invented)).toBe(nowhere);
    expect(JSON.parse(outside)).toMatchObject({ code: 'scope.unknown', nearest: [own?.name] });
  });

  test('sees no stored version unless they may see all of it', async () => {
    const { snapshots } = (await (await withKey(`snapshots?from=${addDays(yesterday, -9)}&to=${yesterday}`)).json()) as {
      snapshots: readonly { readonly date: string }[];
    };
    const date = snapshots[0]?.date ?? 'none';
    const refused = await get(`/report?date=${date}&version=1`, READER);
    expect([refused.status, await refused.json()]).toEqual([403, expect.objectContaining({ code: 'access.all-scopes' })]);
    const shown = await get(`/report?date=${date}&version=1&format=json`, ADMIN);
    expect([shown.status, ((await shown.json()) as Report).period.from]).toEqual([200, date]);
  });

  test('sees whole caller ids as Reports.Admin alone', async () => {
    const numbers = CONFIGURATIONS.flatMap(({ callerIds }) => callerIds);
    const [number = ''] = CONFIGURATIONS[1]?.callerIds ?? [];
    const [admin, reader] = await Promise.all([ADMIN, READER].map(async (who) => (await get('/report?format=json', who)).text()));
    const whole = JSON.parse(admin ?? '') as Report;
    expect(whole.byCallerId).toContainEqual(expect.objectContaining({ key: number, name: number }));
    expect(whole.callerIds).toContainEqual(expect.objectContaining({ name: number }));
    const keyed = await (await withKey('report')).text();
    const mailed = await (await get('/report', { ...READER, ...BROWSER })).text();
    for (const text of [reader, keyed, mailed]) expect(numbers.filter((one) => text?.includes(one))).toEqual([]);
    expect(JSON.parse(reader ?? '').byCallerId).toContainEqual(expect.objectContaining({ name: `…${number.slice(-4)}` }));
  });

  test('and has no role is 403, nobody is 401, each with what to do: a page in a browser, a problem for programs', async () => {
    const noRole = { 'x-ms-client-principal': principalOf({}) };
    const [page, problem] = [await get('/', { ...noRole, ...BROWSER }), await get('/', noRole)];
    expect([page.status, page.headers.get('content-type')]).toEqual([403, 'text/html; charset=utf-8']);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('An administrator assigns Reports.Read or Reports.Admin to you');
    expect([problem.status, problem.headers.get('content-type')]).toEqual([403, 'application/problem+json']);
    const asked = `/report?date=${yesterday}&queue=secret&link=token`;
    const [open, program] = [await get(asked, BROWSER), await get(asked)];
    expect([open.status, program.status, program.headers.get('www-authenticate')]).toEqual([401, 401, 'Bearer']);
    const signIn = `/.auth/login/aad?post_login_redirect_uri=${encodeURIComponent(`/report?date=${yesterday}`)}`;
    expect((await open.text()).replaceAll('&#x3D;', '=')).toContain(`<a href="${signIn}">`);
    expect(await program.json()).toMatchObject({
      code: 'access.unknown-reader',
      signIn,
      detail: expect.stringContaining('or use the link in the mail'),
    });
  });
});

describe('a link', () => {
  test('leads to its report without the token in the address, keeps it in a cookie, and opens its day alone', async () => {
    const token = await newLink();
    const opened = await get(`/open?link=${token}`);
    expect(opened.status).toBe(303);
    const location = opened.headers.get('location') ?? '';
    expect(location).toBe(`/report?${new URLSearchParams({ date: yesterday, zone })}`);
    expect(opened.headers.get('referrer-policy')).toBe('no-referrer');
    expect(opened.headers.get('cache-control')).toBe('no-store');
    const [cookie = ''] = opened.headers.getSetCookie();
    expect(cookie).toMatch(/^report-link=[\w.-]+; Max-Age=259\d{4}; Path=\/; HttpOnly; SameSite=Lax$/);
    const holder = { cookie: cookie.split(';')[0] ?? '' };
    const keyed = (await (await withKey(`report?date=${yesterday}`)).json()) as Report;
    for (const path of ['/?', `${location}&`]) {
      if (path !== '/?') expect(timeless(await reportOf(`${path}format=json`, holder))).toEqual(timeless(keyed));
      expect((await get(path.slice(0, -1), holder)).status).toBe(200);
    }
    const beyond = await get(`/report?date=${dayBefore}`, holder);
    expect([beyond.status, ((await beyond.json()) as { code: string }).code]).toEqual([403, 'access.beyond-link']);
  });

  test('opens for programs as a bearer, in its scope, for its days and each of them', async () => {
    const scope = { queue: own?.name };
    const token = await newLink({ period: { from: dayBefore, to: yesterday }, scope, days: 1 });
    const holder = { authorization: `Bearer ${token}` };
    const whole = await reportOf('/report?format=json', holder);
    expect(whole).toMatchObject({ period: { from: dayBefore, to: yesterday }, allowed: [{ queue: own?.queueid }] });
    const day = await reportOf(`/report?format=json&date=${dayBefore}`, holder);
    expect(day.byQueue.map(({ name }) => name)).toEqual([own?.name]);
    expect((await get(`/report?queue=${other?.name}`, holder)).status).toBe(404);
    expect((await get(`/report?date=${dayBefore}&zone=Pacific/Kiritimati`, holder)).status).toBe(403);
  });

  test('in the mail of a digest opens the report of its day', async () => {
    await hosted.host.invokeTimer('dispatch');
    const mail = (await import('node:fs/promises')).readFile(
      `${hosted.outbox}/${(await hosted.mails())[0]?.replace(/eml$/, 'html')}`,
      'utf8',
    );
    const [, token = ''] = /https:\/\/digest\.contoso\.example\/open\?link(?:=|&#x3D;)([\w.-]+)"/.exec(await mail) ?? [];
    const report = await reportOf('/report?format=json', { authorization: `Bearer ${token}` });
    expect(report.period).toMatchObject({ from: yesterday, to: yesterday, zone });
  });

  test.each([
    [{ period: { from: '2026-02-30' } }, 400, 'input.date'],
    [{ period: { from: '2026-11-01' }, days: 367 }, 400, 'input.body'],
    [{ period: { from: '2026-11-01' }, scope: { agent: 'x' } }, 400, 'input.body'],
    [{ period: { from: '2026-11-01' }, scope: { queue: 'Colections' } }, 404, 'scope.unknown'],
    [{ period: { from: '2026-11-01' }, subscription: 'others' }, 404, 'link.no-subscription'],
    [{}, 400, 'input.body'],
  ])('is not made for %j', async (order, status, code) => {
    const answer = await post('links', order);
    expect([answer.status, await answer.json()]).toEqual([status, expect.objectContaining({ code })]);
  });

  test('is made and revoked with the master key alone', async () => {
    for (const path of ['links', 'links/revoke']) {
      const answer = await hosted.post(path, {}, { 'Content-Type': 'application/json', 'x-functions-key': KEYS.function });
      expect(answer.status, path).toBe(401);
    }
  });

  test('opens nothing once those of its subscription were revoked, and says so', async () => {
    const holder = { authorization: `Bearer ${await newLink()}` };
    expect((await get('/', holder)).status).toBe(200);
    expect(await (await post('links/revoke', { subscription: 'default' })).json()).toEqual({ subscription: 'default', revoked: true });
    const refused = await get('/', { ...holder, ...BROWSER });
    expect(refused.status).toBe(401);
    expect(await refused.text()).toContain('it was revoked');
  });
});

describe('the run log', () => {
  test('has who opened what, refused ones too, and neither names nor tokens nor what was typed', async () => {
    const holder = { authorization: `Bearer ${await newLink()}` };
    const before = (await accesses()).length;
    await get(`/report?queue=${own?.name}`, ADMIN);
    await get('/', READER);
    await get(`/report?date=${dayBefore}`, holder);
    await get('/', { authorization: 'Bearer not-a-token' });
    await get('/report?queue=%2B351%20910%20000%20001', READER);
    await withKey(`report?date=${dayBefore}`);
    await get('/');
    const found = (await accesses()).slice(0, -before).reverse();
    const range = { from: expect.any(String), to: expect.any(String) };
    const refused = { subscription: null, allowed: null, scope: null, outcome: 'refused', date: yesterday, range };
    const told = { ...refused, scope: {}, outcome: 'ok', code: null };
    const narrowed = [{ queue: [own?.queueid] }];
    expect(
      found.map(({ access, outcome, error, date, range }) => ({ ...access, outcome, code: error?.code ?? null, date, range })),
    ).toEqual([
      { ...told, by: 'Reports.Admin', scope: { queue: own?.queueid } },
      { ...told, by: 'Reports.Read', allowed: narrowed },
      { ...refused, by: 'link', subscription: 'default', code: 'access.beyond-link', date: dayBefore },
      { ...refused, by: 'nobody', code: 'access.bad-link', date: null, range: null },
      { ...refused, by: 'Reports.Read', allowed: narrowed, code: 'scope.unknown' },
      { ...told, by: 'key', date: dayBefore },
    ]);
    const text = JSON.stringify(found);
    for (const secret of [own?.name ?? '', 'Ana', 'contoso', '910', 'not-a-token', holder.authorization.slice(7)])
      expect(text).not.toContain(secret);
  });

  test('lists accesses by their kind alone, and health knows nothing of them', async () => {
    expect((await accesses()).every(({ kind }) => kind === 'access')).toBe(true);
    const { runs } = (await (await withKey('runs?limit=1000')).json()) as { runs: readonly ShownRun[] };
    expect(runs.map(({ kind }) => kind)).toContain('harvest');
    expect(runs.map(({ kind }) => kind)).not.toContain('access');
    const { lastRuns } = (await (await withKey('health')).json()) as { lastRuns: object };
    expect(Object.keys(lastRuns)).not.toContain('access');
  });
});
