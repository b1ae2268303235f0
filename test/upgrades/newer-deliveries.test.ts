/** Delivery records and notes that a newer version of the app wrote: nothing of them is removed, and the other deliveries are listed. */
import { expect, inject, test } from 'vitest';
import { openHistory } from '../../src/history/history.ts';
import type { Delivery } from '../../src/subscriptions/delivery/delivery.ts';
import { deliveryStore } from '../../src/subscriptions/delivery/delivery-store.ts';
import { newDelivery } from '../../src/subscriptions/delivery/make-delivery.ts';
import { dayOf } from '../../src/time/local-day.ts';
import { aSubscription } from '../support/deliveries/a-subscription.ts';
import { raiseVersion, stateOf, type Thing } from './raise-version.ts';

const PLACE = { connectionString: inject('storageConnection'), prefix: `newerDeliveries${process.pid}` };
const PERIOD = dayOf('2026-11-20', 'Europe/Lisbon');
const DUE_MS = Date.UTC(2026, 10, 21, 7);
const ROW = '2026-11-20 2026-11-20 Europe|Lisbon';

/** An open delivery of a subscription, and where its record and its note lie. */
async function anOpenOne(id: string) {
  const { documents } = await openHistory({ connection: { connectionString: PLACE.connectionString }, prefix: PLACE.prefix });
  const deliveries = deliveryStore(documents);
  const order = { kind: 'scheduled', period: PERIOD, periodKind: 'day', nowMs: DUE_MS } as const;
  const delivery: Delivery = newDelivery({ ...aSubscription(), id }, order);
  await deliveries.make(delivery);
  const record: Thing = { table: 'documents', partition: `delivery ${id}`, row: `${ROW} scheduled` };
  const note: Thing = { table: 'documents', partition: 'open deliveries', row: `${ROW} ${id} scheduled` };
  return { deliveries, delivery, record, note };
}

test('the note of a record that a newer app wrote stays, though nobody here can tell whether it is open', async () => {
  const { deliveries, delivery, record, note } = await anOpenOne('one');
  await raiseVersion(PLACE, record);
  const before = [await stateOf(PLACE, record), await stateOf(PLACE, note)];
  await deliveries.close(delivery);
  await expect(deliveries.change(delivery, (known) => known)).rejects.toMatchObject({ code: 'store.newer' });
  expect([await stateOf(PLACE, record), await stateOf(PLACE, note)]).toEqual(before);
});

test('a note that a newer app wrote stays when its delivery ends, and the record is listed in its place until then', async () => {
  const { deliveries, delivery, note } = await anOpenOne('two');
  await raiseVersion(PLACE, note);
  const before = await stateOf(PLACE, note);
  expect((await deliveries.listOpen()).map(({ subscription }) => subscription)).toContain('two');
  expect(await deliveries.change(delivery, (known) => ({ ...known, state: 'failed' }))).toMatchObject({ state: 'failed' });
  expect(await stateOf(PLACE, note)).toBe(before);
});

test('a record and a note that a newer app wrote keep no other delivery from being listed', async () => {
  const [three, four] = [await anOpenOne('three'), await anOpenOne('four')];
  for (const thing of [three.record, three.note]) await raiseVersion(PLACE, thing);
  const open = (await four.deliveries.listOpen()).map(({ subscription }) => subscription);
  expect([open.includes('three'), open.includes('four')]).toEqual([false, true]);
});
