/** The cube: all that a period's deliveries amount to, as integers per scope. Cubes of any quarter hours merge into the cube of any period. */
import type { Fact, Intake, Scope } from '../fact/fact.ts';
import { type Cell, type CellSum, type Detail, EMPTY_DETAIL, newCellSum, newDetail, scopeKey } from './cell.ts';
import { countInHistograms, type HistogramBuilder, newHistograms } from './histogram-builder.ts';
import { countInLists, finishedList, type ListBuilder, newLists } from './list-builder.ts';
import { histogramOf } from './open-list.ts';
import { EMPTY_TALLY, newTally, type TallyBuilder, tallyFact, tallyIntake } from './tally.ts';

// What a cube is made of, for those who read one.
export { type Cell, type Detail, EMPTY_DETAIL, mergeCells, scopeKey } from './cell.ts';
export { EMPTY_TALLY, mergeTallies, TALLY_COUNTS, type Tally, type TallyCount } from './tally.ts';

/** Cells sorted by scopeKey(); a scope without rows has none. Plain JSON of integers, so equality is exact. */
export interface Cube {
  readonly cells: readonly Cell[];
}

export const EMPTY_CUBE: Cube = { cells: [] };

/** The cube of finished deliveries (as outcomes) and of created rows (as intake). Pure; the order of the rows does not matter. */
export function cubeOf(facts: readonly Fact[], intakes: readonly Intake[] = []): Cube {
  const builders = new Map<string, CellBuilder>();
  const builderOf = rememberedByIdentity((scope: Scope) => emplace(builders, scopeKey(scope), () => newBuilder(scope)));
  for (const fact of facts) addFact(builderOf(fact.scope), fact);
  for (const intake of intakes) tallyIntake(builderOf(intake.scope).tally, intake);
  return sortedCube([...builders].map(([key, builder]) => [key, finished(builder)]));
}

/** The cube of all rows of the given cubes together, which share no row. Inputs are unchanged. */
export function mergeCubes(...cubes: readonly Cube[]): Cube {
  const sum = newCubeSum();
  for (const cube of cubes) sum.add(cube);
  return sum.finish();
}

/** Cubes merged as they come: what has been added is kept no longer. */
export interface CubeSum {
  add(cube: Cube): void;
  finish(): Cube;
}

/** No cubes yet. */
export function newCubeSum(): CubeSum {
  const sums = new Map<string, CellSum>();
  return {
    add({ cells }) {
      for (const cell of cells) {
        const key = scopeKey(cell.scope);
        const sum = sums.get(key);
        if (sum === undefined) sums.set(key, newCellSum(cell));
        else sum.add(cell);
      }
    },
    finish: () => sortedCube(Array.from(sums, ([key, sum]) => [key, sum.finish()])),
  };
}

/** The cells that a reader may see. Dropping cells is all there is to scoping. */
export function scopeCube(cube: Cube, keep: (scope: Scope) => boolean): Cube {
  return { cells: cube.cells.filter((cell) => keep(cell.scope)) };
}

/** The cube with the named lists alone: what is left out is empty or 0, and takes no time to merge. */
export function narrowCube(cube: Cube, lists: readonly (keyof Detail)[]): Cube {
  const narrowed = (detail: Detail): Detail => ({ ...EMPTY_DETAIL, ...Object.fromEntries(lists.map((name) => [name, detail[name]])) });
  return { cells: cube.cells.map(({ scope, detail }) => ({ scope, tally: EMPTY_TALLY, detail: narrowed(detail) })) };
}

function sortedCube(cells: readonly (readonly [key: string, cell: Cell])[]): Cube {
  return { cells: cells.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell) };
}

interface CellBuilder {
  readonly scope: Scope;
  readonly tally: TallyBuilder;
  readonly lists: readonly ListBuilder[];
  readonly histograms: readonly HistogramBuilder[];
}

function newBuilder({ configuration, queue, channel, dialMode }: Scope): CellBuilder {
  return { scope: { configuration, queue, channel, dialMode }, tally: newTally(), lists: newLists(), histograms: newHistograms() };
}

/** Rows of one store or harvest share equal scopes, so what is made of one is looked up by the object. */
function rememberedByIdentity<T extends object, R>(make: (object: T) => R): (object: T) => R {
  const known = new Map<T, R>();
  return (object) => emplace(known, object, make);
}

function emplace<K, V>(map: Map<K, V>, key: K, make: (key: K) => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make(key);
  map.set(key, made);
  return made;
}

function addFact({ tally, lists, histograms }: CellBuilder, fact: Fact): void {
  tallyFact(tally, fact);
  countInLists(lists, fact);
  countInHistograms(histograms, fact);
}

function finished({ scope, tally, lists, histograms }: CellBuilder): Cell {
  const detail = newDetail();
  for (const list of lists) detail[list.name] = finishedList(list);
  for (const histogram of histograms) detail[histogram.name] = histogramOf(histogram.counts);
  return { scope, tally, detail };
}
