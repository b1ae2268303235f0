/** Erasures that are to be repeated: a reading that was under way may have brought the contact back. */

import { unlessChanged } from '../history/tables/conflicts.ts';
import type { DocumentStore } from '../history/tables/document-store.ts';
import { updateDocument } from '../history/tables/update-document.ts';
import { HOUR_MS } from '../time/lengths.ts';

export interface PendingErasures {
  /** Notes a contact key that is erased at `nowMs`, UTC epoch milliseconds. */
  add(contact: string, nowMs: number): Promise<void>;
  /** The keys noted so long before `nowMs` that every reading of then is over. */
  listDue(nowMs: number): Promise<readonly string[]>;
  /** Forgets what listDue() gave; a key that was noted again meanwhile stays. */
  remove(contact: string, nowMs: number): Promise<void>;
}

const PARTITION = 'erasures';
// No function of this app runs for longer.
const READING_MS = HOUR_MS;

/** Kept as small documents, one a contact key. @throws StoreError from every method */
export function pendingErasures(documents: DocumentStore): PendingErasures {
  const isDue = (value: unknown, nowMs: number) => Number(value) <= nowMs - READING_MS;
  return {
    async add(contact, nowMs) {
      await updateDocument(documents, { partition: PARTITION, row: contact }, () => nowMs);
    },
    async listDue(nowMs) {
      const all = await Array.fromAsync(documents.list(PARTITION));
      return all.filter(({ value }) => isDue(value, nowMs)).map(({ key }) => key.row);
    },
    async remove(contact, nowMs) {
      const stored = await documents.read({ partition: PARTITION, row: contact });
      if (stored && isDue(stored.value, nowMs)) await unlessChanged(() => documents.delete(stored.key, stored.etag));
    },
  };
}
