/** The cube: all that a period's deliveries amount to, as integers per scope. Cubes of any quarter hours merge into the cube of any period. */
import { quarterOf } from '../../time/quarter.ts';
import { callSecondsOf, SETS } from '../fact/classify.ts';
import type { Fact, FactAttribute, Intake, Scope } from '../fact/fact.ts';
import { FLAG_NAMES, FLAGS } from '../fact/quality.ts';
import {
  attributeKey,
  type Cell,
  type CellSum,
  type Detail,
  EMPTY_DETAIL,
  HISTOGRAM_NAMES,
  type HistogramName,
  LIST_NAMES,
  type ListName,
  newCellSum,
  recordOf,
  scopeKey,
  TIME_LIST_NAMES,
  type TimeListName,
} from './cell.ts';
import { coarseSeconds } from './coarse-seconds.ts';
import { distinct } from './distinct.ts';
import { count, countAgent, type ListBuilder, placesOf, quarterKey, slotKey } from './list-builder.ts';
import { histogramOf, openListOf } from './open-list.ts';
import { EMPTY_TALLY, newTally, type TallyBuilder, tallyFact, tallyIntake } from './tally.ts';

// What a cube is made of, for those who read one.
export {
  AGENT_COUNTS,
  attributeKey,
  type Cell,
  type Detail,
  EMPTY_DETAIL,
  GROUP_COUNTS,
  LIST_NAMES,
  type ListName,
  localSlotKey,
  mergeCells,
  scopeKey,
} from './cell.ts';
export { EMPTY_TALLY, mergeTallies, TALLY_COUNTS, type Tally, type TallyCount } from './tally.ts';

const FLAG_BITS = FLAG_NAMES.map((name) => FLAGS[name].bit);

/** Cells sorted by scopeKey(); a scope without rows has none. Plain JSON of integers, so equality is exact. */
export interface Cube {
  readonly cells: readonly Cell[];
}

export const EMPTY_CUBE: Cube = { cells: [] };

/** The cube of finished deliveries (as outcomes) and of created rows (as intake). Pure; the order of the rows does not matter. */
export function cubeOf(facts: readonly Fact[], intakes: readonly Intake[] = []): Cube {
  const builders = new Map<string, CellBuilder>();
  const builderOf = rememberedByIdentity((scope: Scope) => emplace(builders, scopeKey(scope), () => newBuilder(scope)));
  const keyOf = rememberedByIdentity(({ type, keyword, value }: FactAttribute) => attributeKey(type, keyword, value));
  for (const fact of facts) addFact(builderOf(fact.scope), fact, keyOf);
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
  readonly lists: Record<ListName | TimeListName, ListBuilder>;
  readonly histograms: Record<HistogramName, Map<number, number>>;
}

function newBuilder({ configuration, queue, channel, dialMode }: Scope): CellBuilder {
  return {
    scope: { configuration, queue, channel, dialMode },
    tally: newTally(),
    lists: recordOf([...LIST_NAMES, ...TIME_LIST_NAMES], () => new Map()),
    histograms: recordOf(HISTOGRAM_NAMES, () => new Map()),
  };
}

/** Rows of one store or harvest share equal scopes and attributes, so their keys, which take long to write, are looked up by the object. */
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

function addFact(cell: CellBuilder, fact: Fact, keyOf: (attribute: FactAttribute) => string): void {
  const { sets, startMs } = fact;
  const { lists } = cell;
  const places = placesOf(sets);
  tallyFact(cell.tally, fact);
  count(lists.byStatus, fact.status, places);
  count(lists.byResult, fact.result, places);
  count(lists.byCallerId, fact.callerId, places);
  count(lists.byJourney, fact.journey, places);
  if (fact.cancellationPolicy !== '') count(lists.byCancellationPolicy, fact.cancellationPolicy, places);
  for (const code of fact.dispositions) count(lists.byDisposition, code, places);
  // An attribute that a row repeats counts once.
  for (const key of distinct(fact.attributes.map(keyOf))) count(lists.byAttribute, key, places);
  if (fact.agent !== '') countAgent(lists.byAgent, fact, places);
  if ((sets & SETS.attempts) !== 0 && startMs !== null) {
    count(lists.byStartQuarter, quarterKey(quarterOf(startMs)), places);
    if ((sets & SETS.voiceAttempts) !== 0 && fact.localSlot >= 0) count(lists.byLocalSlot, slotKey(fact.localSlot, fact.seqNo), places);
  }
  addNumbers(cell.histograms, fact);
}

function addNumbers(histograms: CellBuilder['histograms'], fact: Fact): void {
  const { sets, startMs, windowStartMs, windowEndMs } = fact;
  const seconds = (sets & SETS.timed) === 0 ? null : callSecondsOf(fact);
  if (seconds !== null) addOne(histograms.callSeconds, seconds);
  if (fact.customerWaitSeconds !== null) addOne(histograms.customerWaitSeconds, coarseSeconds(fact.customerWaitSeconds));
  if ((sets & SETS.inWindow) !== 0 && startMs !== null && windowStartMs !== null && windowEndMs !== null && windowEndMs > windowStartMs) {
    addOne(histograms.windowUsePercent, Math.floor(((startMs - windowStartMs) * 100) / (windowEndMs - windowStartMs)));
  }
  if (fact.flags !== 0) for (const [i, bit] of FLAG_BITS.entries()) if ((fact.flags & bit) !== 0) addOne(histograms.quality, i);
}

function addOne(histogram: Map<number, number>, value: number): void {
  histogram.set(value, (histogram.get(value) ?? 0) + 1);
}

function finished({ scope, tally, lists, histograms }: CellBuilder): Cell {
  return {
    scope,
    tally,
    detail: {
      ...recordOf(LIST_NAMES, (name) => openListOf([...lists[name].values()])),
      ...recordOf(TIME_LIST_NAMES, (name) => openListOf([...lists[name].values()], Number.POSITIVE_INFINITY)),
      ...recordOf(HISTOGRAM_NAMES, (name) => histogramOf(histograms[name])),
    },
  };
}
