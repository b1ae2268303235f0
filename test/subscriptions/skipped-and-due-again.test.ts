/** A digest that was skipped and comes due again, on real parts. */
import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { dispatchAndSend } from '../support/deliveries/dispatch.ts';
import { startApp } from '../support/start-app.ts';

const SEVEN = Date.parse('2025-06-10T06:00:00Z'); // 07:00 in Lisbon
const HOUR_MS = 3_600_000;

test('whoever was skipped while it was paused gets the digest when it comes due again that day', async () => {
  const time = { now: SEVEN - HOUR_MS };
  const { app, outbox } = await startApp({ clock: () => time.now, env: { DIGEST_TO: '' } });
  let isThere = false;
  const write = async (at: string, paused: boolean) => {
    const written = { recipients: ['ana@contoso.example'], schedule: { every: 'day', at, zone: 'Europe/Lisbon' }, paused };
    await app.subscriptions.write({ id: 'team', written, expected: isThere ? 'any' : 'none', isDryRun: false }, time.now);
    isThere = true;
  };
  await write('07:00', false);
  await app.harvest();
  time.now = SEVEN;
  const { messages } = await app.dispatch();
  await write('07:00', true);
  for (const message of messages) expect(await app.deliver(message)).toMatchObject({ delivery: { state: 'skipped', reasonId: 'paused' } });
  await write('09:00', false);
  time.now = SEVEN + 2 * HOUR_MS;
  expect(await dispatchAndSend(app)).toMatchObject([{ delivery: { state: 'sent' } }]);
  expect((await readdir(outbox)).filter((name) => name.endsWith('.eml'))).toHaveLength(1);
});
