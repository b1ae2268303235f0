/** Latest version wins: the merge that makes filing idempotent and commutative. Pure. */
import { compareVersions, type Fact, isFact, type Tombstone, type Version } from '../../metrics/fact/fact.ts';
import { newerFact } from '../../metrics/fact/with-conversation.ts';

/** A fact, a tombstone or an intake entry. */
interface Versioned {
  readonly id: string;
  readonly version: Version;
}

/**
 * The records with the incoming ones merged in, sorted by id; undefined where nothing changes. A tombstone is a version as a fact is: it keeps out
 * every fact that is not newer, however late that is written, and gives way to one that is, as when a row moves back.
 */
export function mergeRecords(
  current: readonly (Fact | Tombstone)[],
  incoming: readonly (Fact | Tombstone)[],
): readonly (Fact | Tombstone)[] | undefined {
  const records = new Map(current.map((record) => [record.id, record]));
  let isChanged = false;
  for (const record of incoming) {
    const known = records.get(record.id);
    const kept = known === undefined ? record : newerOf(known, record);
    if (kept === known) continue;
    isChanged = true;
    records.set(record.id, kept);
  }
  return isChanged ? sortedById(records.values()) : undefined;
}

/** The known record where the other one is not newer. */
function newerOf(known: Fact | Tombstone, record: Fact | Tombstone): Fact | Tombstone {
  if (isFact(known) && isFact(record)) return newerFact(known, record);
  return compareVersions(record.version, known.version) > 0 ? record : known;
}

/** In the order in which records are kept. */
export function sortedById<R extends Versioned>(records: Iterable<R>): readonly R[] {
  return [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
}
