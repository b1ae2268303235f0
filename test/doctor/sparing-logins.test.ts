/** A mail server whose login fails is not tried each time that somebody asks. */
import { expect, test } from 'vitest';
import { mailCheck } from '../../src/doctor/checks/mail-check.ts';
import type { MailPatient } from '../../src/doctor/patient.ts';
import { sparingLogins } from '../../src/doctor/sparing-logins.ts';
import { serverPause } from '../../src/subscriptions/sending/server-pause.ts';
import { patientOf } from '../../src/the-doctor.ts';
import { HOUR_MS } from '../../src/time/lengths.ts';
import { aWorld, SECRETS, startMail } from './world.ts';

/** A mail server that counts logins, and mail that has a wrong password for it. */
async function aWrongPassword() {
  let logins = 0;
  const url = await startMail({
    onAuth: (_auth, _session, done) => {
      logins++;
      done(new Error('wrong'));
    },
  });
  const world = await aWorld();
  Object.assign(world.env, { MAIL_TRANSPORT: 'smtp', MAIL_SMTP_URL: url });
  const documents = await world.ownHistory();
  const patient = patientOf(world.env);
  return { patient, documents, mail: patient.mail as MailPatient, logins: () => logins };
}

const look = (patient: Parameters<typeof mailCheck.run>[0]) => mailCheck.run(patient, new AbortController().signal);

test('a refused login is tried again after half an hour, and each answer until then says so', async () => {
  const { patient, mail, logins } = await aWrongPassword();
  const memory = {};
  let nowMs = Date.now();
  const ask = () => look({ ...patient, mail: sparingLogins(mail, memory, () => nowMs), now: () => nowMs });
  await expect(ask()).rejects.toThrow('535');
  expect(await ask()).toMatchObject({
    state: 'failed',
    remedy: 'mail-login',
    facts: [expect.stringContaining('535'), expect.stringContaining('not tried before')],
  });
  expect(logins()).toBe(1);
  nowMs += HOUR_MS / 2;
  await expect(ask()).rejects.toThrow('535');
  expect(logins()).toBe(2);
});

test('while the timer that sends waits after a refused login, the doctor does not try either', async () => {
  const { patient, documents, logins } = await aWrongPassword();
  const { settings } = patient;
  const pause = serverPause(documents, { settings: [settings?.rules.privacyKey, settings?.mail], clock: Date.now });
  await pause.begin('login', 'the server answered 535');
  expect(await look(patient)).toMatchObject({
    state: 'failed',
    remedy: 'mail-login',
    facts: ['the server answered 535', expect.anything()],
  });
  expect(logins()).toBe(0);
  const other = patientOf({ ...patient.env, MAIL_SMTP_URL: `${patient.env.MAIL_SMTP_URL}`.replace(SECRETS.password, 'another1') });
  await expect(look(other)).rejects.toThrow('535');
  expect(logins()).toBe(1);
});
