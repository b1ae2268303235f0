/** Each fault that is put into a world where all is well is found by the check that is about it, with the remedy; and that world is found to be well. */
import { setDefaultCACertificates } from 'node:tls';
import { beforeAll, expect, test } from 'vitest';
import type { Diagnosis } from '../../src/doctor/diagnosis.ts';
import { selfSigned } from '../dataverse/self-signed.ts';
import { refuse } from '../dataverse/start.ts';
import { dataverseFaults } from './dataverse-faults.ts';
import { byGraph, MAIL_FAULTS } from './mail-faults.ts';
import { STORAGE_FAULTS } from './storage-faults.ts';
import { aWorld, examined, fillDeliveries, SECRETS, startMail } from './world.ts';

const pem = selfSigned();
const FAULTS = [...dataverseFaults(pem), ...STORAGE_FAULTS, ...MAIL_FAULTS];

beforeAll(() => setDefaultCACertificates([pem.certificate]));

test.each(FAULTS)('$name: $check says $state, with the remedy $remedy', async ({ check, state, remedy, seed }) => {
  const world = await aWorld();
  await seed(world);
  const diagnosis = await examined(world);
  const entry = diagnosis.checks.find(({ id }) => id === check);
  expect(entry, JSON.stringify(entry)).toMatchObject({ state, remedy: { id: remedy } });
  expect(entry?.facts).not.toEqual([]);
  expect(diagnosis.status).not.toBe('ok');
  expectNoSecret(diagnosis);
});

test('there are 25 faults and more, each with a name of its own', () => {
  expect(FAULTS.length).toBeGreaterThanOrEqual(25);
  expect(new Set(FAULTS.map(({ name }) => name)).size).toBe(FAULTS.length);
});

test.each(['smtp', 'graph', 'outbox'])('where all is well (mail by %s) each check says so', async (transport) => {
  const world = await aWorld();
  await fillDeliveries(world, 600);
  if (transport === 'smtp') Object.assign(world.env, { MAIL_TRANSPORT: 'smtp', MAIL_SMTP_URL: await startMail() });
  if (transport === 'graph') await byGraph(world, () => {});
  const diagnosis = await examined(world);
  expect(diagnosis.checks.filter(({ state }) => state !== 'ok')).toEqual([]);
  expect(diagnosis.status).toBe('ok');
  const factsOf = (check: string) => diagnosis.checks.find(({ id }) => id === check)?.facts.join(' ');
  expect(factsOf('page-size')).toBe('A page has 500 deliveries.');
  expect(factsOf('deliveries')).toMatch(/^"default" comes next at \d{4}-/);
  expectNoSecret(diagnosis);
});

test('a table that an organisation does not have is no trouble', async () => {
  const world = await aWorld();
  refuse(world.emulator, 'msdynmkt_journeys', 404);
  const entry = (await examined(world)).checks.find(({ id }) => id === 'name-rights');
  expect(entry).toMatchObject({ state: 'ok', facts: ['msdynmkt_journey is not there.', expect.anything()] });
});

test('a Dataverse that never answers fails by its time, and settings, zone data and sign-in are told all the same', async () => {
  const world = await aWorld();
  world.emulator.intercept(() => true);
  const { checks } = await examined(world, 1_500);
  const stateOf = (check: string) => checks.find(({ id }) => id === check)?.state;
  expect(checks.find(({ id }) => id === 'organisation')).toMatchObject({ state: 'failed', remedy: { id: 'no-answer' } });
  expect(['clock', 'columns', 'delivery-rights'].map(stateOf)).toEqual(['not-tried', 'not-tried', 'not-tried']);
  expect(['settings', 'zone-data', 'sign-in', 'roles', 'links'].map(stateOf)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
});

test('a fault of one thing fails the checks of that thing alone', async () => {
  const world = await aWorld();
  world.env.DATAVERSE_URL = 'http://127.0.0.1:9';
  const { checks } = await examined(world);
  const of = (state: string) => checks.filter((entry) => entry.state === state).map(({ id }) => id);
  expect(of('failed')).toEqual(['organisation']);
  expect(of('not-tried')).toEqual(['clock', 'delivery-rights', 'name-rights', 'columns', 'page-size', 'id-filters', 'history']);
});

function expectNoSecret(diagnosis: Diagnosis): void {
  const shown = JSON.stringify(diagnosis);
  for (const secret of Object.values(SECRETS)) expect(shown).not.toContain(secret);
  expect(shown).not.toMatch(/[\w.]+@[\w.]+/);
}
