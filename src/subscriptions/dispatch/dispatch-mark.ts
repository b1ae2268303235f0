/** Up to when the dispatch timer has looked for what came due, whatever midnight or a stop of the app comes between. */
import { z } from 'zod';
import type { DocumentStore } from '../../history/tables/document-store.ts';
import { updateDocument } from '../../history/tables/update-document.ts';

const KEY = { partition: 'dispatch', row: 'mark' };
const schema = z.object({ lookedToMs: z.number() });

/** Every method throws StoreError. */
export interface DispatchMark {
  /** UTC epoch milliseconds; null before the first dispatch, 'unreadable' where what is kept is none. */
  read(): Promise<number | null | 'unreadable'>;
  /** Moves it on, never back. */
  raise(lookedToMs: number): Promise<void>;
}

/** Kept in one small document. */
export function dispatchMark(documents: DocumentStore): DispatchMark {
  const known = (value: unknown) => schema.safeParse(value).data?.lookedToMs;
  return {
    async read() {
      const stored = await documents.read(KEY);
      return stored === undefined ? null : (known(stored.value) ?? 'unreadable');
    },
    async raise(lookedToMs) {
      await updateDocument(documents, KEY, (value) => ((known(value) ?? -1) >= lookedToMs ? undefined : { lookedToMs }));
    },
  };
}
