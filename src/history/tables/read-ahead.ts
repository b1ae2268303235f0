/** Documents of one partition that are read at once, where one after the other would each be a request. */
import { isUnreadable } from '../../errors.ts';
import type { DocumentStore, StoredDocument } from './document-store.ts';

/**
 * The same documents, in which the first read of each one of the partition gives what it was at this moment. For what is read right away: a
 * write that follows is refused where the document has changed since, and the next read asks storage.
 * @throws StoreError store.unavailable
 */
export async function readAhead(documents: DocumentStore, partition: string): Promise<DocumentStore> {
  const found = new Map<string, StoredDocument>();
  try {
    for await (const document of documents.list(partition)) found.set(document.key.row, document);
  } catch (error) {
    // One that cannot be read must not keep the others away: each is then asked for by itself.
    if (!isUnreadable(error)) throw error;
    return documents;
  }
  const given = new Set<string>();
  return {
    ...documents,
    async read(key) {
      if (key.partition !== partition || given.has(key.row)) return documents.read(key);
      given.add(key.row);
      return found.get(key.row);
    },
  };
}
