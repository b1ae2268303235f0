/** Subscriptions on Azurite: what is written comes back, two writers never overwrite each other, and one that cannot be read holds up no other. */
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { type HistoryStorage, openStorage } from '../../../src/history/open-storage.ts';
import { documentStore } from '../../../src/history/tables/document-store.ts';
import { seededSubscription } from '../../../src/subscriptions/subscription/seeded-subscription.ts';
import type { SubscriptionStore } from '../../../src/subscriptions/subscription/subscription.ts';
import { subscriptionStore } from '../../../src/subscriptions/subscription/subscription-store.ts';
import { aSubscription } from '../../support/deliveries/a-subscription.ts';
import { type StorageProxy, startStorageProxy } from '../../support/storage-proxy.ts';
import { subscriptions } from './arbitrary-subscription.ts';

const CONTENT = { preset: 'brief', sections: undefined, language: 'de', attach: ['csv'] } as const;
const SETTINGS = {
  digestTo: ['rui@contoso.example'],
  digestAt: '06:30',
  reportZone: 'Europe/Berlin',
  content: CONTENT,
  branding: { brand: { name: 'Contoso' } },
};
const SEED = seededSubscription(SETTINGS);
const CONFLICT = { code: 'store.conflict', retryable: true };
let proxy: StorageProxy;
let tables: HistoryStorage;
let store: SubscriptionStore;
let round = 0;
beforeAll(async () => {
  proxy = await startStorageProxy(inject('storageConnection'));
});
beforeEach(async () => {
  await tables?.documents.deleteTable();
  tables = await openStorage({ connection: { connectionString: proxy.connectionString }, prefix: `subscriptions${++round}` });
  store = subscriptionStore(documentStore(tables), SEED);
});
afterAll(() => proxy.stop());

const damage = (row: string, json0: string) =>
  tables.documents.upsertEntity({ partitionKey: 'subscription', rowKey: row, json0 }, 'Replace');
const ids = async () => (await store.list()).subscriptions.map(({ subscription }) => subscription.id);

test('any subscription comes back as it was, by id and in the list', async () => {
  await fc.assert(
    fc.asyncProperty(subscriptions, async (subscription) => {
      const etag = (await store.read(subscription.id))?.etag ?? null;
      const written = await store.write(subscription, etag, 5);
      expect(await store.read(subscription.id)).toEqual(written);
      expect((await store.list()).subscriptions).toContainEqual(written);
      expect(written.subscription).toEqual(subscription);
    }),
    { numRuns: 15 },
  );
});

describe('the subscription of the settings', () => {
  test('is listed and read until one of its id is written, and again when that is removed', async () => {
    const ofSettings = { subscription: SEED, etag: null, sinceMs: null };
    expect(await store.list()).toEqual({ subscriptions: [ofSettings], unreadable: [] });
    const { etag } = await store.write(aSubscription({ id: 'default' }), null, 5);
    expect(await store.read('default')).toMatchObject({ subscription: { name: 'Team' }, etag });
    expect(await ids()).toEqual(['default']);
    await store.remove('default', etag ?? '');
    expect(await store.read('default')).toEqual(ofSettings);
  });

  test('has who gets the digest, when, in which zone and how it looks', () => {
    expect(SEED).toMatchObject({
      id: 'default',
      recipients: [{ name: '', address: 'rui@contoso.example' }],
      schedule: { every: 'day', at: '06:30', zone: 'Europe/Berlin' },
      content: CONTENT,
    });
  });

  test('is not there where DIGEST_TO names nobody', () => {
    expect(seededSubscription({ ...SETTINGS, digestTo: [] })).toBeUndefined();
  });

  test('stands by its id among the others', async () => {
    for (const id of ['zebra', 'alpha']) await store.write(aSubscription({ id }), null, 5);
    expect(await ids()).toEqual(['alpha', 'default', 'zebra']);
  });

  test('is written with its pause, where something pauses it', async () => {
    await store.pause('default', 'three digests failed');
    expect(await store.read('default')).toEqual({
      subscription: { ...SEED, paused: true },
      etag: expect.any(String),
      sinceMs: null,
      pausedBecause: 'three digests failed',
    });
  });
});

describe('of two writers one is told that it was changed:', () => {
  test('both make one', async () => {
    const both = await Promise.allSettled([
      store.write(aSubscription({ name: 'A' }), null, 1),
      store.write(aSubscription({ name: 'B' }), null, 1),
    ]);
    const lost = both.filter((one) => one.status === 'rejected');
    expect(lost).toEqual([{ status: 'rejected', reason: expect.objectContaining(CONFLICT) }]);
  });

  test('both change one', async () => {
    const { etag } = await store.write(aSubscription(), null, 1);
    const change = (name: string) => store.write(aSubscription({ name }), etag, 2);
    const both = await Promise.allSettled(Array.from('ABCDE', change));
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of both) if (one.status === 'rejected') expect(one.reason).toMatchObject(CONFLICT);
  });

  test('the second one has an old version, or removes it', async () => {
    const { etag } = await store.write(aSubscription(), null, 1);
    const second = await store.write(aSubscription({ name: 'B' }), etag, 2);
    await expect(store.write(aSubscription({ name: 'C' }), etag, 3)).rejects.toMatchObject(CONFLICT);
    await expect(store.remove('team', etag ?? '')).rejects.toMatchObject(CONFLICT);
    expect(await store.read('team')).toEqual(second);
  });

  test('it is gone meanwhile', async () => {
    const { etag } = await store.write(aSubscription(), null, 1);
    await store.remove('team', etag ?? '');
    await expect(store.write(aSubscription(), etag, 2)).rejects.toMatchObject(CONFLICT);
    expect(await store.read('team')).toBeUndefined();
  });

  test('a pause wins over both', async () => {
    await store.write(aSubscription(), null, 1);
    await Promise.all(Array.from('ABC', (because) => store.pause('team', because)));
    expect(await store.read('team')).toMatchObject({ subscription: { paused: true }, pausedBecause: expect.stringMatching(/^[ABC]$/) });
  });
});

describe('since when its schedule counts', () => {
  test('stays while nothing changes of when it is due and of which days', async () => {
    const { etag } = await store.write(aSubscription(), null, 1);
    expect(await store.write(aSubscription({ name: 'B', paused: true }), etag, 2)).toMatchObject({ sinceMs: 1 });
  });

  test.each([
    [{ schedule: { every: 'day', at: '08:00', zone: 'Europe/Lisbon' } }],
    [{ schedule: { every: 'day', at: '07:00', zone: 'Europe/Madrid' } }],
    [{ report: { span: 'week' } }],
  ] as const)('is now after %j', async (change) => {
    const { etag } = await store.write(aSubscription(), null, 1);
    expect(await store.write(aSubscription(change), etag, 2)).toMatchObject({ sinceMs: 2 });
  });
});

test('why the app paused it is forgotten when somebody lets it go on', async () => {
  await store.write(aSubscription(), null, 1);
  await store.pause('team', 'three digests failed');
  const paused = await store.read('team');
  const renamed = await store.write(aSubscription({ name: 'B', paused: true }), paused?.etag ?? '', 2);
  expect(renamed).toMatchObject({ sinceMs: 1, pausedBecause: 'three digests failed' });
  const running = await store.write(aSubscription(), renamed.etag, 3);
  expect(running.pausedBecause).toBeUndefined();
});

test('to pause what is gone does nothing', async () => {
  await store.pause('gone', 'x');
  expect(await ids()).toEqual(['default']);
});

test.each([
  ['no JSON', '{"version": 1, "subscr'],
  ['a later version of the form', '{"version": 2, "sinceMs": 1, "subscription": {}}'],
  ['no subscription', '{"version": 1, "sinceMs": 1, "subscription": {"recipients": []}}'],
])('%s is named as unreadable, holds up no other, and is not taken for one that nobody wrote', async (_name, json) => {
  await store.write(aSubscription(), null, 1);
  await damage('default', json);
  await damage('broken', json);
  expect(await store.list()).toMatchObject({ subscriptions: [{ subscription: { id: 'team' } }], unreadable: ['broken', 'default'] });
  await expect(store.read('default')).rejects.toMatchObject({ code: 'store.corrupt' });
  await expect(store.write(aSubscription({ id: 'default' }), null, 1)).rejects.toMatchObject({ code: 'store.corrupt' });
});

test('2,000 subscriptions are listed in three requests at most', async () => {
  const all = Array.from({ length: 2_000 }, (_, i) => aSubscription({ id: `s${i}` }));
  for (let i = 0; i < all.length; i += 100) await Promise.all(all.slice(i, i + 100).map((one) => store.write(one, null, 1)));
  proxy.reset();
  expect((await store.list()).subscriptions).toHaveLength(2_001);
  expect(proxy.count).toBeLessThanOrEqual(3);
});
