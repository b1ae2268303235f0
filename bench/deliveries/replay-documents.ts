/** A document store that reads each document or list once and then answers from memory: what reading storage takes is then not part of what is timed. */
import type { DocumentStore } from '../../src/history/tables/document-store.ts';

/** Writes go through, and are not seen by what was remembered. */
export function replayDocuments(documents: DocumentStore): DocumentStore {
  const known = new Map<string, Promise<unknown>>();
  const once = <T>(key: unknown, read: () => Promise<T>): Promise<T> => {
    const name = JSON.stringify(key);
    const found = (known.get(name) as Promise<T> | undefined) ?? read();
    known.set(name, found);
    return found;
  };
  return {
    ...documents,
    read: (key) => once(key, () => documents.read(key)),
    async *list(...given) {
      yield* await once(given, () => Array.fromAsync(documents.list(...given)));
    },
    async *listKeys(...given) {
      yield* await once(given, () => Array.fromAsync(documents.listKeys(...given)));
    },
  };
}
