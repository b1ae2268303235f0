/** Whom a mail shows what: the scope of a subscription holds whatever it was before, on real parts. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { guid } from '../dataverse/start.ts';
import { dispatchAndSend } from '../support/deliveries/dispatch.ts';
import { startApp } from '../support/start-app.ts';

const SEVEN = Date.parse('2025-06-10T06:00:00Z'); // 07:00 in Lisbon
const HOUR_MS = 3_600_000;

function call(n: number, channel: string) {
  const at = '2025-06-09T10:00:00Z';
  const state = { msdyn_channel: channel, msdyn_status: 'Complete', msdyn_result: 'LiveAnswer' };
  return { msdyn_proactive_deliveryid: guid(n), ...state, msdyn_result_date: at, createdon: at, modifiedon: at };
}

/** Seven deliveries by voice and two by SMS on the day before; the owner of everything has had the digest of it. */
async function startTeam(env: Readonly<Record<string, string>> = {}) {
  const time = { now: SEVEN - HOUR_MS };
  const { app, emulator, outbox } = await startApp({ clock: () => time.now, env: { DIGEST_TO: '', ...env } });
  const calls = [1, 2, 3, 4, 5, 6, 7].map((n) => call(n, 'Voice'));
  await emulator.load('msdyn_proactive_deliveries', [...calls, call(8, 'SMS'), call(9, 'SMS')]);
  await app.harvest();
  const write = (recipient: string, at = '07:00', others: object = {}) => {
    const written = { recipients: [recipient], schedule: { every: 'day', at, zone: 'Europe/Lisbon' }, ...others };
    return app.subscriptions.write({ id: 'team', written, expected: isThere ? 'any' : 'none', isDryRun: false }, time.now);
  };
  let isThere = false;
  await write('boss@contoso.example');
  isThere = true;
  time.now = SEVEN;
  await dispatchAndSend(app);
  return { app, time, write, mailTo: (address: string) => mailTo(outbox, address) };
}

async function mailTo(outbox: string, address: string): Promise<string | undefined> {
  for (const name of (await readdir(outbox)).filter((file) => file.endsWith('.eml'))) {
    const { headerLines, text = '' } = await simpleParser(await readFile(join(outbox, name)));
    if (headerLines.some(({ key, line }) => key === 'to' && line.includes(address))) return text;
  }
  return undefined;
}

test('who joins a subscription that was narrowed, and whose time was moved, gets the digest of the new scope', async () => {
  const { app, time, write, mailTo } = await startTeam();
  expect(await mailTo('boss@')).toMatch(/^9 deliveries; /m);
  await write('sms@contoso.example', '09:00', { scope: { channel: 'SMS' } });
  time.now = SEVEN + 2 * HOUR_MS;
  await dispatchAndSend(app);
  expect(await mailTo('sms@')).toMatch(/^2 deliveries; /m);
});

test('what is sent once more after a subscription was narrowed shows the scope that it has now', async () => {
  const { app, write, mailTo } = await startTeam();
  await write('sms@contoso.example', '07:00', { scope: { channel: 'SMS' } });
  await app.resend({ subscription: 'team', date: '2025-06-09', to: 'all' });
  expect(await mailTo('sms@')).toMatch(/^2 deliveries; /m);
});

test('copies that became the same for all show no place of a link when they are sent once more', async () => {
  const { app, write, mailTo } = await startTeam({ PUBLIC_URL: 'https://app.contoso.example', LINK_KEYS: `a:${'k'.repeat(43)}` });
  expect(await mailTo('boss@')).toContain('https://app.contoso.example/api/unsubscribe');
  await write('all@contoso.example', '07:00', { copies: 'same' });
  await app.resend({ subscription: 'team', date: '2025-06-09', to: 'all' });
  const copy = await mailTo('undisclosed');
  expect(copy).toMatch(/^9 deliveries; /m);
  expect(copy).not.toContain('personal.invalid');
});
