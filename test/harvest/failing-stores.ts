/** Stores that cannot write what is nice to have. */
import { StoreError } from '../../src/errors.ts';
import type { DocumentStore } from '../../src/history/tables/document-store.ts';
import type { ValueStore } from '../../src/history/tables/value-store.ts';

const SIDE_PARTITIONS = ['open-conversations', 'names', 'limits', 'uploads', 'uploads read', 'seen', 'orphans', 'backlog', 'rights'];
const SIDE_ROWS = ['met-names'];

/** The same stores, in which those writes fail, as where a document is too large or its partition is busy. */
export function withoutSideWrites({ documents, values }: { readonly documents: DocumentStore; readonly values: ValueStore }) {
  const refuse = ({ partition, row }: { readonly partition: string; readonly row: string }) => {
    if (SIDE_PARTITIONS.includes(partition) || SIDE_ROWS.includes(row))
      throw new StoreError('store.unavailable', `Cannot write "${partition}", "${row}": storage does not answer`, { retryable: true });
  };
  const documentsThatFail: DocumentStore = {
    ...documents,
    async write(key, value, etag) {
      refuse(key);
      return documents.write(key, value, etag);
    },
  };
  const valuesThatFail: ValueStore = {
    ...values,
    async write(key, value, replaced) {
      refuse(key);
      return values.write(key, value, replaced);
    },
  };
  return { documents: documentsThatFail, values: valuesThatFail };
}
