/** The history of one installation: every store on one storage. */
import type { Blobs } from './blobs/blobs.ts';
import { dayQuarters } from './day-quarters.ts';
import { openStorage, type StorageOptions } from './open-storage.ts';
import type { QuarterStore } from './quarters/quarter-store.ts';
import { type DocumentStore, documentStore } from './tables/document-store.ts';
import { type SnapshotStore, snapshotStore } from './tables/snapshot-store.ts';
import { type ValueStore, valueStore } from './tables/value-store.ts';

export interface History {
  readonly values: ValueStore;
  readonly documents: DocumentStore;
  readonly quarters: QuarterStore;
  readonly snapshots: SnapshotStore;
  readonly blobs: Blobs;
}

export interface HistoryOptions extends StorageOptions {
  /** UTC epoch milliseconds. @default Date.now */
  readonly now?: () => number;
}

/** Opens the history, creating what is missing of its storage. @throws SettingsError, StoreError as openStorage() does */
export async function openHistory({ now = Date.now, ...options }: HistoryOptions): Promise<History> {
  const storage = await openStorage(options);
  const values = valueStore(storage, { now });
  return {
    values,
    documents: documentStore(storage),
    quarters: dayQuarters({ ...storage, now }),
    snapshots: snapshotStore(values),
    blobs: storage.blobs,
  };
}
