/** What is told of an operation asked of storage: enough for its cost and its failures, and nothing of what it was about. */
import { StoreError } from '../../errors.ts';
import type { Blobs } from './blobs.ts';

export const STORAGE_SERVICES = ['blob', 'table'] as const;
/** A page of a list is one operation of a table; a list of blobs is one, whatever its length. */
export const STORAGE_KINDS = ['read', 'list', 'write', 'remove'] as const;
/** conflict = another writer was first. What is not there is answered as well. */
export const STORAGE_OUTCOMES = ['ok', 'conflict', 'failed'] as const;

export interface StorageOperation {
  readonly service: (typeof STORAGE_SERVICES)[number];
  readonly operation: (typeof STORAGE_KINDS)[number];
  readonly outcome: (typeof STORAGE_OUTCOMES)[number];
}

/** Gets told each operation once it has ended. */
export type OnOperation = (operation: StorageOperation) => void;

/** The same blobs; each operation is told. */
export function toldBlobs(blobs: Blobs, onOperation: OnOperation): Blobs {
  const told = async <T>(operation: StorageOperation['operation'], work: () => Promise<T>): Promise<T> => {
    try {
      const result = await work();
      onOperation({ service: 'blob', operation, outcome: 'ok' });
      return result;
    } catch (error) {
      const isConflict = error instanceof StoreError && error.code === 'store.conflict';
      onOperation({ service: 'blob', operation, outcome: isConflict ? 'conflict' : 'failed' });
      throw error;
    }
  };
  return {
    read: (name) => told('read', () => blobs.read(name)),
    write: (name, bytes, replaced) => told('write', () => blobs.write(name, bytes, replaced)),
    remove: (name, etag) => told('remove', () => blobs.remove(name, etag)),
    async *list(prefix) {
      let outcome: StorageOperation['outcome'] = 'ok';
      try {
        yield* blobs.list(prefix);
      } catch (error) {
        outcome = 'failed';
        throw error;
      } finally {
        onOperation({ service: 'blob', operation: 'list', outcome });
      }
    },
  };
}
