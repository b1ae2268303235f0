/** Subscriptions in Table Storage, a document each; the one of the settings stands among them until one of its id is written. */
import { StoreError } from '../../errors.ts';
import { retryConflicts } from '../../history/tables/conflicts.ts';
import type { DocumentStore } from '../../history/tables/document-store.ts';
import { parseStored, storedForm } from './stored-subscription.ts';
import { DEFAULT_SUBSCRIPTION, type KeptSubscription, type Subscription, type SubscriptionStore } from './subscription.ts';

const PARTITION = 'subscription';

/** `seed` = the one of the settings, where they make one. */
export function subscriptionStore(documents: DocumentStore, seed: Subscription | undefined): SubscriptionStore {
  const ofSettings: KeptSubscription | undefined = seed && { subscription: seed, etag: null, sinceMs: null };
  const seedOf = (id: string) => (id === DEFAULT_SUBSCRIPTION ? ofSettings : undefined);
  const keyOf = (id: string) => ({ partition: PARTITION, row: id });
  const read = async (id: string): Promise<KeptSubscription | undefined> => {
    const stored = await documents.read(keyOf(id));
    if (stored === undefined) return seedOf(id);
    const kept = parseStored(id, stored.value, stored.etag);
    if (kept !== undefined) return kept;
    throw new StoreError('store.corrupt', `Cannot read the subscription "${id}": it is stored in a form that this version does not know`);
  };
  return {
    read,
    async list() {
      const subscriptions: KeptSubscription[] = [];
      const unreadable: string[] = [];
      for await (const { key, value, etag } of documents.list(PARTITION, undefined, undefined, (row) => unreadable.push(row))) {
        const kept = parseStored(key.row, value, etag);
        if (kept === undefined) unreadable.push(key.row);
        else subscriptions.push(kept);
      }
      return { subscriptions: withSeed(subscriptions, unreadable, ofSettings), unreadable: unreadable.sort() };
    },
    async write(subscription, etag, nowMs) {
      const kept = await read(subscription.id);
      if ((kept?.etag ?? null) !== etag) throw changed(subscription.id, 'write');
      const stored = storedForm(subscription, kept, nowMs);
      const { sinceMs, pausedBecause } = stored;
      const newEtag = await documents.write(keyOf(subscription.id), stored, etag);
      return { subscription, etag: newEtag, sinceMs, ...(pausedBecause !== undefined && { pausedBecause }) };
    },
    async remove(id, etag) {
      await documents.delete(keyOf(id), etag);
    },
    async pause(id, because) {
      await retryConflicts(async () => {
        const kept = await read(id);
        if (kept === undefined) return;
        const paused = { ...kept.subscription, paused: true };
        await documents.write(keyOf(id), storedForm(paused, { ...kept, pausedBecause: because }, 0), kept.etag);
      });
    },
  };
}

/** By id. One that is stored and cannot be read is not taken for one that nobody wrote. */
function withSeed(stored: readonly KeptSubscription[], unreadable: readonly string[], seed: KeptSubscription | undefined) {
  const isWritten =
    unreadable.includes(DEFAULT_SUBSCRIPTION) || stored.some(({ subscription }) => subscription.id === DEFAULT_SUBSCRIPTION);
  if (seed === undefined || isWritten) return stored;
  return [...stored, seed].sort((a, b) => (a.subscription.id < b.subscription.id ? -1 : 1));
}

function changed(id: string, what: string): StoreError {
  return new StoreError('store.conflict', `Cannot ${what} the subscription "${id}": it was changed meanwhile`, { retryable: true });
}
