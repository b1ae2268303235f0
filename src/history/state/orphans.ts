/** Attributes whose delivery is not in Dataverse: counted by the time they were created, for the quality notes of a report. */
import { hash } from 'node:crypto';
import { z } from 'zod';
import { quarterOf } from '../../time/quarter.ts';
import type { DocumentStore } from '../tables/document-store.ts';
import { removeDocumentsBefore } from '../tables/remove-documents.ts';
import { updateDocument } from '../tables/update-document.ts';

/** An attribute whose delivery is not in Dataverse. */
export interface OrphanAttribute {
  readonly id: string;
  /** UTC epoch milliseconds. */
  readonly createdMs: number;
}

const PARTITION = 'orphans';
const schema = z.array(z.string());
/** Of one quarter hour; of more only so many are counted. */
const MAX_KEPT = 10_000;

/** An attribute whose delivery is not in Dataverse. */
export interface OrphanAttribute {
  readonly id: string;
  /** UTC epoch milliseconds. */
  readonly createdMs: number;
}

/** Notes orphans. Noting one again changes nothing. @throws StoreError */
export async function saveOrphans(documents: DocumentStore, orphans: readonly OrphanAttribute[]): Promise<void> {
  for (const [row, group] of Map.groupBy(orphans, ({ createdMs }) => rowOf(createdMs))) {
    await updateDocument(documents, { partition: PARTITION, row }, (value) => {
      const known = new Set(schema.safeParse(value).data);
      const before = known.size;
      for (const { id } of group) known.add(hash('sha256', id, 'base64url').slice(0, 11));
      return known.size === before || before >= MAX_KEPT ? undefined : [...known].slice(0, MAX_KEPT);
    });
  }
}

/** Number of orphans created in [fromMs, toMs), both on a quarter hour, UTC epoch milliseconds. @throws StoreError */
export async function countOrphans(documents: DocumentStore, fromMs: number, toMs: number): Promise<number> {
  let count = 0;
  for await (const { value } of documents.list(PARTITION, rowOf(fromMs), rowOf(toMs))) count += schema.safeParse(value).data?.length ?? 0;
  return count;
}

/** Removes the counts of quarter hours before that of an instant, UTC epoch milliseconds, and gives their number. @throws StoreError */
export function forgetOrphans(documents: DocumentStore, beforeMs: number): Promise<number> {
  return removeDocumentsBefore(documents, PARTITION, rowOf(beforeMs));
}

function rowOf(instant: number): string {
  return new Date(quarterOf(instant)).toISOString().slice(0, 16);
}
