/** Which versions of rows the last harvest has dealt with for good: the overlap shows them again, and then nothing has to be asked or written. */
import { hash } from 'node:crypto';
import { z } from 'zod';
import type { DocumentStore } from '../../history/tables/document-store.ts';
import { updateDocument } from '../../history/tables/update-document.ts';

/** A row as far as its version is told. */
export interface VersionedRow {
  readonly id: string;
  readonly versionnumber?: number | string | null | undefined;
  readonly modifiedon?: string | null | undefined;
}

export interface RecentRows {
  /** Whether this version was dealt with; then it stays known. */
  has(row: VersionedRow, modifiedMs: number): boolean;
  /** Notes that this version has been dealt with. */
  add(row: VersionedRow, modifiedMs: number): void;
  /** Keeps what was changed from an instant on, UTC epoch milliseconds. Called once all of it is filed. @throws StoreError */
  save(fromMs: number): Promise<void>;
}

export type RecentKind = 'deliveries' | 'attributes';

// As many as one document holds. Of more the newest are kept: forgetting one costs a request, never a number.
const MAX_KEPT = 30_000;
const KEY_CHARACTERS = 11;
const schema = z.array(z.string());

/**
 * What is remembered between harvests, in one document, of the rows changed in the last `keepMs` milliseconds before the newest one. Only
 * ever true statements about what is filed, so any process may write it. `ahead` reads the document, where it was read with others.
 * @throws StoreError
 */
export async function loadRecentRows(
  documents: DocumentStore,
  kind: RecentKind,
  keepMs: number,
  ahead: Pick<DocumentStore, 'read'> = documents,
): Promise<RecentRows> {
  const key = { partition: 'harvest', row: `recent-${kind}` };
  // What cannot be read is asked again.
  const known = new Set(schema.safeParse((await ahead.read(key))?.value).data);
  let recent = new Map<string, number>();
  let newestMs = 0;

  function add(row: VersionedRow, modifiedMs: number, rowKey?: string): void {
    newestMs = Math.max(newestMs, modifiedMs);
    // A long reading has few rows that the overlap will show again: the others need no key.
    if (modifiedMs < newestMs - keepMs) return;
    recent.set(rowKey ?? keyOf(row), modifiedMs);
    // At twice the size, so that it is sorted seldom.
    if (recent.size > 2 * MAX_KEPT) recent = newest(recent);
  }

  return {
    has(row, modifiedMs) {
      if (known.size === 0) return false;
      const rowKey = keyOf(row);
      const isKnown = known.has(rowKey);
      if (isKnown) add(row, modifiedMs, rowKey);
      return isKnown;
    },
    add,
    async save(fromMs) {
      const kept = [...newest(recent)].flatMap(([rowKey, modifiedMs]) => (modifiedMs >= fromMs ? [rowKey] : []));
      if (kept.length === known.size && kept.every((rowKey) => known.has(rowKey))) return;
      await updateDocument(documents, key, () => kept);
    },
  };
}

function newest(recent: ReadonlyMap<string, number>): Map<string, number> {
  return new Map([...recent].sort(([, a], [, b]) => b - a).slice(0, MAX_KEPT));
}

/** 66 bits: ids of persons' calls are not kept in clear where a hash does. */
function keyOf({ id, versionnumber, modifiedon }: VersionedRow): string {
  return hash('sha256', `${id}|${versionnumber ?? ''}|${modifiedon ?? ''}`, 'base64url').slice(0, KEY_CHARACTERS);
}
