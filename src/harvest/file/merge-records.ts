/** Latest version wins: the merge that makes filing idempotent and commutative. Pure. */
import { compareVersions, type Fact, isFact, type Tombstone } from '../../metrics/fact/fact.ts';
import { newerFact } from '../../metrics/fact/with-conversation.ts';

/**
 * What is to be put in place of known records (by id) where others come in. A tombstone is a version as a fact is: it keeps out
 * every fact that is not newer, however late that is written, and gives way to one that is, as when a row moves back.
 */
export function mergeRecords(
  known: ReadonlyMap<string, Fact | Tombstone>,
  incoming: Iterable<Fact | Tombstone>,
): readonly (Fact | Tombstone)[] {
  const changed = new Map<string, Fact | Tombstone>();
  for (const record of incoming) {
    const before = changed.get(record.id) ?? known.get(record.id);
    const kept = before === undefined ? record : newerOf(before, record);
    if (kept !== before) changed.set(record.id, kept);
  }
  return [...changed.values()];
}

/** The known record where the other one is not newer. */
function newerOf(known: Fact | Tombstone, record: Fact | Tombstone): Fact | Tombstone {
  if (isFact(known) && isFact(record)) return newerFact(known, record);
  return compareVersions(record.version, known.version) > 0 ? record : known;
}
