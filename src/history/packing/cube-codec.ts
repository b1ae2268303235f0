/** Cubes as bytes and back, exactly: the fixed counts and the lists apart, as trends read the counts alone. */
import { StoreError } from '../../errors.ts';
import { recordOf } from '../../metrics/cube/cell.ts';
import {
  type Cell,
  type Cube,
  type Detail,
  EMPTY_DETAIL,
  EMPTY_TALLY,
  TALLY_COUNTS,
  type Tally,
  type TallyCount,
} from '../../metrics/cube/cube.ts';
import { GROUP_COUNTS } from '../../metrics/cube/entry-counts.ts';
import { HISTOGRAM_NAMES } from '../../metrics/cube/histograms.ts';
import { LIST_NAMES, LISTS } from '../../metrics/cube/lists.ts';
import type { Scope } from '../../metrics/fact/fact.ts';
import { sharedScope } from '../../metrics/fact/shared-scope.ts';
import { addTable, readTable, type Vector, writeTable } from './count-vectors.ts';
import { histograms } from './histogram-column.ts';
import { openLists, WHOLES } from './list-column.ts';
import { packRecords, startPacking, startUnpacking, unpackRecords } from './packed.ts';
import { type Column, few, type Neighbours, readerOf, readFields, record } from './packed-columns.ts';
import { pick } from './pick.ts';

/** A cell without its lists. */
export type TallyCell = Pick<Cell, 'scope' | 'tally'>;

const INTAKE_COUNTS = ['intake', 'intakeFinished'] as const satisfies readonly TallyCount[];
const FACT_COUNTS = TALLY_COUNTS.filter((name) => !INTAKE_COUNTS.some((other) => other === name));

/** What was created and what was finished in a quarter hour have little to do with each other, so they repeat apart. */
const tallies: Column<Tally> = {
  write(values, out) {
    for (const names of [INTAKE_COUNTS, FACT_COUNTS]) {
      writeTable(
        names,
        values.map((tally) => names.map((name) => tally[name])),
        out,
      );
    }
  },
  read(count, input) {
    const intakes = readTable(INTAKE_COUNTS, count, input);
    const facts = readTable(FACT_COUNTS, count, input);
    // Vectors that repeat are one object, and a copy of a tally is made faster than a tally.
    const tallyOf = rememberedByVector();
    return facts.map((vector, i) => {
      const [intake = 0, intakeFinished = 0] = intakes[i] ?? [];
      return { ...tallyOf(vector), intake, intakeFinished };
    });
  },
};

function rememberedByVector(): (vector: Vector) => Tally {
  const known = new Map<Vector, Tally>();
  return (vector) => {
    const tally = known.get(vector) ?? tallyLike(vector);
    known.set(vector, tally);
    return tally;
  };
}

function tallyLike(vector: Vector): Tally {
  const tally = { ...EMPTY_TALLY };
  for (const [k, name] of FACT_COUNTS.entries()) tally[name] = vector[k] ?? 0;
  return tally;
}

const scopeColumns = record<Scope>({ configuration: few(), queue: few(), channel: few(), dialMode: few() });
const scopes: Column<Scope> = { ...scopeColumns, read: (count, input, near) => scopeColumns.read(count, input, near).map(sharedScope) };
const tallyColumns = record<TallyCell>({ scope: scopes, tally: tallies });

const listColumns = recordOf(LIST_NAMES, (name) => openLists(LISTS[name].counts.names, LISTS[name].kindOf));
const detailTable = { ...listColumns, ...recordOf(HISTOGRAM_NAMES, () => histograms()) };
const detailColumns = record<Detail>(detailTable);

/** Packs scopes and fixed counts, cell by cell. */
export function packTallies({ cells }: { readonly cells: readonly TallyCell[] }): Buffer {
  return packRecords(tallyColumns, cells);
}

/** What packTallies() packed. @throws StoreError store.corrupt */
export function unpackTallies(bytes: Uint8Array): readonly TallyCell[] {
  return unpackRecords('tallies', tallyColumns, bytes);
}

/** Sums of packed tallies by key. */
export interface TallySums {
  /** Adds the tallies that packTallies() packed, each to the sum of its scope's key; one without a key is passed over. @throws StoreError store.corrupt */
  add(bytes: Uint8Array, keyOf: (scope: Scope) => string | undefined): void;
  /** The same of tallies that are unpacked. */
  addCells(cells: readonly TallyCell[], keyOf: (scope: Scope) => string | undefined): void;
  finish(): ReadonlyMap<string, Tally>;
}

/** No sums yet: much quicker than unpacking tallies and merging them. */
export function newTallySums(): TallySums {
  const names = [...INTAKE_COUNTS, ...FACT_COUNTS];
  const sums = new Map<string, Float64Array>();
  const sumOf = (key: string | undefined) => {
    if (key === undefined) return undefined;
    const sum = sums.get(key) ?? new Float64Array(names.length);
    sums.set(key, sum);
    return sum;
  };
  return {
    add(bytes, keyOf) {
      const { count, input } = startUnpacking('tallies', bytes);
      const fields = readFields(input);
      const targets = scopes.read(count, readerOf(fields, 'scope'), new Map()).map((scope) => sumOf(keyOf(scope)));
      const tables = readerOf(fields, 'tally');
      // In the order in which `tallies` writes its two tables.
      addTable(INTAKE_COUNTS, targets, 0, tables);
      addTable(FACT_COUNTS, targets, INTAKE_COUNTS.length, tables);
    },
    addCells(cells, keyOf) {
      for (const { scope, tally } of cells) {
        const sum = sumOf(keyOf(scope));
        if (sum === undefined) continue;
        let k = 0;
        for (const name of names) {
          sum[k] = (sum[k] ?? 0) + tally[name];
          k++;
        }
      }
    },
    finish() {
      const tallyOf = (sum: Float64Array) => ({ ...EMPTY_TALLY, ...Object.fromEntries(names.map((name, k) => [name, sum[k] ?? 0])) });
      return new Map(Array.from(sums, ([key, sum]) => [key, tallyOf(sum)]));
    },
  };
}

/** Packs the lists; they are read with the tallies of the same cube. */
export function packDetails({ cells }: Cube): Buffer {
  const sorted = byTally(cells).map((i) => cells[i] as Cell);
  const out = startPacking(cells.length);
  detailColumns.write(
    sorted.map(({ detail }) => detail),
    out,
    nearTallies(sorted),
  );
  return out.bytes;
}

/** The cube whose two parts were packed; with the named lists alone, as narrowCube() leaves it, where they are given. @throws StoreError store.corrupt */
export function unpackCube(tallies: Uint8Array, details: Uint8Array, lists?: readonly (keyof Detail)[]): Cube {
  const tallied = unpackTallies(tallies);
  const { count, input } = startUnpacking('details', details);
  if (tallied.length !== count)
    throw new StoreError('store.corrupt', `Cannot read a packed cube: it has ${tallied.length} tallies and ${count} details`);
  const order = byTally(tallied);
  const sorted = order.map((i) => tallied[i] as TallyCell);
  const near = nearTallies(sorted);
  const cells: Cell[] = [];
  if (lists === undefined) {
    const detailed = detailColumns.read(count, input, near);
    for (const [k, i] of order.entries()) cells[i] = { ...(sorted[k] as TallyCell), detail: detailed[k] as Detail };
  } else {
    const narrow = record<Partial<Detail>>(pick(detailTable, lists)).read(count, input, near);
    for (const [k, i] of order.entries()) {
      cells[i] = { scope: (sorted[k] as TallyCell).scope, tally: EMPTY_TALLY, detail: { ...EMPTY_DETAIL, ...narrow[k] } };
    }
  }
  return { cells };
}

/**
 * Indexes of the cells, equal and similar tallies next to each other: their lists are much alike, and compress better so. The order is not
 * stored: whoever reads the lists has the tallies, and sorts them once more.
 */
function byTally(cells: readonly TallyCell[]): readonly number[] {
  const vectors = cells.map(({ tally }) => FACT_COUNTS.map((name) => tally[name]));
  return [...cells.keys()].sort((a, b) => compareVectors(vectors[a] ?? [], vectors[b] ?? []) || a - b);
}

function compareVectors(a: Vector, b: Vector): number {
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function nearTallies(cells: readonly TallyCell[]): Neighbours {
  return new Map([[WHOLES, cells.map(({ tally }) => GROUP_COUNTS.map((name) => tally[name]))]]);
}
