/** Compare-and-swap of one entity, safe to repeat when an answer was lost. */
import type { TableClient, TableEntity } from '@azure/data-tables';
import { StoreError } from '../../errors.ts';
import { orAbsent, orConflict } from '../blobs/storage-errors.ts';

/** An entity with a random stamp in one property, by which its writer knows it again. */
export type StampedEntity<Stamp extends string> = TableEntity<Record<Stamp, string> & Record<string, unknown>>;

/** Inserts the entity (etag null) or replaces the one with that etag, and gives the new etag. `operation` reads on after "Cannot". @throws StoreError store.conflict, store.unavailable */
export async function putEntity<Stamp extends string>(
  operation: string,
  table: TableClient,
  entity: StampedEntity<Stamp>,
  stamp: Stamp,
  etag: string | null,
): Promise<string> {
  const write = () => (etag === null ? table.createEntity(entity) : table.updateEntity(entity, 'Replace', { etag }));
  try {
    const answer = await orConflict(operation, write);
    if (answer.etag !== undefined) return answer.etag;
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'store.conflict') throw error;
    // The client repeats a request whose answer was lost; then the conflict may be with ourselves.
    const stored = await orAbsent(operation, () =>
      table.getEntity(entity.partitionKey, entity.rowKey, { queryOptions: { select: [stamp] } }),
    );
    if (stored?.[stamp] === entity[stamp]) return stored.etag;
    throw error;
  }
  throw new StoreError('store.unavailable', `Cannot ${operation}: the answer has no etag`, { retryable: true });
}
