/** The addresses for people over real HTTP: sign-in by role and scope, links, what a browser is told, and who opened what in the run log. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONFIGURATIONS } from '../../dev/sample/catalogue.ts';
import type { ShownRun } from '../../src/http/runs/shown-run.ts';
import type { Report } from '../../src/report/report.ts';
import { addDays } from '../../src/time/local-day.ts';
import { principalOf } from '../support/principals.ts';
import { type AccessApp, ADMIN, BROWSER, KEYS, mailedHtml, other, own, READER, startAccessApp, yesterday, zone } from './access-app.ts';

const dayBefore = addDays(yesterday, -1);
// A run closes the oldest days first.
const closed = addDays(yesterday, -4);

let app: AccessApp;
beforeAll(async () => {
  app = await startAccessApp();
});
afterAll(() => app.hosted.stop());

/** Without what differs from one moment to the next. */
const timeless = ({ generatedAt: _, ...report }: Report) => report;

describe('who has signed in', () => {
  test('with Reports.Admin sees the report of yesterday at the root address, as a program with a key does', async () => {
    const page = await app.get('/', { ...ADMIN, ...BROWSER });
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await page.text()).toContain('Proactive engagement');
    const seen = await app.reportOf(`/report?format=json`, ADMIN);
    expect(seen.period).toMatchObject({ from: yesterday, to: yesterday });
    expect(seen.totals).toEqual(((await (await app.withKey('report')).json()) as Report).totals);
    expect(seen.allowed).toBeUndefined();
  });

  test('with Reports.Read sees the scope of their group: the numbers of that queue, and no name of another', async () => {
    const seen = await app.reportOf('/report?format=json', READER);
    const queue = (await (await app.withKey(`report?queue=${own?.queueid}`)).json()) as Report;
    expect(seen).toMatchObject({ scope: {}, allowed: [{ queue: [own?.queueid] }] });
    expect(seen.totals.deliveries).toBeGreaterThan(0);
    for (const part of ['totals', 'rates', 'byQueue', 'byAgent', 'byHour', 'contacts', 'callerIds', 'backlog'] as const) {
      expect(seen[part], part).toEqual(queue[part]);
    }
    const html = await (await app.get('/report', { ...READER, ...BROWSER })).text();
    expect(html).toContain(`Only what you may see: Queue: ${own?.name}`);
    expect(html).not.toContain(other?.name);
  });

  test('narrows that by filters; another queue is as unknown as one that there is not, byte for byte', async () => {
    const filtered = await app.reportOf(`/report?format=json&queue=${own?.name}`, READER);
    expect(timeless(filtered)).toEqual({ ...timeless(await app.reportOf('/report?format=json', READER)), scope: { queue: own?.queueid } });
    const invented = 'x'.repeat(other?.name.length ?? 0);
    const answers = await Promise.all([other?.name ?? '', invented].map((queue) => app.get(`/report?queue=${queue}`, READER)));
    const [outside = '', nowhere = ''] = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(outside.replaceAll(other?.name ?? '', invented)).toBe(nowhere);
    expect(JSON.parse(outside)).toMatchObject({ code: 'scope.unknown', nearest: [own?.name] });
  });

  test('sees no stored version unless they may see all of it', async () => {
    const refused = await app.get(`/report?date=${closed}&version=1`, READER);
    expect([refused.status, await refused.json()]).toEqual([403, expect.objectContaining({ code: 'access.all-scopes' })]);
    const shown = await app.get(`/report?date=${closed}&version=1&format=json`, ADMIN);
    expect([shown.status, ((await shown.json()) as Report).period.from]).toEqual([200, closed]);
  });

  test('sees whole caller ids as Reports.Admin alone', async () => {
    const numbers = CONFIGURATIONS.flatMap(({ callerIds }) => callerIds);
    const [number = ''] = CONFIGURATIONS[1]?.callerIds ?? [];
    const [admin, reader] = await Promise.all([ADMIN, READER].map(async (who) => (await app.get('/report?format=json', who)).text()));
    const whole = JSON.parse(admin ?? '') as Report;
    expect(whole.byCallerId).toContainEqual(expect.objectContaining({ key: number, name: number }));
    expect(whole.callerIds).toContainEqual(expect.objectContaining({ name: number }));
    const keyed = await (await app.withKey('report')).text();
    const mailed = await (await app.get('/report', { ...READER, ...BROWSER })).text();
    for (const text of [reader, keyed, mailed]) expect(numbers.filter((one) => text?.includes(one))).toEqual([]);
    expect(JSON.parse(reader ?? '').byCallerId).toContainEqual(expect.objectContaining({ name: `…${number.slice(-4)}` }));
  });

  test('and has no role is 403, nobody is 401, each with what to do: a page in a browser, a problem for programs', async () => {
    const noRole = { 'x-ms-client-principal': principalOf({}) };
    const [page, problem] = [await app.get('/', { ...noRole, ...BROWSER }), await app.get('/', noRole)];
    expect([page.status, page.headers.get('content-type')]).toEqual([403, 'text/html; charset=utf-8']);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('An administrator assigns Reports.Read or Reports.Admin to you');
    expect([problem.status, problem.headers.get('content-type')]).toEqual([403, 'application/problem+json']);
    const asked = `/report?date=${yesterday}&queue=secret&link=token`;
    const [open, program] = [await app.get(asked, BROWSER), await app.get(asked)];
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
    const token = await app.newLink();
    const opened = await app.get(`/open?link=${token}`);
    expect(opened.status).toBe(303);
    const location = opened.headers.get('location') ?? '';
    expect(location).toBe(`/report?${new URLSearchParams({ date: yesterday, zone })}`);
    expect(opened.headers.get('referrer-policy')).toBe('no-referrer');
    expect(opened.headers.get('cache-control')).toBe('no-store');
    const [cookie = ''] = opened.headers.getSetCookie();
    expect(cookie).toMatch(/^report-link=[\w.-]+; Max-Age=259\d{4}; Path=\/; HttpOnly; SameSite=Lax$/);
    const holder = { cookie: cookie.split(';')[0] ?? '' };
    const keyed = (await (await app.withKey(`report?date=${yesterday}`)).json()) as Report;
    for (const path of ['/?', `${location}&`]) {
      if (path !== '/?') expect(timeless(await app.reportOf(`${path}format=json`, holder))).toEqual(timeless(keyed));
      expect((await app.get(path.slice(0, -1), holder)).status).toBe(200);
    }
    const beyond = await app.get(`/report?date=${dayBefore}`, holder);
    expect([beyond.status, ((await beyond.json()) as { code: string }).code]).toEqual([403, 'access.beyond-link']);
  });

  test('opens for programs as a bearer, in its scope, for its days and each of them', async () => {
    const scope = { queue: own?.name };
    const token = await app.newLink({ period: { from: dayBefore, to: yesterday }, scope, days: 1 });
    const holder = { authorization: `Bearer ${token}` };
    const whole = await app.reportOf('/report?format=json', holder);
    expect(whole).toMatchObject({ period: { from: dayBefore, to: yesterday }, allowed: [{ queue: own?.queueid }] });
    const day = await app.reportOf(`/report?format=json&date=${dayBefore}`, holder);
    expect(day.byQueue.map(({ name }) => name)).toEqual([own?.name]);
    expect((await app.get(`/report?queue=${other?.name}`, holder)).status).toBe(404);
    expect((await app.get(`/report?date=${dayBefore}&zone=Pacific/Kiritimati`, holder)).status).toBe(403);
  });

  test('in the mail of a digest opens the report of its day', async () => {
    const [, token = ''] = /https:\/\/digest\.contoso\.example\/open\?link(?:=|&#x3D;)([\w.-]+)"/.exec(await mailedHtml(app)) ?? [];
    const report = await app.reportOf('/report?format=json', { authorization: `Bearer ${token}` });
    expect(report.period).toMatchObject({ from: yesterday, to: yesterday, zone });
  });

  test.each([
    [{ period: { from: '2026-02-30' } }, 400, 'input.date'],
    [{ period: { from: '2025-11-01' }, days: 367 }, 400, 'input.body'],
    [{ period: { from: '2025-11-01' }, scope: { agent: 'x' } }, 400, 'input.body'],
    [{ period: { from: '2025-11-01' }, scope: { queue: 'Colections' } }, 404, 'scope.unknown'],
    [{ period: { from: '2025-11-01' }, subscription: 'others' }, 404, 'link.no-subscription'],
    [{}, 400, 'input.body'],
  ])('is not made for %j', async (order, status, code) => {
    const answer = await app.post('links', order);
    expect([answer.status, await answer.json()]).toEqual([status, expect.objectContaining({ code })]);
  });

  test('is made and revoked with the master key alone', async () => {
    for (const path of ['links', 'links/revoke']) {
      const answer = await app.hosted.post(path, {}, { 'Content-Type': 'application/json', 'x-functions-key': KEYS.function });
      expect(answer.status, path).toBe(401);
    }
  });

  test('opens nothing once those of its subscription were revoked, and says so', async () => {
    const holder = { authorization: `Bearer ${await app.newLink()}` };
    expect((await app.get('/', holder)).status).toBe(200);
    expect(await (await app.post('links/revoke', { subscription: 'default' })).json()).toEqual({ subscription: 'default', revoked: true });
    const refused = await app.get('/', { ...holder, ...BROWSER });
    expect(refused.status).toBe(401);
    expect(await refused.text()).toContain('This link opens nothing any more');
  });
});

describe('the run log', () => {
  test('has who opened what, refused ones too, and neither names nor tokens nor what was typed', async () => {
    const holder = { authorization: `Bearer ${await app.newLink()}` };
    const before = (await app.accesses()).length;
    await app.get(`/report?queue=${own?.name}`, ADMIN);
    await app.get('/', READER);
    await app.get(`/report?date=${dayBefore}`, holder);
    await app.get('/', { authorization: 'Bearer not-a-token' });
    await app.get('/report?queue=%2B351%20910%20000%20001', READER);
    await app.withKey(`report?date=${dayBefore}`);
    await app.get('/');
    const found = (await app.accesses()).slice(0, -before).reverse();
    const [from, to] = [expect.any(String), expect.any(String)];
    expect(
      found.map(({ access, outcome, error, date, range }) => ({ ...access, outcome, code: error?.code ?? null, date, range })),
    ).toEqual([
      {
        by: 'Reports.Admin',
        subscription: null,
        allowed: null,
        scope: { queue: own?.queueid },
        outcome: 'ok',
        code: null,
        date: yesterday,
        range: { from, to },
      },
      {
        by: 'Reports.Read',
        subscription: null,
        allowed: [{ queue: [own?.queueid] }],
        scope: {},
        outcome: 'ok',
        code: null,
        date: yesterday,
        range: { from, to },
      },
      {
        by: 'link',
        subscription: 'default',
        allowed: null,
        scope: null,
        outcome: 'refused',
        code: 'access.beyond-link',
        date: dayBefore,
        range: { from, to },
      },
      {
        by: 'nobody',
        subscription: null,
        allowed: null,
        scope: null,
        outcome: 'refused',
        code: 'access.bad-link',
        date: null,
        range: null,
      },
      {
        by: 'Reports.Read',
        subscription: null,
        allowed: [{ queue: [own?.queueid] }],
        scope: null,
        outcome: 'refused',
        code: 'scope.unknown',
        date: yesterday,
        range: { from, to },
      },
      { by: 'key', subscription: null, allowed: null, scope: {}, outcome: 'ok', code: null, date: dayBefore, range: { from, to } },
    ]);
    const text = JSON.stringify(found);
    for (const secret of [own?.name ?? '', 'Ana', 'contoso', '910 000 001', '910000001', 'not-a-token', holder.authorization.slice(7)])
      expect(text).not.toContain(secret);
  });

  test('lists accesses by their kind alone, and health knows nothing of them', async () => {
    expect((await app.accesses()).every(({ kind }) => kind === 'access')).toBe(true);
    const { runs } = (await (await app.withKey('runs?limit=1000')).json()) as { runs: readonly ShownRun[] };
    expect(runs.map(({ kind }) => kind)).toContain('harvest');
    expect(runs.map(({ kind }) => kind)).not.toContain('access');
    const { lastRuns } = (await (await app.withKey('health')).json()) as { lastRuns: object };
    expect(Object.keys(lastRuns)).not.toContain('access');
  });
});
