/** Files rows as they were last seen: idempotent and commutative, so repeats, crashes and concurrent writers end in the same facts. */

import type { QuarterStore } from '../../history/quarters/quarter-store.ts';
import type { QuarterValue } from '../../history/quarters/quarter-value.ts';
import { type Cube, cubeOf, EMPTY_CUBE, mergeCubes } from '../../metrics/cube/cube.ts';
import { compareVersions, type Fact, type Intake, isFact, type Tombstone } from '../../metrics/fact/fact.ts';
import type { Filing } from '../../metrics/fact/make-fact.ts';
import { forEachAhead } from '../../parallel.ts';
import { quarterOf } from '../../time/quarter.ts';
import { isPlacedAt, mergeIntakes, mergeRecords } from './merge-records.ts';

const PARALLEL_WRITES = 8;

export interface FilingResult {
  /** Changes that were not taken, as the cube they would change is frozen. A reading that is repeated may count one again. */
  readonly frozenChanges: number;
}

/** A fact that may still lie in a quarter hour where it no longer belongs. */
interface Grave {
  readonly quarterMs: number;
  readonly tombstone: Tombstone;
}

/**
 * Files rows. Three steps, each repeatable, so that a crash after any of them is mended by filing the rows again:
 * 1. the intake entry notes the row's new place, and its old ones as `alsoAt`: from now on no place of it can be forgotten;
 * 2. the fact is filed at its new place (the same write rebuilds that quarter hour's cube);
 * 3. old places get a tombstone, then `alsoAt` is cleared.
 * A row of which a newer version is known already changes nothing.
 *
 * Frozen quarter hours. A row is counted in at most one place, and one that is counted in a frozen quarter hour stays counted there:
 * - its fact is not taken where the new place is frozen (it stays where it was), nor where an old one is (then 3. takes back what 2. filed);
 * - a row created in a frozen quarter hour is filed as long as that has its intake entry: while it is open, or its fact lies in one that is not frozen.
 *   Without an entry its fact lies in a frozen quarter hour.
 */
export async function fileRows(store: QuarterStore, filings: readonly Filing[]): Promise<FilingResult> {
  const newest = newestById(filings);
  const byCreated = Map.groupBy(newest.values(), ({ intake }) => quarterOf(intake.createdMs));
  const current = new Map<string, Intake>();
  const changed = new Set<string>();
  await forEachAhead(byCreated, PARALLEL_WRITES, async ([quarterMs, group]) => {
    const noted = await noteIntakes(store, quarterMs, group);
    for (const intake of noted.intakes) current.set(intake.id, intake);
    for (const id of noted.changed) changed.add(id);
  });
  const facts = [...newest.values()].flatMap(({ fact }) => (fact !== null && isPlacedAt(current.get(fact.id), fact) ? fact : []));
  const tooLate = await fileFacts(store, facts);
  const stayed = await bury(store, [...current.values()], tooLate);
  const unknown = [...newest.keys()].filter((id) => !current.has(id));
  const refused = [...changed].filter((id) => tooLate.has(id) || stayed.has(id));
  return { frozenChanges: unknown.length + refused.length };
}

/** The newest version of each row. */
function newestById(filings: readonly Filing[]): ReadonlyMap<string, Filing> {
  const newest = new Map<string, Filing>();
  for (const filing of filings) {
    const other = newest.get(filing.intake.id);
    if (other === undefined || compareVersions(filing.intake.version, other.intake.version) > 0) newest.set(filing.intake.id, filing);
  }
  return newest;
}

/** Step 1. Gives the entries of the group's rows as they are now, which another writer may have made newer, and the ids of those that changed. */
async function noteIntakes(store: QuarterStore, quarterMs: number, group: readonly Filing[]) {
  const incoming = new Map(group.map(({ intake }) => [intake.id, intake]));
  let noted: readonly Intake[] = [];
  let changed: readonly string[] = [];
  await store.update(quarterMs, (current = nothingOf(quarterMs)) => {
    const known = new Map(current.intakes.map((intake) => [intake.id, intake]));
    const taken = [...incoming.values()].filter(({ id }) => !current.frozen || known.has(id));
    const intakes = mergeIntakes(current.intakes, taken);
    noted = (intakes ?? current.intakes).filter(({ id }) => incoming.has(id));
    changed = intakes?.flatMap((intake) => (intake === known.get(intake.id) ? [] : intake.id)) ?? [];
    if (intakes === undefined) return undefined;
    // Where all are new, as when much is read for the first time, the facts need not be counted again.
    const isAddition = intakes.length === current.intakes.length + taken.length;
    return { intakes, cube: isAddition ? mergeCubes(current.cube, cubeOf([], taken)) : cubeOfAll(current.facts, intakes) };
  });
  return { intakes: noted, changed };
}

/** Step 2. Gives the ids of those whose place is frozen. */
async function fileFacts(store: QuarterStore, facts: readonly Fact[]): Promise<ReadonlySet<string>> {
  const tooLate = new Set<string>();
  const byPlace = Map.groupBy(facts, ({ placeMs }) => quarterOf(placeMs));
  await forEachAhead(byPlace, PARALLEL_WRITES, async ([quarterMs, group]) => {
    if (await addRecords(store, quarterMs, group)) return;
    for (const { id } of group) tooLate.add(id);
  });
  return tooLate;
}

/** Step 3. Gives the ids of those that stay where they were, as the new or the old place is frozen. */
async function bury(store: QuarterStore, intakes: readonly Intake[], tooLate: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const moved = intakes.filter(({ alsoAt }) => alsoAt.length > 0);
  const stays = new Map(moved.flatMap(({ id, alsoAt }) => (tooLate.has(id) ? [[id, alsoAt.at(-1) ?? 0] as const] : [])));
  const graves = moved.flatMap(({ id, version, alsoAt }) =>
    alsoAt.filter((quarterMs) => quarterMs !== stays.get(id)).map((quarterMs): Grave => ({ quarterMs, tombstone: { id, version } })),
  );
  for (const [quarterMs, group] of Map.groupBy(graves, (grave) => grave.quarterMs)) {
    const tombstones = group.map(({ tombstone }) => tombstone);
    if (!(await addRecords(store, quarterMs, tombstones))) for (const { id } of tombstones) stays.set(id, quarterMs);
  }
  await takeBack(
    store,
    moved.filter(({ id }) => stays.has(id)),
  );
  for (const [quarterMs, group] of Map.groupBy(moved, ({ createdMs }) => quarterOf(createdMs)))
    await clearOldPlaces(store, quarterMs, group, stays);
  return new Set(stays.keys());
}

/** Removes facts from where step 2 filed them: no tombstone, for nobody files a version again whose entry says that it lies elsewhere. */
async function takeBack(store: QuarterStore, intakes: readonly Intake[]): Promise<void> {
  const placed = intakes.flatMap(({ id, version, placeMs }) => (placeMs === null ? [] : { id, version, quarterMs: quarterOf(placeMs) }));
  for (const [quarterMs, group] of Map.groupBy(placed, (fact) => fact.quarterMs)) {
    const versions = new Map(group.map(({ id, version }) => [id, version]));
    const isFiled = ({ id, version }: Fact | Tombstone) => versions.has(id) && compareVersions(version, versions.get(id) ?? version) <= 0;
    await store.update(quarterMs, (current) => {
      if (current === undefined || !current.facts.some(isFiled)) return undefined;
      const facts = current.facts.filter((record) => !isFiled(record));
      return { facts, cube: cubeOfAll(facts, current.intakes) };
    });
  }
}

/** Also notes where a row stays (by id: start of that quarter hour). */
async function clearOldPlaces(
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

/** False where the quarter hour is frozen. */
async function addRecords(store: QuarterStore, quarterMs: number, incoming: readonly (Fact | Tombstone)[]): Promise<boolean> {
  let isFrozen = false;
  await store.update(quarterMs, (current = nothingOf(quarterMs)) => {
    isFrozen = current.frozen === true;
    const facts = isFrozen ? undefined : mergeRecords(current.facts, incoming);
    return facts && { facts, cube: cubeOfAll(facts, current.intakes) };
  });
  return !isFrozen;
}

function nothingOf(quarterMs: number): QuarterValue {
  return { quarterMs, facts: [], intakes: [], cube: EMPTY_CUBE };
}

function cubeOfAll(facts: readonly (Fact | Tombstone)[], intakes: readonly Intake[]): Cube {
  return cubeOf(facts.filter(isFact), intakes);
}
