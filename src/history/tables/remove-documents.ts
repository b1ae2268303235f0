/** Removing the documents of a partition up to a row: those of a partition whose rows are times. */

import { forEachAhead } from '../../parallel.ts';
import { unlessChanged } from './conflicts.ts';
import type { DocumentStore } from './document-store.ts';

const PARALLEL_REMOVALS = 8;

/** Removes the documents with rows before `beforeRow` and gives their number; one that changes meanwhile stays until the next time. @throws StoreError */
export async function removeDocumentsBefore(
  documents: Pick<DocumentStore, 'list' | 'delete'>,
  partition: string,
  beforeRow: string,
): Promise<number> {
  let removed = 0;
  await forEachAhead(documents.list(partition, undefined, beforeRow), PARALLEL_REMOVALS, async ({ key, etag }) => {
    if (await unlessChanged(() => documents.delete(key, etag))) removed++;
  });
  return removed;
}
