/** GET /health in the Functions host over real HTTP: the health and what the doctor says, for Reports.Admin and nobody else. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Diagnosis } from '../../../src/doctor/diagnosis.ts';
import { type HostedApp, startHostedApp } from '../../support/hosted-app.ts';
import { principalOf } from '../../support/principals.ts';

const KEYS = { function: 'function-key', master: 'master-key' };
const signedIn = (...roles: string[]) => ({ 'x-ms-client-principal': principalOf({ roles }) });
const ADMIN = signedIn('Reports.Admin');

async function get(hosted: HostedApp, path: string, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(`${hosted.host.url}${path}`, { headers });
  return { status: response.status, body: await response.json() };
}

describe('with sign-in', () => {
  let hosted: HostedApp;
  beforeAll(async () => {
    hosted = await startHostedApp({ SIGN_IN: 'app-service', WEBSITE_SITE_NAME: 'digest', WEBSITE_AUTH_ENABLED: 'True' }, KEYS);
  });
  afterAll(() => hosted.stop());

  test('shows Reports.Admin the health that a key opens', async () => {
    const withKey = await get(hosted, '/api/health', { 'x-functions-key': KEYS.function });
    expect(await get(hosted, '/health', ADMIN)).toEqual(withKey);
    expect(withKey).toMatchObject({ status: 200, body: { status: 'starting' } });
  });

  test.each([
    ['whoever may see reports alone', signedIn('Reports.Read'), 403, 'access.admin-only'],
    ['whoever has no role', signedIn(), 403, 'access.no-role'],
    ['whoever has not signed in', {}, 401, 'access.unknown-reader'],
    ['a key, which is for /api', { 'x-functions-key': KEYS.master }, 401, 'access.unknown-reader'],
  ])('refuses %s, and asks nobody for them', async (_who, headers, status, code) => {
    const before = hosted.emulator.requests.length;
    for (const path of ['/health', '/health?deep=1']) expect(await get(hosted, path, headers)).toMatchObject({ status, body: { code } });
    expect(hosted.emulator.requests.length).toBe(before);
  });

  test('with deep=1 shows what the doctor says, with the roles of whoever asks', async () => {
    const { status, body } = await get(hosted, '/health?deep=1', ADMIN);
    const { checks } = body as Diagnosis;
    expect(checks.filter(({ state }) => state === 'failed')).toEqual([]);
    expect(checks.find(({ id }) => id === 'roles')).toMatchObject({ state: 'ok', facts: ['You carry Reports.Admin.'] });
    expect([status, checks.find(({ id }) => id === 'dataverse-token')?.state]).toEqual([200, 'ok']);
  });
});

test('without sign-in it is not there, whoever says that they have signed in', async () => {
  const hosted = await startHostedApp({}, KEYS);
  try {
    expect(await get(hosted, '/health?deep=1', ADMIN)).toMatchObject({ status: 404, body: { code: 'access.off' } });
  } finally {
    await hosted.stop();
  }
});
