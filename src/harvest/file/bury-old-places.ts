/** The steps "bury" and "settle" of filing: the last ones of a row that moved, or is open again. */
import type { QuarterStore } from '../../history/quarters/quarter-store.ts';
import { compareFilings, compareVersions, type Fact, type Intake, type Tombstone } from '../../metrics/fact/fact.ts';
import { quarterOf } from '../../time/quarter.ts';
import { addRecords, cubeOfAll } from './quarter-records.ts';

/** A fact that may still lie in a quarter hour where it no longer belongs. */
interface Grave {
  readonly quarterMs: number;
  readonly tombstone: Tombstone;
}

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
  const graves = moved.flatMap(({ id, version, alsoAt }) =>
    alsoAt.filter((quarterMs) => quarterMs !== stays.get(id)).map((quarterMs): Grave => ({ quarterMs, tombstone: { id, version } })),
  );
  for (const [quarterMs, group] of Map.groupBy(graves, (grave) => grave.quarterMs)) {
    const tombstones = group.map(({ tombstone }) => tombstone);
    if (!(await addRecords(store, quarterMs, tombstones))) for (const { id } of tombstones) stays.set(id, quarterMs);
  }
  // Before the entry names the old place again: from then on nobody would look for a fact at the new one.
  await takeBack(
    store,
    moved.filter(({ id }) => stays.has(id)),
  );
  for (const [quarterMs, group] of Map.groupBy(moved, ({ createdMs }) => quarterOf(createdMs)))
    await settle(store, quarterMs, group, stays);
  return new Set(stays.keys());
}

/** Removes facts from where they were just filed: no tombstone, for nobody files a version again whose entry says that it lies elsewhere. */
async function takeBack(store: QuarterStore, intakes: readonly Intake[]): Promise<void> {
  const placed = intakes.flatMap(({ id, version, placeMs }) => (placeMs === null ? [] : { id, version, quarterMs: quarterOf(placeMs) }));
  for (const [quarterMs, group] of Map.groupBy(placed, (fact) => fact.quarterMs)) {
    const versions = new Map(group.map(({ id, version }) => [id, version]));
    const isFiled = ({ id, version }: Fact | Tombstone) => versions.has(id) && compareFilings(version, versions.get(id) ?? version) <= 0;
    await store.update(quarterMs, (current) => {
      if (current === undefined || !current.facts.some(isFiled)) return undefined;
      const facts = current.facts.filter((record) => !isFiled(record));
      return { facts, cube: cubeOfAll(facts, current.intakes) };
    });
  }
}

/** Also notes where a row stays (by id: start of that quarter hour). */
async function settle(
  store: QuarterStore,
  quarterMs: number,
  buried: readonly Intake[],
  stays: ReadonlyMap<string, number>,
): Promise<void> {
  const versions = new Map(buried.map(({ id, version }) => [id, version]));
  // A row that another writer has made newer meanwhile is that writer's to bury.
  const isBuried = ({ id, version }: Intake) => versions.has(id) && compareVersions(version, versions.get(id) ?? version) === 0;
  await store.update(quarterMs, (current) => {
    if (current === undefined || !current.intakes.some((intake) => isBuried(intake) && intake.alsoAt.length > 0)) return undefined;
    const settled = (intake: Intake): Intake => ({ ...intake, placeMs: stays.get(intake.id) ?? intake.placeMs, alsoAt: [] });
    const intakes = current.intakes.map((intake) => (isBuried(intake) ? settled(intake) : intake));
    // Only a row that stays may count differently.
    return { intakes, cube: stays.size === 0 ? current.cube : cubeOfAll(current.facts, intakes) };
  });
}
