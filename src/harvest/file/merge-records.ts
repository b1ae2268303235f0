/** Latest version wins: the two merges that make filing idempotent and commutative. Both are pure. */
import { compareVersions, type Fact, type Intake, type Tombstone } from '../../metrics/fact/fact.ts';
import { quarterOf } from '../../time/quarter.ts';

/** The records with the incoming ones merged in, sorted by id; undefined where nothing changes. */
export function mergeRecords(
  current: readonly (Fact | Tombstone)[],
  incoming: readonly (Fact | Tombstone)[],
): readonly (Fact | Tombstone)[] | undefined {
  return mergeById(current, incoming, (known, record) => (compareVersions(record.version, known.version) > 0 ? record : known));
}

/** The intake entries with the incoming ones merged in, sorted by id; undefined where nothing changes. A row that moves keeps its old places in `alsoAt`. */
export function mergeIntakes(current: readonly Intake[], incoming: readonly Intake[]): readonly Intake[] | undefined {
  return mergeById(current, incoming, (known, intake) =>
    compareVersions(intake.version, known.version) > 0 ? moved(known, intake) : known,
  );
}

/** Whether an intake entry says that this very fact lies where it wants to be filed; another writer may have noted a newer version, or that the row stays elsewhere. */
export function isPlacedAt(entry: Intake | undefined, { version, placeMs }: Fact): boolean {
  if (entry === undefined || entry.placeMs === null || compareVersions(version, entry.version) < 0) return false;
  return quarterOf(entry.placeMs) === quarterOf(placeMs);
}

function moved(known: Intake, newer: Intake): Intake {
  const oldPlaces = known.placeMs === null ? known.alsoAt : [...known.alsoAt, quarterOf(known.placeMs)];
  const place = newer.placeMs === null ? null : quarterOf(newer.placeMs);
  return { ...newer, alsoAt: [...new Set(oldPlaces)].filter((quarterMs) => quarterMs !== place).sort((a, b) => a - b) };
}

function mergeById<Row extends { readonly id: string }>(
  current: readonly Row[],
  incoming: readonly Row[],
  merge: (known: Row, row: Row) => Row,
): readonly Row[] | undefined {
  const rows = new Map(current.map((row) => [row.id, row]));
  let isChanged = false;
  for (const row of incoming) {
    const known = rows.get(row.id);
    const kept = known === undefined ? row : merge(known, row);
    isChanged ||= kept !== known;
    rows.set(row.id, kept);
  }
  return isChanged ? [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1)) : undefined;
}
