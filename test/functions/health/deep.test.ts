/** GET /api/health?deep=1 in the Functions host over real HTTP: who gets an answer, what it says, and how often anything is asked for it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Diagnosis } from '../../../src/doctor/diagnosis.ts';
import { type HostedApp, startHostedApp } from '../../support/hosted-app.ts';
import { principalOf } from '../../support/principals.ts';

const KEYS = { function: 'function-key', master: 'master-key' };
let hosted: HostedApp;
beforeAll(async () => {
  // A wrong setting, so that the app cannot start.
  hosted = await startHostedApp({ DIGEST_CATCH_UP_DAYS: '99', SIGN_IN: 'app-service', WEBSITE_SITE_NAME: 'digest' }, KEYS);
});
afterAll(() => hosted.stop());

const ask = (headers: Readonly<Record<string, string>>) => fetch(`${hosted.host.url}/api/health?deep=1`, { headers });
const withKey = async (headers: Readonly<Record<string, string>> = {}) => {
  const response = await ask({ 'x-functions-key': KEYS.function, ...headers });
  return { status: response.status, body: (await response.json()) as Diagnosis };
};
const entryOf = ({ checks }: Diagnosis, wanted: string) => checks.find(({ id }) => id === wanted);

test('without a key nobody gets an answer, whoever has signed in, and nothing is asked for them', async () => {
  const before = hosted.emulator.requests.length;
  const principal = principalOf({ roles: ['Reports.Admin'] });
  for (const headers of [{}, { 'x-functions-key': 'wrong' }, { 'x-ms-client-principal': principal }]) {
    const response = await ask(headers);
    expect([response.status, await response.text()]).toEqual([401, '']);
  }
  expect(hosted.emulator.requests.length).toBe(before);
});

test('the address of people lets nobody in while a setting is wrong, and names none', async () => {
  const before = hosted.emulator.requests.length;
  const headers = { 'x-ms-client-principal': principalOf({ roles: ['Reports.Admin'] }) };
  const response = await fetch(`${hosted.host.url}/health?deep=1`, { headers });
  const text = await response.text();
  expect([response.status, JSON.parse(text)]).toEqual([500, expect.objectContaining({ code: 'settings.invalid' })]);
  expect(text).not.toContain('DIGEST_CATCH_UP_DAYS');
  expect(hosted.emulator.requests.length).toBe(before);
});

test('each thing that the app needs is looked at where the app cannot start, too, with the remedy', async () => {
  const { status, body } = await withKey();
  const of = (wanted: string) => body.checks.filter(({ state }) => state === wanted).map(({ id }) => id);
  expect([status, body.status, of('failed')]).toEqual([503, 'failed', ['settings']]);
  expect(entryOf(body, 'settings')).toMatchObject({
    facts: ['DIGEST_CATCH_UP_DAYS must be a whole number from 1 to 14 (given: "99")'],
    remedy: { docs: 'docs/doctor.md#settings' },
  });
  expect(of('ok')).toEqual(expect.arrayContaining(['dataverse-token', 'delivery-rights', 'tables', 'blobs', 'history', 'mail', 'harvest']));
});

test('all who ask within a minute get the same, and nothing is asked for them', async () => {
  const { body } = await withKey();
  const before = hosted.emulator.requests.length;
  const others = await Promise.all([withKey(), withKey(), withKey({ 'x-functions-key': KEYS.master })]);
  expect(others.map((other) => other.body)).toEqual([body, body, body]);
  expect(hosted.emulator.requests.length).toBe(before);
});

test('another value of deep is refused', async () => {
  const response = await fetch(`${hosted.host.url}/api/health?deep=true`, { headers: { 'x-functions-key': KEYS.function } });
  expect([response.status, await response.json()]).toEqual([400, expect.objectContaining({ code: 'input.query' })]);
});
