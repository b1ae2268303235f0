/** The cube: all that a period's deliveries amount to, as integers per scope. Cubes of any quarter hours merge into the cube of any period. */

import { quarterOf } from '../time/quarter.ts';
import { callSecondsOf, SETS, type SetName } from './classify.ts';
import type { Fact, FactAttribute, Intake, Scope } from './fact.ts';
import { entriesOf, type Histogram, histogramOf, mergeHistograms, mergeOpenLists, type OpenList } from './open-list.ts';
import { FLAG_NAMES, FLAGS } from './quality.ts';

/** The sets that a tally counts; each is a set of classify.ts. */
const TALLIED_SETS = [
  'processed',
  'attempts',
  'voiceAttempts',
  'offHook',
  'liveMin',
  'liveMax',
  'machine',
  'badNumber',
  'notTried',
  'expired',
] as const satisfies readonly SetName[];

const TALLY_BITS = TALLIED_SETS.map((name) => SETS[name]);

/** Fixed counts of one scope, in the order they are shown. */
export const TALLY_COUNTS = ['intake', 'deliveries', ...TALLIED_SETS] as const;
export type Tally = Readonly<Record<(typeof TALLY_COUNTS)[number], number>>;

/** The sets that each entry of a list counts, after its deliveries. */
const GROUPED_SETS = ['attempts', 'voiceAttempts', 'offHook', 'liveMin', 'liveMax', 'short'] as const satisfies readonly SetName[];
const GROUP_BITS = GROUPED_SETS.map((name) => SETS[name]);
/** Names of the counts of a list entry, in their order. */
export const GROUP_COUNTS = ['deliveries', ...GROUPED_SETS] as const;

/** Lists keyed by a text of the row. */
export const LIST_NAMES = ['byStatus', 'byResult', 'byDisposition', 'byJourney', 'byCallerId', 'byAttribute'] as const;
export type ListName = (typeof LIST_NAMES)[number];

/** The lists of one scope. byAttribute is keyed by attributeKey(). */
export interface Detail extends Readonly<Record<ListName, OpenList>> {
  /** Keyed by the start of the UTC quarter hour that the attempt started in, decimal epoch milliseconds. */
  readonly byStartQuarter: OpenList;
  /** Whole seconds from start to end -> calls. */
  readonly callSeconds: Histogram;
  /** Index in FLAG_NAMES -> deliveries. */
  readonly quality: Histogram;
}

export interface Cell {
  readonly scope: Scope;
  readonly tally: Tally;
  readonly detail: Detail;
}

/** Cells sorted by scopeKey(); a scope without rows has none. Plain JSON of integers, so equality is exact. */
export interface Cube {
  readonly cells: readonly Cell[];
}

export const EMPTY_CUBE: Cube = { cells: [] };
/** What a scope without rows amounts to. */
export const EMPTY_TALLY: Tally = Object.freeze(zeroTally());
export const EMPTY_DETAIL: Detail = finished(newBuilder({ configuration: '', queue: '', channel: '', dialMode: '' })).detail;

/** Total order of scopes, by code unit. */
export function scopeKey(scope: Scope): string {
  return JSON.stringify([scope.configuration, scope.queue, scope.channel, scope.dialMode]);
}

/** Key of an attribute in byAttribute: JSON of [type, keyword, value]. */
export function attributeKey(type: string, keyword: string, value: string): string {
  return JSON.stringify([type, keyword, value]);
}

/** The cube of finished deliveries (as outcomes) and of created rows (as intake). Pure; the order of the rows does not matter. */
export function cubeOf(facts: readonly Fact[], intakes: readonly Intake[] = []): Cube {
  const builders = new Map<string, CellBuilder>();
  const builderOf = rememberedByIdentity((scope: Scope) => emplace(builders, scopeKey(scope), () => newBuilder(scope)));
  const keyOf = rememberedByIdentity(({ type, keyword, value }: FactAttribute) => attributeKey(type, keyword, value));
  for (const fact of facts) addFact(builderOf(fact.scope), fact, keyOf);
  for (const intake of intakes) builderOf(intake.scope).intake++;
  return sortedCube([...builders].map(([key, builder]) => [key, finished(builder)]));
}

/** The cube of all rows of the given cubes together, which share no row. Inputs are unchanged. */
export function mergeCubes(...cubes: readonly Cube[]): Cube {
  const groups = new Map<string, Cell[]>();
  for (const { cells } of cubes) {
    for (const cell of cells) {
      const key = scopeKey(cell.scope);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [cell]);
      else group.push(cell);
    }
  }
  return sortedCube([...groups].map(([key, cells]) => [key, mergeCells(cells)]));
}

/** One cell out of several: of one scope when cubes merge, of several when a report groups them (the first scope stands for all). */
export function mergeCells(cells: readonly Cell[]): Cell {
  const [first] = cells;
  if (first === undefined) throw new RangeError('Cannot merge no cells');
  if (cells.length === 1) return first;
  const details = cells.map((cell) => cell.detail);
  const lists = LIST_NAMES.map((name) => [name, mergeOpenLists(details.map((detail) => detail[name]))]);
  return {
    scope: first.scope,
    tally: mergeTallies(cells.map((cell) => cell.tally)),
    detail: {
      ...(Object.fromEntries(lists) as Record<ListName, OpenList>),
      byStartQuarter: mergeOpenLists(
        details.map((detail) => detail.byStartQuarter),
        Number.POSITIVE_INFINITY,
      ),
      callSeconds: mergeHistograms(details.map((detail) => detail.callSeconds)),
      quality: mergeHistograms(details.map((detail) => detail.quality)),
    },
  };
}

/** Sums of the fixed counts. */
export function mergeTallies(tallies: readonly Tally[]): Tally {
  const sum = zeroTally();
  for (const tally of tallies) for (const name of TALLY_COUNTS) sum[name] += tally[name];
  return sum;
}

/** The cells that a reader may see. Dropping cells is all there is to scoping. */
export function scopeCube(cube: Cube, keep: (scope: Scope) => boolean): Cube {
  return { cells: cube.cells.filter((cell) => keep(cell.scope)) };
}

function zeroTally(): { -readonly [Name in keyof Tally]: number } {
  return Object.fromEntries(TALLY_COUNTS.map((name) => [name, 0])) as Record<keyof Tally, number>;
}

function sortedCube(cells: readonly (readonly [key: string, cell: Cell])[]): Cube {
  return { cells: cells.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell) };
}

/** Deliveries of one key, and of them those in each set of GROUPED_SETS. */
type Counts = number[];

interface CellBuilder {
  readonly scope: Scope;
  intake: number;
  deliveries: number;
  /** In the order of TALLIED_SETS. */
  readonly tallied: number[];
  readonly lists: Record<ListName, Map<string, Counts>>;
  readonly byStartQuarter: Map<number, Counts>;
  readonly callSeconds: Map<number, number>;
  readonly quality: Map<number, number>;
}

function newBuilder({ configuration, queue, channel, dialMode }: Scope): CellBuilder {
  const maps = LIST_NAMES.map((name) => [name, new Map()]);
  return {
    scope: { configuration, queue, channel, dialMode },
    intake: 0,
    deliveries: 0,
    tallied: TALLY_BITS.map(() => 0),
    lists: Object.fromEntries(maps) as CellBuilder['lists'],
    byStartQuarter: new Map(),
    callSeconds: new Map(),
    quality: new Map(),
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
  const { sets, flags, startMs } = fact;
  const { tallied, lists } = cell;
  cell.deliveries++;
  for (let i = 0; i < TALLY_BITS.length; i++) if ((sets & (TALLY_BITS[i] ?? 0)) !== 0) tallied[i] = (tallied[i] ?? 0) + 1;
  count(lists.byStatus, fact.status, sets);
  count(lists.byResult, fact.result, sets);
  count(lists.byCallerId, fact.callerId, sets);
  count(lists.byJourney, fact.journey, sets);
  for (const code of fact.dispositions) count(lists.byDisposition, code, sets);
  for (const key of distinct(fact.attributes.map(keyOf))) count(lists.byAttribute, key, sets);
  if ((sets & SETS.attempts) !== 0 && startMs !== null) count(cell.byStartQuarter, quarterOf(startMs), sets);
  const seconds = (sets & SETS.timed) === 0 ? null : callSecondsOf(fact);
  if (seconds !== null) addOne(cell.callSeconds, seconds);
  if (flags !== 0) for (const [i, name] of FLAG_NAMES.entries()) if ((flags & FLAGS[name].bit) !== 0) addOne(cell.quality, i);
}

/** An attribute that a row repeats counts once. */
function distinct(keys: readonly string[]): Iterable<string> {
  return keys.length < 2 ? keys : new Set(keys);
}

function count<K>(list: Map<K, Counts>, key: K, sets: number): void {
  const counts = emplace(list, key, newCounts);
  counts[0] = (counts[0] ?? 0) + 1;
  for (let i = 0; i < GROUP_BITS.length; i++) if ((sets & (GROUP_BITS[i] ?? 0)) !== 0) counts[i + 1] = (counts[i + 1] ?? 0) + 1;
}

function newCounts(): Counts {
  return GROUP_COUNTS.map(() => 0);
}

function addOne(histogram: Map<number, number>, value: number): void {
  histogram.set(value, (histogram.get(value) ?? 0) + 1);
}

function finished(cell: CellBuilder): Cell {
  const open = LIST_NAMES.map((name) => [name, entriesOf(cell.lists[name])]);
  const sets = TALLIED_SETS.map((name, i) => [name, cell.tallied[i] ?? 0]);
  const starts = new Map([...cell.byStartQuarter].map(([quarterMs, counts]) => [`${quarterMs}`, counts]));
  return {
    scope: cell.scope,
    tally: {
      intake: cell.intake,
      deliveries: cell.deliveries,
      ...(Object.fromEntries(sets) as Record<(typeof TALLIED_SETS)[number], number>),
    },
    detail: {
      ...(Object.fromEntries(open) as Record<ListName, OpenList>),
      byStartQuarter: entriesOf(starts, Number.POSITIVE_INFINITY),
      callSeconds: histogramOf(cell.callSeconds),
      quality: histogramOf(cell.quality),
    },
  };
}
