/** Opt-outs as small documents, one a recipient and subscription. */
import { z } from 'zod';
import { retryConflicts } from '../../history/tables/conflicts.ts';
import type { DocumentStore } from '../../history/tables/document-store.ts';
import type { StoreKey } from '../../history/tables/keys.ts';
import { updateDocument } from '../../history/tables/update-document.ts';
import type { OptOut, OptOuts } from './opt-outs.ts';

/** What the partition of each subscription begins with. */
export const WISHES = 'optout ';
const schema = z.object({ recipient: z.string(), untilMs: z.number().nullable(), atMs: z.number() });

/** Stands for one of another shape: somebody did not want the mail, so they get none. */
const UNREADABLE: OptOut = { recipient: '…', untilMs: null, atMs: 0 };

/** Kept until they are undone, or their subscription is gone. */
export function optOutStore(documents: DocumentStore): OptOuts {
  return {
    async read(subscription, recipientId) {
      const stored = await documents.read(keyOf(subscription, recipientId));
      return stored && optOutOf(stored.value);
    },
    async list(subscription) {
      const found = new Map<string, OptOut>();
      const unreadable = (row: string) => found.set(row, UNREADABLE);
      for await (const { key, value } of documents.list(partitionOf(subscription), undefined, undefined, unreadable))
        found.set(key.row, optOutOf(value));
      return found;
    },
    async write(subscription, recipientId, { recipient, untilMs, atMs }) {
      await updateDocument(documents, keyOf(subscription, recipientId), () => ({ recipient, untilMs, atMs }));
    },
    async remove(subscription, recipientId) {
      const key = keyOf(subscription, recipientId);
      await retryConflicts(async () => {
        const stored = await documents.read(key);
        if (stored !== undefined) await documents.delete(key, stored.etag);
      });
    },
  };
}

function partitionOf(subscription: string): string {
  return `${WISHES}${subscription}`;
}

function keyOf(subscription: string, recipientId: string): StoreKey {
  return { partition: partitionOf(subscription), row: recipientId };
}

function optOutOf(value: unknown): OptOut {
  return schema.safeParse(value).data ?? UNREADABLE;
}
