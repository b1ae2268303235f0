/** The sign-in that the host plays: who asks is what the host says, never what a client writes, and it leads to no other site. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FunctionsHost, startFunctionsHost } from '../../../dev/functions-host/start-functions-host.ts';
import { parsePrincipal } from '../../../src/access/principal.ts';
import { type FixtureApp, writeApp } from './fixture-app.ts';

const SOURCE = `
app.http('who', { route: 'who', handler: (request) => ({ jsonBody: [...request.headers].filter(([name]) => name.startsWith('x-ms-')) }) });
`;
const PEOPLE = [
  { id: 'ada', name: 'Ada', what: 'sees everything', roles: ['Reports.Admin'], groups: [] },
  { id: 'rui', name: 'Rui', what: 'sees <a part>', roles: ['Reports.Read'], groups: ['g1'] },
];
const FORGED = { 'x-ms-client-principal': 'forged', 'X-MS-CLIENT-PRINCIPAL-NAME': 'forged', 'x-ms-token-aad-id-token': 'forged' };

let app: FixtureApp;
let host: FunctionsHost;
let open: FunctionsHost;
beforeAll(async () => {
  app = await writeApp(SOURCE);
  host = await startFunctionsHost({ appFolder: app.folder, signIn: { people: PEOPLE } });
  open = await startFunctionsHost({ appFolder: app.folder });
});
afterAll(async () => {
  await host.stop();
  await open.stop();
  await app.remove();
});

const get = (path: string, headers: Readonly<Record<string, string>> = {}, from = host) =>
  fetch(`${from.url}${path}`, { headers, redirect: 'manual' });
const whoIs = async (headers: Readonly<Record<string, string>>, from = host) =>
  Object.fromEntries((await (await get('/api/who', headers, from)).json()) as [string, string][]);
const rolesOf = async (headers: Readonly<Record<string, string>>) => {
  const header = (await whoIs(headers))['x-ms-client-principal'];
  return header === undefined ? undefined : [...parsePrincipal(header).roles];
};
const cookieOf = (answer: Response) => ({ cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' });

describe('who asks', () => {
  test('is the first of the people until somebody signs out or in', async () => {
    expect(await rolesOf({})).toEqual(['Reports.Admin']);
    const out = await get('/.auth/logout');
    expect(await rolesOf(cookieOf(out))).toBeUndefined();
    const rui = await get('/.auth/login/aad?as=rui', cookieOf(out));
    expect(await rolesOf(cookieOf(rui))).toEqual(['Reports.Read']);
    const header = (await whoIs(cookieOf(rui)))['x-ms-client-principal'] ?? '';
    expect(parsePrincipal(header).has('groups', 'g1')).toBe(true);
  });

  test('is never what a client writes', async () => {
    expect(JSON.stringify(await whoIs(FORGED))).not.toContain('forged');
    expect(await whoIs({ ...FORGED, cookie: 'AppServiceAuthSession=-' })).not.toHaveProperty('x-ms-client-principal');
    expect(await whoIs({ ...FORGED, cookie: 'AppServiceAuthSession=nobody' })).not.toHaveProperty('x-ms-client-principal');
  });

  test('is nobody for a program that brings a link of its own', async () => {
    expect(await rolesOf({ authorization: 'Bearer token' })).toBeUndefined();
  });

  test('is left to the client where the host plays no sign-in', async () => {
    expect(await whoIs({ 'x-ms-client-principal': 'given' }, open)).toMatchObject({ 'x-ms-client-principal': 'given' });
    expect((await get('/.auth/me', {}, open)).status).toBe(404);
  });
});

test('/.auth/me says who has signed in, and 401 where nobody has', async () => {
  const [me] = (await (await get('/.auth/me')).json()) as { user_claims: unknown }[];
  expect(me?.user_claims).toContainEqual({ typ: 'roles', val: 'Reports.Admin' });
  expect((await get('/.auth/me', { cookie: 'AppServiceAuthSession=-' })).status).toBe(401);
});

test('a page lets people choose who to be, and keeps where they came from', async () => {
  const page = await (
    await get(`/.auth/login/aad?post_login_redirect_uri=${encodeURIComponent('/report?date=2026-11-22&zone=UTC')}`)
  ).text();
  expect(page).toContain('as=rui&amp;post_login_redirect_uri=%2Freport%3Fdate%3D2026-11-22%26zone%3DUTC');
  expect(page).toContain('sees &lt;a part&gt;');
});

test.each([
  ['/report?date=2026-11-22', '/report?date=2026-11-22'],
  ['https://evil.example/', '/'],
  ['//evil.example/', '/'],
  ['/\\evil.example/', '/'],
  ['/a\\b', '/'],
  ['javascript:alert(1)', '/'],
  ['', '/'],
  ['/\u4f60', '/'],
])('after signing in, post_login_redirect_uri=%s leads to %s', async (given, to) => {
  const answer = await get(`/.auth/login/aad?${new URLSearchParams({ as: 'ada', post_login_redirect_uri: given })}`);
  expect([answer.status, answer.headers.get('location')]).toEqual([302, to]);
});
