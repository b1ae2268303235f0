/** The app and a mail server that does not take its login: the timer leaves it alone, health says so, a person or another password is tried at once. */
import { expect, inject, onTestFinished, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { readSettings } from '../../src/settings/settings.ts';
import { MINUTE_MS } from '../../src/time/lengths.ts';
import { dayOf } from '../../src/time/local-day.ts';
import { startServer } from '../mail/transports/smtp-server.ts';
import { dispatchAndSend, sendDay } from '../support/deliveries/dispatch.ts';

const NOON = Date.parse('2025-06-10T11:00:00Z'); // four hours past 07:00 in Lisbon: the digest is due whatever the data
const PASSWORD = 'hunter22';

let installations = 0;

/** The app, and the passwords that the server has been told. */
async function startWithLogin() {
  const tried: string[] = [];
  const { port, arrived, stop } = await startServer({
    ...{ authOptional: false, allowInsecureAuth: true, disabledCommands: ['STARTTLS'] },
    onAuth({ username = '', password }, _session, done) {
      tried.push(String(password));
      const isKnown = password !== PASSWORD;
      done(isKnown ? null : Object.assign(new Error('password expired'), { responseCode: 535 }), isKnown ? { user: username } : undefined);
    },
  });
  onTestFinished(stop);
  const time = { now: NOON };
  const env = {
    DATAVERSE_URL: 'http://127.0.0.1:9',
    DATAVERSE_AUTH: 'token',
    DATAVERSE_TOKEN: 'none',
    STORAGE_CONNECTION: inject('storageConnection'),
    REPORT_TIME_ZONE: 'Europe/Lisbon',
    MAIL_TRANSPORT: 'smtp',
    MAIL_SMTP_URL: `smtp://robot:${PASSWORD}@127.0.0.1:${port}`,
    MAIL_FROM: 'Contoso outreach <digest@contoso.example>',
    MAIL_REPLY_TO: '"Outreach, team" <team@contoso.example>',
    DIGEST_TO: '"Doe, Jane" <jane@contoso.example>; bob@bücher.example',
  };
  const tablePrefix = `pause${process.pid}x${++installations}`;
  /** The installation, started with this password. */
  const start = async (password: string) => {
    const settings = readSettings({ ...env, MAIL_SMTP_URL: env.MAIL_SMTP_URL.replace(PASSWORD, password) });
    const app = await createApp(settings, { tablePrefix, clock: () => time.now });
    onTestFinished(() => app.close());
    return app;
  };
  return { app: await start(PASSWORD), time, tried, arrived, start };
}

const YESTERDAY = dayOf('2025-06-09', 'Europe/Lisbon');
test('is left alone by the timer, told by health, and asked again with a new password at the next tick', async () => {
  const { app, time, tried, arrived, start } = await startWithLogin();
  for (let tick = 0; tick < 6; tick++, time.now += 5 * MINUTE_MS) {
    expect((await dispatchAndSend(app)).at(-1)?.entries).toMatchObject([{ state: 'retry' }, { state: 'retry' }]);
  }
  expect(tried).toEqual([PASSWORD]);
  const health = await app.health();
  expect(health).toMatchObject({ status: 'failing', mailServer: { failedLogins: 1, nextTryAt: '2025-06-10T11:30:00.000Z' } });
  expect(health.digests).toHaveLength(2);
  expect(JSON.stringify(health)).not.toMatch(/hunter22|robot|jane@|bob@/);
  time.now -= 5 * MINUTE_MS;
  const renewed = await start('fresh');
  expect(await renewed.health()).toMatchObject({ mailServer: null });
  expect((await dispatchAndSend(renewed)).at(-1)?.entries).toMatchObject([{ state: 'sent' }, { state: 'sent' }]);
  expect(tried).toEqual([PASSWORD, 'fresh']);
  expect(arrived.map((mail) => /^To: (.*)\r$/m.exec(`${mail}`)?.[1]).sort()).toEqual(['bob@xn--bcher-kva.example', 'jane@contoso.example']);
  for (const mail of arrived) {
    expect(`${mail}`).toContain('From: Contoso outreach <digest@contoso.example>');
    expect(`${mail}`).toContain('Reply-To: "Outreach, team" <team@contoso.example>');
  }
});

test('leaves one entry in the run log, and not one at each tick of a pause', async () => {
  const { app, time } = await startWithLogin();
  for (let tick = 0; tick < 6; tick++, time.now += 5 * MINUTE_MS) await dispatchAndSend(app);
  const runs = await app.runs.list({ kind: 'digest', fromMs: NOON, toMs: time.now, limit: 100 });
  expect(runs).toMatchObject([{ outcome: 'failed', counters: { retry: 2 } }]);
});

test('is tried at once for a person', async () => {
  const { app, tried } = await startWithLogin();
  await dispatchAndSend(app);
  expect((await sendDay(app, YESTERDAY)).entries).toMatchObject([{ state: 'retry' }, { state: 'retry' }]);
  expect(tried).toEqual([PASSWORD, PASSWORD]);
});
