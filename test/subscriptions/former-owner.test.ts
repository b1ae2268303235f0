/** Whom notices about a subscription reach, on real parts. */
import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { recipientId } from '../../src/subscriptions/delivery/ledger.ts';
import { dispatchAndSend } from '../support/deliveries/dispatch.ts';
import { startApp } from '../support/start-app.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const ANA = 'ana@contoso.example';

/** A subscription that Ana has just left, with the notice of it under way. */
async function startLeft() {
  const { app, outbox } = await startApp({ clock: () => NOW, env: { DIGEST_TO: '' } });
  const write = (owner: string, expected: 'none' | 'any') => {
    const written = { recipients: [ANA], owner, schedule: { every: 'day', at: '07:00', zone: 'Europe/Lisbon' } };
    return app.subscriptions.write({ id: 'team', written, expected, isDryRun: false }, NOW);
  };
  await write('first@contoso.example', 'none');
  const person = { subscription: 'team', recipientId: recipientId(ANA), recipient: 'a…@contoso.example' };
  await app.leaving.follow(person, { action: 'unsubscribe' });
  const mails = async () => (await readdir(outbox)).filter((name) => name.endsWith('.eml')).length;
  return { app, write, mails };
}

test('who owns a subscription no more gets no notice of it that was under way', async () => {
  const { app, write, mails } = await startLeft();
  await write('second@contoso.example', 'any');
  expect(await dispatchAndSend(app)).toMatchObject([{ delivery: { state: 'skipped', reasonId: 'recipientRemoved' } }]);
  expect(await mails()).toBe(0);
});

test('the last owner of a subscription that is gone gets it', async () => {
  const { app, mails } = await startLeft();
  await app.subscriptions.remove('team', 'any');
  expect(await dispatchAndSend(app)).toMatchObject([{ delivery: { state: 'sent' } }]);
  expect(await mails()).toBe(1);
});
