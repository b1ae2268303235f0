/** The records of a quarter hour and the cube of them, which every write of filing changes together. */
import type { QuarterStore } from '../../history/quarters/quarter-store.ts';
import type { QuarterValue } from '../../history/quarters/quarter-value.ts';
import { type Cube, cubeOf, EMPTY_CUBE } from '../../metrics/cube/cube.ts';
import { type Fact, type Intake, isFact, type Tombstone } from '../../metrics/fact/fact.ts';
import { mergeRecords } from './merge-records.ts';

/** Merges facts and tombstones into a quarter hour; gives false where it is frozen, and takes none. @throws StoreError */
export async function addRecords(store: QuarterStore, quarterMs: number, incoming: readonly (Fact | Tombstone)[]): Promise<boolean> {
  let isFrozen = false;
  await store.update(quarterMs, (current = nothingOf(quarterMs)) => {
    isFrozen = current.frozen === true;
    const facts = isFrozen ? undefined : mergeRecords(current.facts, incoming);
    return facts && { facts, cube: cubeOfAll(facts, current.intakes) };
  });
  return !isFrozen;
}

/** A quarter hour to which nothing was filed yet. */
export function nothingOf(quarterMs: number): QuarterValue {
  return { quarterMs, facts: [], intakes: [], cube: EMPTY_CUBE };
}

/** The cube of a quarter hour's records; tombstones do not count. */
export function cubeOfAll(facts: readonly (Fact | Tombstone)[], intakes: readonly Intake[]): Cube {
  return cubeOf(facts.filter(isFact), intakes);
}
