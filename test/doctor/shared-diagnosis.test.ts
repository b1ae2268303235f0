/** Whoever asks, what is asked of others is asked once a minute; and what somebody may see is told to them alone. */
import { expect, test } from 'vitest';
import { type Diagnosis, diagnosisOf } from '../../src/doctor/diagnosis.ts';
import { sharedDiagnosis } from '../../src/doctor/shared-diagnosis.ts';
import { patientOf } from '../../src/the-doctor.ts';
import { principalOf } from '../support/principals.ts';

const SETTINGS = {
  DATAVERSE_URL: 'http://127.0.0.1:9',
  DATAVERSE_AUTH: 'token',
  DATAVERSE_TOKEN: 't',
  STORAGE_CONNECTION: 'UseDevelopmentStorage=true',
  MAIL_TRANSPORT: 'outbox',
  MAIL_OUTBOX_DIR: 'out',
  MAIL_FROM: 'digest@contoso.example',
  SIGN_IN: 'app-service',
};

function counted() {
  let [count, nowMs] = [0, 0];
  const make = async (): Promise<Diagnosis> => {
    count++;
    return diagnosisOf([{ id: 'roles', title: 'Roles', state: 'not-tried', facts: [], remedy: null }], nowMs);
  };
  const ask = sharedDiagnosis({ patientOf: (principal) => patientOf(SETTINGS, { principal }), diagnose: make, now: () => nowMs });
  const at = (ms: number, principal: string | null = null) => {
    nowMs = ms;
    return ask(principal);
  };
  return { at, count: () => count };
}

test('all who ask within a minute get what was looked at once, those at the same time too', async () => {
  const { at, count } = counted();
  await Promise.all([at(0), at(0), at(0)]);
  await at(59_999);
  expect(count()).toBe(1);
  await at(60_000);
  expect(count()).toBe(2);
});

test('each person sees their own roles, and nobody those of another', async () => {
  const { at, count } = counted();
  const rolesOf = async (principal: string | null) => (await at(1, principal)).checks.map(({ state, facts }) => [state, facts[0]])[0];
  expect(await rolesOf(principalOf({ roles: ['Reports.Admin'] }))).toEqual(['ok', 'You carry Reports.Admin.']);
  expect((await rolesOf(principalOf({})))?.[0]).toBe('failed');
  expect((await at(1, principalOf({}))).status).toBe('failed');
  expect((await rolesOf(null))?.[0]).toBe('not-tried');
  expect(count()).toBe(1);
});
