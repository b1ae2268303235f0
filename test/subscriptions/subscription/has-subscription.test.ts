/** Whether there is a subscription: one that cannot be read is there, so that what belongs to it stays. */
import { expect, inject, test } from 'vitest';
import { openStorage } from '../../../src/history/open-storage.ts';
import { documentStore } from '../../../src/history/tables/document-store.ts';
import { forgetWishes } from '../../../src/subscriptions/people/forget-wishes.ts';
import { optOutStore } from '../../../src/subscriptions/people/opt-out-store.ts';
import { hasSubscription } from '../../../src/subscriptions/subscription/has-subscription.ts';
import { subscriptionStore } from '../../../src/subscriptions/subscription/subscription-store.ts';
import { aSubscription } from '../../support/deliveries/a-subscription.ts';

const WISH = { recipient: 'm…@contoso.example', untilMs: null, atMs: 5 };

test('one that was written is there, one that cannot be read too, and no other', async () => {
  const connection = { connectionString: inject('storageConnection') };
  const tables = await openStorage({ connection, prefix: `hassubscription${process.pid}` });
  const documents = documentStore(tables);
  const store = subscriptionStore(documents, undefined);
  await store.write(aSubscription({ id: 'team' }), null, 5);
  await tables.documents.upsertEntity({ partitionKey: 'subscription', rowKey: 'broken', json0: '{' }, 'Replace');
  const isThere = (id: string) => hasSubscription(store, id);
  expect([await isThere('team'), await isThere('broken'), await isThere('gone')]).toEqual([true, true, false]);

  const optOuts = optOutStore(documents);
  for (const id of ['broken', 'gone', 'team']) await optOuts.write(id, 'a'.repeat(24), WISH);
  expect(await forgetWishes(documents, isThere)).toBe(1);
  expect((await optOuts.list('broken')).size).toBe(1);
});
