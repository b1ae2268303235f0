/** The cube: all that a period's deliveries amount to, as integers per scope. Cubes of any quarter hours merge into the cube of any period. */

import { quarterOf } from '../time/quarter.ts';
import { callSecondsOf, SETS, type SetName } from './classify.ts';
import type { Fact, Intake, Scope } from './fact.ts';
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

/** Fixed counts of one scope, in the order they are shown. */
export const TALLY_COUNTS = ['intake', 'deliveries', ...TALLIED_SETS] as const;
export type Tally = Readonly<Record<(typeof TALLY_COUNTS)[number], number>>;

/** The sets that each entry of a list counts, after its deliveries. */
const GROUPED_SETS = ['attempts', 'voiceAttempts', 'offHook', 'liveMin', 'liveMax', 'short'] as const satisfies readonly SetName[];
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
  const builderOf = builderLookup(builders);
  for (const fact of facts) addFact(builderOf(fact.scope), fact);
  for (const intake of intakes) builderOf(intake.scope).tally.intake++;
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

type Lists = Record<ListName | 'byStartQuarter', Map<string, number[]>>;

interface CellBuilder {
  readonly scope: Scope;
  readonly tally: ReturnType<typeof zeroTally>;
  readonly lists: Lists;
  readonly callSeconds: Map<number, number>;
  readonly quality: Map<number, number>;
}

/** Finds the builder of a scope; rows of one scope come in runs, so the last one is looked at first. */
function builderLookup(builders: Map<string, CellBuilder>): (scope: Scope) => CellBuilder {
  let last: CellBuilder | undefined;
  return (scope) => {
    if (last !== undefined && isSameScope(last.scope, scope)) return last;
    const key = scopeKey(scope);
    last = builders.get(key) ?? newBuilder(scope);
    builders.set(key, last);
    return last;
  };
}

function isSameScope(a: Scope, b: Scope): boolean {
  return a.configuration === b.configuration && a.queue === b.queue && a.channel === b.channel && a.dialMode === b.dialMode;
}

function newBuilder({ configuration, queue, channel, dialMode }: Scope): CellBuilder {
  const lists = Object.fromEntries([...LIST_NAMES, 'byStartQuarter'].map((name) => [name, new Map()])) as Lists;
  const scope = { configuration, queue, channel, dialMode };
  return { scope, tally: zeroTally(), lists, callSeconds: new Map(), quality: new Map() };
}

function addFact({ tally, lists, callSeconds, quality }: CellBuilder, fact: Fact): void {
  tally.deliveries++;
  for (const name of TALLIED_SETS) if ((fact.sets & SETS[name]) !== 0) tally[name]++;
  count(lists.byStatus, fact.status, fact.sets);
  count(lists.byResult, fact.result, fact.sets);
  count(lists.byCallerId, fact.callerId, fact.sets);
  count(lists.byJourney, fact.journey, fact.sets);
  for (const code of fact.dispositions) count(lists.byDisposition, code, fact.sets);
  for (const key of distinctAttributeKeys(fact)) count(lists.byAttribute, key, fact.sets);
  const isAttempt = (fact.sets & SETS.attempts) !== 0;
  if (isAttempt && fact.startMs !== null) count(lists.byStartQuarter, `${quarterOf(fact.startMs)}`, fact.sets);
  const seconds = (fact.sets & SETS.timed) === 0 ? null : callSecondsOf(fact);
  if (seconds !== null) callSeconds.set(seconds, (callSeconds.get(seconds) ?? 0) + 1);
  for (const [index, name] of FLAG_NAMES.entries()) {
    if ((fact.flags & FLAGS[name].bit) !== 0) quality.set(index, (quality.get(index) ?? 0) + 1);
  }
}

/** An attribute that a row repeats counts once. */
function distinctAttributeKeys({ attributes }: Fact): Iterable<string> {
  const keys = attributes.map(({ type, keyword, value }) => attributeKey(type, keyword, value));
  return keys.length < 2 ? keys : new Set(keys);
}

function count(list: Map<string, number[]>, key: string, sets: number): void {
  const counts = list.get(key) ?? new Array<number>(GROUP_COUNTS.length).fill(0);
  list.set(key, counts);
  counts[0] = (counts[0] ?? 0) + 1;
  for (let i = 0; i < GROUPED_SETS.length; i++) {
    const name = GROUPED_SETS[i];
    if (name !== undefined && (sets & SETS[name]) !== 0) counts[i + 1] = (counts[i + 1] ?? 0) + 1;
  }
}

function finished({ scope, tally, lists, callSeconds, quality }: CellBuilder): Cell {
  const open = LIST_NAMES.map((name) => [name, entriesOf(lists[name])]);
  return {
    scope,
    tally: { ...tally },
    detail: {
      ...(Object.fromEntries(open) as Record<ListName, OpenList>),
      byStartQuarter: entriesOf(lists.byStartQuarter, Number.POSITIVE_INFINITY),
      callSeconds: histogramOf(callSeconds),
      quality: histogramOf(quality),
    },
  };
}
