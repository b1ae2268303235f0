/** What came due while a part of storage could not be reached, over real tables behind a proxy that breaks connections. */
import { expect, inject, onTestFinished, test } from 'vitest';
import { openHistory } from '../../../src/history/history.ts';
import { deliveryStore } from '../../../src/subscriptions/delivery/delivery-store.ts';
import { dispatchDue } from '../../../src/subscriptions/dispatch/dispatch-due.ts';
import { dispatchMark } from '../../../src/subscriptions/dispatch/dispatch-mark.ts';
import { subscriptionStore } from '../../../src/subscriptions/subscription/subscription-store.ts';
import { DAY_MS, MINUTE_MS } from '../../../src/time/lengths.ts';
import { aSubscription } from '../../support/deliveries/a-subscription.ts';
import { startStorageProxy } from '../../support/storage-proxy.ts';

const SEVEN = Date.parse('2026-11-22T07:00:00Z'); // 07:00 in Lisbon

test('what came due of one subscription is made when its records can be reached again, though the others went on', async () => {
  const proxy = await startStorageProxy(inject('storageConnection'));
  onTestFinished(() => proxy.stop());
  const connection = { connectionString: proxy.connectionString };
  const { documents } = await openHistory({ connection, prefix: `trouble${process.pid}` });
  const subscriptions = subscriptionStore(documents, undefined);
  for (const id of ['team', 'others']) await subscriptions.write(aSubscription({ id }), null, SEVEN - DAY_MS / 2);
  const time = { now: SEVEN - 5 * MINUTE_MS };
  const parts = { subscriptions, deliveries: deliveryStore(documents), mark: dispatchMark(documents), catchUpMs: 3 * DAY_MS };
  const dispatch = async (minutes: number) => {
    time.now = SEVEN + minutes * MINUTE_MS;
    return dispatchDue({ ...parts, clock: () => time.now });
  };
  expect(await dispatch(-5)).toEqual({ messages: [], problems: [] });
  proxy.reset(({ text }, when) => when === 'before' && text.includes("'delivery team'"));
  const { messages, problems } = await dispatch(1);
  expect(messages).toMatchObject([{ subscription: 'others' }]);
  expect(problems).toEqual([expect.stringMatching(/^Cannot tell what is due of the subscription "team": /)]);
  await dispatch(20);
  proxy.reset();
  expect((await dispatch(40)).messages).toContainEqual(expect.objectContaining({ subscription: 'team' }));
});
