/** Edits by people on Azurite: what came due is noted before anything is replaced or removed, and never for a try; scopes stay known. */
import { beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { UnknownScopeError } from '../../../src/errors.ts';
import { type HistoryStorage, openStorage } from '../../../src/history/open-storage.ts';
import { documentStore } from '../../../src/history/tables/document-store.ts';
import type { ReportScope } from '../../../src/report/scope.ts';
import { editSubscriptions, type SubscriptionEditing, versionOf } from '../../../src/subscriptions/subscription/edit-subscriptions.ts';
import type { KeptSubscription, SubscriptionStore } from '../../../src/subscriptions/subscription/subscription.ts';
import { subscriptionStore } from '../../../src/subscriptions/subscription/subscription-store.ts';
import { writtenSubscription } from '../../../src/subscriptions/subscription/written-subscription.ts';
import { aSubscription } from '../../support/deliveries/a-subscription.ts';

const NOW = Date.UTC(2026, 10, 22);
const SEED = aSubscription({ id: 'default' });
let storage: HistoryStorage;
let store: SubscriptionStore;
let editing: SubscriptionEditing;
/** What was noted, and what stood in the store at that moment. */
let noted: { readonly kept: KeptSubscription; readonly stored: KeptSubscription | undefined }[];
let known: ReadonlySet<string>;
let isNoting = true;
beforeAll(async () => {
  storage = await openStorage({ connection: { connectionString: inject('storageConnection') }, prefix: 'editSubscriptions' });
});
beforeEach(async () => {
  store = subscriptionStore(documentStore(storage), SEED);
  for (const { subscription, etag } of (await store.list()).subscriptions) if (etag !== null) await store.remove(subscription.id, etag);
  noted = [];
  known = new Set(['Collections']);
  isNoting = true;
  editing = editSubscriptions({
    store,
    rules: { isAllowed: () => true },
    resolveScope: async (scope: ReportScope) => {
      if (scope.queue !== undefined && !known.has(String(scope.queue)))
        throw new UnknownScopeError('Cannot find the queue', { given: String(scope.queue), column: 'queue', nearest: [] });
      return scope.queue === undefined ? scope : { ...scope, queue: 'id-of-collections' };
    },
    noteDue: async (kept) => {
      if (!isNoting) throw new Error('storage is away');
      noted.push({ kept, stored: await store.read(kept.subscription.id) });
    },
  });
});

const written = (change: object = {}) => ({ ...writtenSubscription(aSubscription()), ...change });
const write = (change: object = {}, isDryRun = false, id = 'team') =>
  editing.write({ id, written: { ...written(change), id }, expected: isDryRun ? undefined : 'any', isDryRun }, NOW);
const create = () => editing.write({ id: 'team', written: written(), expected: 'none', isDryRun: false }, NOW);

describe('what came due is noted', () => {
  test('before it is replaced, as it was', async () => {
    const { kept } = await create();
    expect(noted).toEqual([]);
    await write({ name: 'B' });
    expect(noted).toEqual([{ kept, stored: kept }]);
  });

  test('before it is removed, as it was', async () => {
    const { kept } = await create();
    await editing.remove('team', [versionOf(kept)]);
    expect(noted).toEqual([{ kept, stored: kept }]);
  });

  test('of the one of the settings, when somebody writes in its place', async () => {
    await write({ name: 'B' }, false, 'default');
    expect(noted).toMatchObject([{ kept: { subscription: SEED, etag: null } }]);
  });

  test('of nothing, where nothing changes, it is only tried, or it is refused', async () => {
    const { kept } = await create();
    expect(await write()).toEqual({ kept, change: 'unchanged' });
    expect(await write({ name: 'B' }, true)).toMatchObject({ change: 'changed' });
    await expect(write({ recipients: [] })).rejects.toMatchObject({ code: 'input.body' });
    await expect(write({ scope: { queue: 'Colections' } })).rejects.toMatchObject({ code: 'scope.unknown' });
    await expect(editing.remove('team', ['other'])).rejects.toMatchObject({ code: 'subscription.conflict' });
    await expect(editing.remove('team', undefined)).rejects.toMatchObject({ code: 'subscription.no-version' });
    expect(noted).toEqual([]);
    expect(await editing.read('team')).toEqual(kept);
  });

  test('or nothing is changed', async () => {
    const { kept } = await create();
    isNoting = false;
    await expect(write({ name: 'B' })).rejects.toThrow('storage is away');
    await expect(editing.remove('team', 'any')).rejects.toThrow('storage is away');
    expect(await editing.read('team')).toEqual(kept);
  });
});

test('a scope that history has forgotten stays with a subscription that had it, and no other gets it', async () => {
  await create();
  const { kept } = await write({ scope: { queue: 'Collections' } });
  expect(kept.subscription.scope).toEqual({ queue: 'id-of-collections' });
  known = new Set();
  expect(await write({ scope: { queue: 'id-of-collections' }, paused: true })).toMatchObject({ change: 'changed' });
  await expect(write({ scope: { queue: 'Collections' } })).rejects.toMatchObject({ code: 'scope.unknown' });
});

test('a writer that is overtaken between reading and writing is told, and overwrites nothing', async () => {
  const { kept } = await create();
  const overtaken = editSubscriptions({
    store,
    rules: { isAllowed: () => true },
    resolveScope: async (scope) => scope,
    noteDue: async () => void (await store.write(aSubscription({ name: 'First' }), kept.etag, NOW)),
  });
  const order = { id: 'team', written: written({ name: 'Second' }), expected: 'any', isDryRun: false } as const;
  await expect(overtaken.write(order, NOW)).rejects.toMatchObject({ code: 'subscription.conflict' });
  expect(await editing.read('team')).toMatchObject({ subscription: { name: 'First' } });
});
