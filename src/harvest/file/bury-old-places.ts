/** The steps "bury" and "settle" of filing: the last ones of a row that moved, or is open again. */
import type { QuarterStore } from '../../history/quarters/quarter-store.ts';
import { compareFilings, compareVersions, type Intake } from '../../metrics/fact/fact.ts';
import { quarterOf } from '../../time/quarter.ts';
import { addRecords, type PlacedRecord } from './add-records.ts';
import { eachQuarter } from './each-quarter.ts';

/**
 * Bury and settle, and what takes their place where a quarter hour froze while the row moved (FROZE_MEANWHILE in transitions.ts).
 * Gives the ids of the rows that stay where they were, as the new or the old place is frozen. @throws StoreError
 */
export async function buryOldPlaces(
  store: QuarterStore,
  entries: readonly Intake[],
  tooLate: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const moved = entries.filter(({ alsoAt }) => alsoAt.length > 0);
  // Of several old places the latest: the others could only hold a fact if two filings before this one had died on their way.
  const stays = new Map(moved.flatMap(({ id, alsoAt }) => (tooLate.has(id) ? [[id, alsoAt.at(-1) ?? 0] as const] : [])));
  // Tombstones of facts that may still lie in quarter hours where they no longer belong.
  const graves = moved.flatMap(({ id, version, alsoAt }) =>
    alsoAt.filter((quarterMs) => quarterMs !== stays.get(id)).map((quarterMs): PlacedRecord => ({ quarterMs, record: { id, version } })),
  );
  for (const { quarterMs, record } of await addRecords(store, graves)) stays.set(record.id, quarterMs);
  // Before the entry names the old place again: from then on nobody would look for a fact at the new one.
  await takeBack(
    store,
    moved.filter(({ id }) => stays.has(id)),
  );
  await settle(store, moved, stays);
  return new Set(stays.keys());
}

/** Removes facts from where they were just filed: no tombstone, for nobody files a version again whose entry says that it lies elsewhere. */
async function takeBack(store: QuarterStore, intakes: readonly Intake[]): Promise<void> {
  const placed = intakes.flatMap(({ id, version, placeMs }) => (placeMs === null ? [] : { id, version, quarterMs: quarterOf(placeMs) }));
  await eachQuarter(
    placed,
    ({ quarterMs }) => quarterMs,
    (quarterMs, group) =>
      store.edit(quarterMs, { facts: group.map(({ id }) => id) }, ({ facts: known }) => {
        const goneFacts = group.flatMap(({ id, version }) => {
          const filed = known.get(id)?.version;
          return filed && compareFilings(filed, version) <= 0 ? id : [];
        });
        return goneFacts.length > 0 ? { goneFacts } : undefined;
      }),
  );
}

/** Also notes where a row stays (by id: start of that quarter hour). */
async function settle(store: QuarterStore, moved: readonly Intake[], stays: ReadonlyMap<string, number>): Promise<void> {
  await eachQuarter(
    moved,
    ({ createdMs }) => quarterOf(createdMs),
    (quarterMs, group) =>
      store.edit(quarterMs, { intakes: group.map(({ id }) => id) }, ({ intakes: known }) => {
        const intakes = group.flatMap(({ id, version }): Intake | [] => {
          const entry = known.get(id);
          // A row that another writer has made newer meanwhile is that writer's to bury.
          const isBuried = entry && compareVersions(entry.version, version) === 0 && entry.alsoAt.length > 0;
          return isBuried ? { ...entry, placeMs: stays.get(id) ?? entry.placeMs, alsoAt: [] } : [];
        });
        return intakes.length > 0 ? { intakes } : undefined;
      }),
  );
}
