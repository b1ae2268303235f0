/** Deliveries of written subscriptions that meet orders, edits and leavers on their way: nobody is passed over, and nobody gets what they want no more. */
import { expect, inject, onTestFinished, test } from 'vitest';
import { openHistory } from '../../src/history/history.ts';
import type { DocumentStore } from '../../src/history/tables/document-store.ts';
import { createSmtpSender } from '../../src/mail/transports/smtp.ts';
import { deliveryStore } from '../../src/subscriptions/delivery/delivery-store.ts';
import { recipientId } from '../../src/subscriptions/delivery/ledger.ts';
import type { Subscription } from '../../src/subscriptions/subscription/subscription.ts';
import { writtenSubscription } from '../../src/subscriptions/subscription/written-subscription.ts';
import { MINUTE_MS } from '../../src/time/lengths.ts';
import { dayOf } from '../../src/time/local-day.ts';
import { aSubscription } from '../support/deliveries/a-subscription.ts';
import { appProcess, CATCH_UP_MS } from './written-law/app-process.ts';
import { startFatedServer } from './written-law/mail-fates.ts';
import { OWNER, PEOPLE } from './written-law/steps.ts';

const ZONE = 'Europe/Lisbon';
const [EVENING, SEVEN] = [Date.parse('2026-11-22T20:00Z'), Date.parse('2026-11-23T07:00Z')];
const DAY = dayOf('2026-11-22', ZONE);
const SCHEDULED = { subscription: 'team', period: DAY, kind: 'scheduled' } as const;
const [ANA, RUI, EVA] = PEOPLE;
if (ANA === undefined || RUI === undefined || EVA === undefined) throw new Error('nobody is there');
const NEVER = { whenEmpty: 'send', onlyIf: [{ threshold: { kpi: 'liveMin', above: 1 } }] } as const;

let installations = 0;

/** A subscription that was written the evening before it is due; it is seven o'clock. */
async function start(change: Partial<Subscription> = {}) {
  const prefix = `written${process.pid}x${++installations}`;
  const stores = await openHistory({ connection: { connectionString: inject('storageConnection') }, prefix });
  const server = await startFatedServer();
  const sender = createSmtpSender(server.url);
  onTestFinished(() => sender.close().then(() => server.stop()));
  const time = { now: EVENING };
  const shared = { ...stores, sender, clock: () => time.now, isIncomplete: () => false };
  const app = appProcess(shared);
  const edit = async (next: Partial<Subscription>) => {
    const known = (await app.subscriptions.read('team'))?.subscription ?? aSubscription(change);
    const written = writtenSubscription({ ...known, ...next });
    await app.editing.write({ id: 'team', written, expected: undefined, isDryRun: false }, time.now).catch(async () => {
      await app.editing.write({ id: 'team', written, expected: 'any', isDryRun: false }, time.now);
    });
  };
  await edit(change);
  time.now = SEVEN;
  const order = async () => {
    const subscription = (await app.subscriptions.read('team'))?.subscription ?? aSubscription();
    return { subscription, period: DAY, periodKind: 'day' as const };
  };
  return {
    ...{ app, server, sender, shared, time, edit, order, documents: stores.documents },
    got: () => server.accepted.map(({ to }) => to),
  };
}

test('what a person ordered, and the server did not take at once, is sent though no condition holds', async () => {
  const { app, server, order, got } = await start({ conditions: NEVER });
  server.fates = [451];
  expect(await app.sendNow({ ...(await order()), again: false })).toMatchObject({ entries: [{ state: 'retry' }] });
  await app.tick();
  expect(got()).toEqual([ANA.address]);
});

test('a try leaves a missed day for the digest to tell', async () => {
  const { app, time, order } = await start();
  time.now = SEVEN + CATCH_UP_MS;
  const [missed, ...others] = (await app.dispatch()).messages;
  expect(await app.deliver(missed)).toMatchObject({ delivery: { state: 'missed' } });
  const later = { ...(await order()), period: dayOf('2026-11-24', ZONE) };
  expect((await app.test(later, OWNER)).delivery).toMatchObject({ kind: 'test 1', state: 'sent' });
  for (const message of others) await app.deliver(message);
  const next = { ...SCHEDULED, period: dayOf('2026-11-23', ZONE) };
  expect((await app.archive.read(next))?.tells).toEqual([DAY.from]);
  expect(await app.deliveries.read(SCHEDULED)).toMatchObject({ isTold: true });
});

test('a missed day is told by the next digest, though that one is about many days by now', async () => {
  const { app, time, edit } = await start({ schedule: { every: 'week', on: 'monday', at: '07:00', zone: ZONE } });
  time.now = SEVEN + CATCH_UP_MS - MINUTE_MS;
  await edit({ schedule: { every: 'day', at: '07:00', zone: ZONE }, report: { span: 'days', days: 30 } });
  time.now = SEVEN + CATCH_UP_MS;
  await app.tick();
  expect(await app.deliveries.read(SCHEDULED)).toMatchObject({ state: 'missed', isTold: true });
});

test('an entry that cannot be read ends nothing of the other recipients', async () => {
  const { app, server, time, documents, got } = await start({ recipients: [ANA, RUI] });
  const { messages } = await app.dispatch();
  const row = `${DAY.from} ${DAY.to} Europe|Lisbon scheduled ${recipientId(ANA.address)}`;
  await documents.write({ partition: 'ledger team', row }, 'nonsense', null);
  server.fates = [451];
  expect(await app.deliver(messages[0])).toMatchObject({ delivery: { state: 'sending' } });
  time.now += 5 * MINUTE_MS;
  await app.tick();
  expect(got()).toEqual([RUI.address]);
  expect(await app.deliveries.read(SCHEDULED)).toMatchObject({ state: 'failed', reached: 1 });
});

test('whoever leaves, or is taken out, while others are sent to gets nothing more', async () => {
  const { app, shared, sender, edit, got } = await start({ recipients: [ANA, RUI, EVA] });
  const slow = appProcess({
    ...shared,
    sender: {
      ...sender,
      async send(...args) {
        const receipt = await sender.send(...args);
        await app.optOuts.write('team', recipientId(RUI.address), { recipient: 'r…', untilMs: null, atMs: SEVEN });
        await edit({ recipients: [ANA, RUI] });
        return receipt;
      },
    },
  });
  await slow.tick();
  expect(got()).toEqual([ANA.address]);
  const entries = await Array.fromAsync(app.ledger.list('team', DAY.from, DAY.from));
  expect(new Set(entries.map(({ state, skipped }) => skipped ?? state))).toEqual(new Set(['sent', 'unsubscribed', 'recipientRemoved']));
});

test('a record that is opened again while its end is written down stays among the open ones', async () => {
  const { app, documents } = await start();
  await app.dispatch();
  const other = deliveryStore(documents);
  const slow: DocumentStore = {
    ...documents,
    async delete(key, etag) {
      await other.change(SCHEDULED, (known) => ({ ...known, state: 'scheduled' }));
      return documents.delete(key, etag);
    },
  };
  await deliveryStore(slow).change(SCHEDULED, (known) => ({ ...known, state: 'skipped' }));
  expect(await other.listOpen()).toHaveLength(1);
});
