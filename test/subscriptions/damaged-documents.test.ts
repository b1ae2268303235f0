/** What storage holds and nobody can read of deliveries and subscriptions: the rest goes on, and it can be got rid of. */
import { expect, inject, test } from 'vitest';
import { openStorage } from '../../src/history/open-storage.ts';
import { recipientId } from '../../src/subscriptions/delivery/ledger.ts';
import { dispatchAndSend } from '../support/deliveries/dispatch.ts';
import { startApp } from '../support/start-app.ts';

const SEVEN = Date.parse('2026-11-23T07:00:00Z'); // 07:00 in Lisbon
const PERIOD = { from: '2026-11-22', to: '2026-11-22', zone: 'Europe/Lisbon' };
const WRITTEN = { recipients: ['ana@contoso.example'], schedule: { every: 'day', at: '07:00', zone: 'Europe/Lisbon' } };

/** Two subscriptions that are due now. */
async function startTwo() {
  const time = { now: SEVEN - 1 };
  const { app, tablePrefix } = await startApp({ clock: () => time.now, env: { DIGEST_TO: '' } });
  for (const id of ['team', 'others']) {
    await app.subscriptions.write({ id, written: WRITTEN, expected: 'none', isDryRun: false }, time.now);
  }
  time.now = SEVEN;
  await app.harvest();
  const { documents } = await openStorage({ connection: { connectionString: inject('storageConnection') }, prefix: tablePrefix });
  const damage = (partitionKey: string, rowKey: string, json: string) =>
    documents.upsertEntity({ partitionKey, rowKey, json0: json }, 'Merge');
  return { app, time, damage };
}

test.each([
  ['no JSON', '{'],
  ['JSON of another shape', '{"odd":true}'],
])('a note of what is open that is %s holds up no digest, and its own is sent, too', async (_, json) => {
  const { app, time, damage } = await startTwo();
  await app.dispatch();
  await damage('open deliveries', '2026-11-22 2026-11-22 Europe|Lisbon team scheduled', json);
  time.now += 20 * 60_000;
  const done = await dispatchAndSend(app);
  expect(done.map(({ delivery }) => `${delivery.subscription} ${delivery.state}`).sort()).toEqual(['others sent', 'team sent']);
  expect(await app.dispatch()).toEqual({ messages: [], problems: [] });
});

test('an old record and a wish that are no JSON fail no digest, and whoever had the wish gets none', async () => {
  const { app, damage } = await startTwo();
  await app.dispatch();
  await damage('optout team', recipientId('ana@contoso.example'), '{');
  await damage('delivery others', '2026-11-20 2026-11-20 Europe|Lisbon scheduled', '{');
  const deliver = (subscription: string) => app.deliver({ subscription, period: PERIOD, kind: 'scheduled' });
  expect(await deliver('team')).toMatchObject({ delivery: { state: 'skipped', reasonId: 'unsubscribed' } });
  expect(await deliver('others')).toMatchObject({ delivery: { state: 'sent' } });
});

test.each([
  ['no JSON', '{'],
  ['of a form that this version does not know', '{"version":99}'],
])('a subscription that is %s is told to health, and can be removed by whoever takes any version, and made again', async (_, json) => {
  const { app, damage } = await startTwo();
  await damage('subscription', 'team', json);
  await app.watch();
  expect(await app.health()).toMatchObject({ status: 'failing', unreadableSubscriptions: ['team'] });
  await expect(app.subscriptions.remove('team', ['some'])).rejects.toMatchObject({ code: 'store.corrupt' });
  await app.subscriptions.remove('team', 'any');
  const made = app.subscriptions.write({ id: 'team', written: WRITTEN, expected: 'none', isDryRun: false }, SEVEN);
  expect(await made).toMatchObject({ change: 'created' });
  await app.watch();
  expect(await app.health()).toMatchObject({ status: 'ok', unreadableSubscriptions: [] });
});

test('an entry of the ledger that is no JSON is told to health as ambiguous, and ends neither that nor what others get', async () => {
  const { app, damage } = await startTwo();
  await app.dispatch();
  await damage('ledger team', `2026-11-22 2026-11-22 Europe|Lisbon scheduled ${recipientId('ana@contoso.example')}`, '{');
  const deliver = (subscription: string) => app.deliver({ subscription, period: PERIOD, kind: 'scheduled' });
  expect(await deliver('team')).toMatchObject({ delivery: { state: 'failed' } });
  expect(await deliver('others')).toMatchObject({ delivery: { state: 'sent' } });
  const { digests } = await app.health();
  expect(digests).toMatchObject([{ subscription: 'team', state: 'ambiguous', recipientId: recipientId('ana@contoso.example') }]);
});
