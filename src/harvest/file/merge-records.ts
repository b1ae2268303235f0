/** Latest version wins: the merge that makes filing idempotent and commutative. Pure. */
import { compareVersions, type Version } from '../../metrics/fact/fact.ts';

/** A fact, a tombstone or an intake entry. */
interface Versioned {
  readonly id: string;
  readonly version: Version;
}

/**
 * The records with the incoming ones merged in, sorted by id; undefined where nothing changes. A tombstone is a version as a fact is: it keeps out
 * every fact that is not newer, however late that is written, and gives way to one that is, as when a row moves back.
 */
export function mergeRecords<R extends Versioned>(current: readonly R[], incoming: readonly R[]): readonly R[] | undefined {
  const records = new Map(current.map((record) => [record.id, record]));
  let isChanged = false;
  for (const record of incoming) {
    const known = records.get(record.id);
    if (known !== undefined && compareVersions(record.version, known.version) <= 0) continue;
    isChanged = true;
    records.set(record.id, record);
  }
  return isChanged ? sortedById(records.values()) : undefined;
}

/** In the order in which records are kept. */
export function sortedById<R extends Versioned>(records: Iterable<R>): readonly R[] {
  return [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
}
