/** Files rows as they were last seen: idempotent and commutative, so repeats, crashes and concurrent writers end in the same facts. */
import { forEachAhead } from '../history/parallel.ts';
import type { QuarterStore, QuarterValue } from '../history/quarter-store.ts';
import { cubeOf } from '../metrics/cube.ts';
import { compareVersions, type Fact, type Intake, isFact, type Tombstone } from '../metrics/fact.ts';
import type { Filing } from '../metrics/make-fact.ts';
import { quarterOf } from '../time/quarter.ts';
import { mergeIntakes, mergeRecords } from './merge-records.ts';

const PARALLEL_WRITES = 8;

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
 */
export async function fileRows(store: QuarterStore, filings: readonly Filing[]): Promise<void> {
  const newest = newestById(filings);
  const byCreated = Map.groupBy(newest.values(), ({ intake }) => quarterOf(intake.createdMs));
  const current = new Map<string, Intake>();
  await forEachAhead(byCreated, PARALLEL_WRITES, async ([quarterMs, group]) => {
    for (const intake of await noteIntakes(store, quarterMs, group)) current.set(intake.id, intake);
  });
  const isCurrent = ({ intake }: Filing) => compareVersions(intake.version, current.get(intake.id)?.version ?? intake.version) >= 0;
  const facts = [...newest.values()].filter(isCurrent).flatMap(({ fact }) => fact ?? []);
  await fileFacts(store, facts);
  await bury(store, [...current.values()]);
}

function newestById(filings: readonly Filing[]): ReadonlyMap<string, Filing> {
  const newest = new Map<string, Filing>();
  for (const filing of filings) {
    const other = newest.get(filing.intake.id);
    if (other === undefined || compareVersions(filing.intake.version, other.intake.version) > 0) newest.set(filing.intake.id, filing);
  }
  return newest;
}

/** Step 1. Gives the entries of the group's rows as they are now, which another writer may have made newer. */
async function noteIntakes(store: QuarterStore, quarterMs: number, group: readonly Filing[]): Promise<readonly Intake[]> {
  const incoming = group.map(({ intake }) => intake);
  const ids = new Set(incoming.map(({ id }) => id));
  const value = await store.update(quarterMs, (current) => {
    const intakes = mergeIntakes(current?.intakes ?? [], incoming);
    return intakes === undefined ? undefined : quarterValue(quarterMs, current?.facts ?? [], intakes);
  });
  return value?.intakes.filter(({ id }) => ids.has(id)) ?? [];
}

/** Step 2. */
async function fileFacts(store: QuarterStore, facts: readonly Fact[]): Promise<void> {
  const byPlace = Map.groupBy(facts, ({ placeMs }) => quarterOf(placeMs));
  await forEachAhead(byPlace, PARALLEL_WRITES, ([quarterMs, group]) => addRecords(store, quarterMs, group));
}

/** Step 3. */
async function bury(store: QuarterStore, intakes: readonly Intake[]): Promise<void> {
  const moved = intakes.filter(({ alsoAt }) => alsoAt.length > 0);
  const graves = moved.flatMap(({ id, version, alsoAt }) => alsoAt.map((quarterMs): Grave => ({ quarterMs, tombstone: { id, version } })));
  for (const [quarterMs, group] of Map.groupBy(graves, (grave) => grave.quarterMs)) {
    await addRecords(
      store,
      quarterMs,
      group.map(({ tombstone }) => tombstone),
    );
  }
  for (const [quarterMs, group] of Map.groupBy(moved, ({ createdMs }) => quarterOf(createdMs)))
    await clearOldPlaces(store, quarterMs, group);
}

async function clearOldPlaces(store: QuarterStore, quarterMs: number, buried: readonly Intake[]): Promise<void> {
  const versions = new Map(buried.map(({ id, version }) => [id, version]));
  // A row that another writer has made newer meanwhile is that writer's to bury.
  const isBuried = ({ id, version }: Intake) => versions.has(id) && compareVersions(version, versions.get(id) ?? version) === 0;
  await store.update(quarterMs, (current) => {
    if (current === undefined || !current.intakes.some((intake) => isBuried(intake) && intake.alsoAt.length > 0)) return undefined;
    const intakes = current.intakes.map((intake) => (isBuried(intake) ? { ...intake, alsoAt: [] } : intake));
    return { ...current, intakes };
  });
}

async function addRecords(store: QuarterStore, quarterMs: number, incoming: readonly (Fact | Tombstone)[]): Promise<void> {
  await store.update(quarterMs, (current) => {
    const facts = mergeRecords(current?.facts ?? [], incoming);
    return facts === undefined ? undefined : quarterValue(quarterMs, facts, current?.intakes ?? []);
  });
}

function quarterValue(quarterMs: number, facts: readonly (Fact | Tombstone)[], intakes: readonly Intake[]): QuarterValue {
  return { quarterMs, facts, intakes, cube: cubeOf(facts.filter(isFact), intakes) };
}
