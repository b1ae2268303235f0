/** Days whose digest was due and is not finished: it waits for data, or for a mail server. Midnight must not make anybody forget them. */
import { z } from 'zod';
import type { DocumentStore } from '../history/tables/document-store.ts';
import { updateDocument } from '../history/tables/update-document.ts';

const KEY = { partition: 'dispatch', row: 'pending' };
// After two weeks a morning mail is of no use; health has shown it all the time.
const MAX_DAYS = 14;
const schema = z.array(z.string());

export interface PendingDigests {
  /** Local dates, oldest first. */
  list(): Promise<readonly string[]>;
  add(date: string): Promise<void>;
  remove(date: string): Promise<void>;
}

/** Kept in one small document. @throws StoreError from every method */
export function pendingDigests(documents: DocumentStore): PendingDigests {
  const parse = (value: unknown) => schema.safeParse(value).data ?? [];
  return {
    async list() {
      return parse((await documents.read(KEY))?.value);
    },
    async add(date) {
      await updateDocument(documents, KEY, (value) => {
        const dates = parse(value);
        return dates.includes(date) ? undefined : [...dates, date].sort().slice(-MAX_DAYS);
      });
    },
    async remove(date) {
      await updateDocument(documents, KEY, (value) => {
        const dates = parse(value);
        return dates.includes(date) ? dates.filter((other) => other !== date) : undefined;
      });
    },
  };
}
