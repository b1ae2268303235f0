/** Read, change, write of one small document, again and again until no other writer was in between. */

import { retryConflicts } from './conflicts.ts';
import type { DocumentStore } from './document-store.ts';
import type { StoreKey } from './keys.ts';

/** Writes what `change` makes of the document's value (undefined where there is none) and gives it back; where `change` gives undefined nothing is written. @throws StoreError */
export function updateDocument<T>(
  documents: DocumentStore,
  key: StoreKey,
  change: (current: unknown) => T | undefined,
): Promise<T | undefined> {
  return retryConflicts(async () => {
    const stored = await documents.read(key);
    const value = change(stored?.value);
    if (value !== undefined) await documents.write(key, value, stored?.etag ?? null);
    return value;
  });
}
