/** What stays in a browser once somebody else uses it, or its link opens nothing any more, over real HTTP. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '../../src/time/local-day.ts';
import { type AccessApp, ADMIN, BROWSER, READER, startAccessApp, yesterday } from './access-app.ts';

// A run closes the oldest days first.
const closed = addDays(yesterday, -4);

let app: AccessApp;
beforeAll(async () => {
  app = await startAccessApp();
});
afterAll(() => app.hosted.stop());

const headersOf = ({ headers }: Response) => ['cache-control', 'vary'].map((name) => headers.get(name));

test('a stored version is asked for again for people, so the next one in the browser is refused; programs keep it', async () => {
  const path = `/report?date=${closed}&version=1`;
  const shown = await app.get(path, ADMIN);
  const forPeople = ['private, no-cache', 'Accept, Cookie, Authorization'];
  expect([shown.status, ...headersOf(shown)]).toEqual([200, ...forPeople]);
  const etag = { 'If-None-Match': shown.headers.get('etag') ?? '' };
  const again = await app.get(path, { ...ADMIN, ...etag });
  expect([again.status, ...headersOf(again)]).toEqual([304, ...forPeople]);
  expect((await app.get(path, { ...READER, ...etag })).status).toBe(403);
  const keyed = await app.withKey(path.slice(1));
  expect([keyed.status, ...headersOf(keyed)]).toEqual([200, 'private, max-age=86400', 'Accept']);
});

test('the days of a link are those of its zone, where its holder names none', async () => {
  const zone = 'Pacific/Auckland';
  const holder = {
    authorization: `Bearer ${await app.newLink({ period: { from: addDays(yesterday, -3), to: addDays(yesterday, -1), zone } })}`,
  };
  for (const query of [`from=${addDays(yesterday, -3)}&to=${addDays(yesterday, -1)}`, `date=${addDays(yesterday, -2)}`])
    expect((await app.reportOf(`/report?${query}&format=json`, holder)).period, query).toMatchObject({ zone });
});

const signIn = (path: string) => `/.auth/login/aad?post_login_redirect_uri=${encodeURIComponent(path)}`;

test('other days than those of a link: sign-in is offered', async () => {
  const path = `/report?date=${closed}`;
  const holder = { cookie: `report-link=${await app.newLink()}` };
  const beyond = await app.get(path, holder);
  expect([beyond.status, await beyond.json()]).toEqual([
    403,
    expect.objectContaining({ code: 'access.beyond-link', signIn: signIn(path) }),
  ]);
  expect(beyond.headers.getSetCookie()).toEqual([]);
});

test('a revoked link in a cookie is forgotten, and sign-in is offered; one that a program sends leaves the cookie alone', async () => {
  const token = await app.newLink();
  await app.post('links/revoke', { subscription: 'default' });
  const path = `/report?date=${yesterday}`;
  const page = await app.get(path, { cookie: `report-link=${token}`, ...BROWSER });
  expect(page.status).toBe(401);
  expect((await page.text()).replaceAll('&#x3D;', '=')).toContain(`<a href="${signIn(path)}">`);
  expect(page.headers.getSetCookie()).toEqual(['report-link=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax']);
  const program = await app.get(path, { authorization: `Bearer ${token}`, cookie: 'report-link=another' });
  expect([program.status, program.headers.getSetCookie()]).toEqual([401, []]);
});
