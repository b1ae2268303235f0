/** Uploads that failed, as harvests met them: a document each, by the time they were made. */
import { z } from 'zod';
import type { DataverseClient } from '../../dataverse/client.ts';
import type { FailedUpload } from '../../metrics/row/failed-upload.ts';
import { HOUR_MS } from '../../time/lengths.ts';
import type { DocumentStore } from '../tables/document-store.ts';
import { removeDocumentsBefore } from '../tables/remove-documents.ts';
import { updateDocument } from '../tables/update-document.ts';

const PARTITION = 'uploads';
const MARK = { partition: 'uploads read', row: 'mark' };
/** Clocks differ, and a row may become visible late. */
const OVERLAP_MS = HOUR_MS;

const schema = z.object({
  id: z.string(),
  journey: z.string(),
  configuration: z.string(),
  outcome: z.enum(['failed', 'errors']),
  createdMs: z.number(),
  message: z.string(),
});
const markSchema = z.object({ askedMs: z.number() });

/** Those made in [fromMs, toMs), UTC epoch milliseconds, the oldest first. @throws StoreError */
export async function loadFailedUploads(documents: DocumentStore, fromMs: number, toMs: number): Promise<readonly FailedUpload[]> {
  const found: FailedUpload[] = [];
  for await (const { value } of documents.list(PARTITION, rowOf(fromMs), rowOf(toMs))) {
    const { data } = schema.safeParse(value);
    if (data !== undefined) found.push(data);
  }
  return found;
}

/** Asks for what failed since the last time, the first time since `sinceMs` (UTC epoch milliseconds), and keeps it. @throws DataverseError, StoreError */
export async function rememberNewFailedUploads(
  documents: DocumentStore,
  dataverse: Pick<DataverseClient, 'listFailedUploads'>,
  sinceMs: number,
  nowMs: number,
  signal?: AbortSignal,
): Promise<void> {
  const mark = markSchema.safeParse((await documents.read(MARK))?.value).data;
  const changedFromMs = mark === undefined ? sinceMs : mark.askedMs - OVERLAP_MS;
  await saveFailedUploads(documents, await dataverse.listFailedUploads({ changedFromMs }, { signal }));
  await updateDocument(documents, MARK, () => ({ askedMs: nowMs }));
}

/** Asks for those made in a span, UTC epoch milliseconds, and keeps them. @throws DataverseError, StoreError */
export async function rememberFailedUploadsIn(
  documents: DocumentStore,
  dataverse: Pick<DataverseClient, 'listFailedUploads'>,
  [createdFromMs, createdToMs]: readonly [fromMs: number, toMs: number],
  signal?: AbortSignal,
): Promise<void> {
  await saveFailedUploads(documents, await dataverse.listFailedUploads({ createdFromMs, createdToMs }, { signal }));
}

/** Keeps uploads; one that is kept already is replaced. @throws StoreError */
async function saveFailedUploads(documents: DocumentStore, uploads: readonly FailedUpload[]): Promise<void> {
  for (const upload of uploads) {
    await updateDocument(documents, { partition: PARTITION, row: `${rowOf(upload.createdMs)} ${upload.id}` }, (value) =>
      JSON.stringify(value) === JSON.stringify(upload) ? undefined : upload,
    );
  }
}

/** Removes those made before an instant, UTC epoch milliseconds, and gives their number. @throws StoreError */
export function forgetFailedUploads(documents: DocumentStore, beforeMs: number): Promise<number> {
  return removeDocumentsBefore(documents, PARTITION, rowOf(beforeMs));
}

function rowOf(instant: number): string {
  return new Date(instant).toISOString();
}
