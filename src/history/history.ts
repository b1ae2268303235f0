/** The history of one installation: every store on one set of tables. */

import { type QuarterStore, type QuarterStoreOptions, quarterStore } from './quarters/quarter-store.ts';
import { type DocumentStore, documentStore } from './tables/document-store.ts';
import { openTables, type TablesOptions } from './tables/open-tables.ts';
import { type SnapshotStore, snapshotStore } from './tables/snapshot-store.ts';
import { type ValueStore, valueStore } from './tables/value-store.ts';

export interface History {
  readonly values: ValueStore;
  readonly documents: DocumentStore;
  readonly quarters: QuarterStore;
  readonly snapshots: SnapshotStore;
}

/** Opens the history, creating its tables where they are missing. @throws SettingsError, StoreError as openTables() does */
export async function openHistory({ now = Date.now, ...options }: TablesOptions & QuarterStoreOptions): Promise<History> {
  const tables = await openTables(options);
  const values = valueStore(tables);
  return { values, documents: documentStore(tables), quarters: quarterStore(values, { now }), snapshots: snapshotStore(values) };
}
