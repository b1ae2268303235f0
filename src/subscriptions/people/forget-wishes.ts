/** Removes the wishes of those who left subscriptions that are no more: nobody can come back to them. */

import { unlessChanged } from '../../history/tables/conflicts.ts';
import type { DocumentStore } from '../../history/tables/document-store.ts';
import { WISHES } from './opt-out-store.ts';

/** Gives how many went. @throws StoreError */
export async function forgetWishes(documents: DocumentStore, isThere: (subscription: string) => Promise<boolean>): Promise<number> {
  const known = new Map<string, boolean>();
  let gone = 0;
  for await (const { key, etag } of documents.listKeys(WISHES, `${WISHES}~`)) {
    const subscription = key.partition.slice(WISHES.length);
    const isKept = known.get(subscription) ?? (await isThere(subscription));
    known.set(subscription, isKept);
    if (!isKept && (await unlessChanged(() => documents.delete(key, etag)))) gone++;
  }
  return gone;
}
