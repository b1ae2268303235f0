/** Sums straight from the columns of cube files: as merging the cubes of their quarter hours, and many times as quick. */

import { newDetail } from '../../metrics/cube/cell.ts';
import { type Cell, type Cube, EMPTY_TALLY, scopeKey, TALLY_COUNTS, type Tally } from '../../metrics/cube/cube.ts';
import { LISTS } from '../../metrics/cube/lists.ts';
import { type Entry, openListOf } from '../../metrics/cube/open-list.ts';
import type { Scope } from '../../metrics/fact/fact.ts';
import { COUNTS_OF, DETAIL_NAMES, type DetailName, isHistogram } from './cube-columns.ts';
import { type CubeFiles, type DetailTable, type DetailValues, detailTables, type IsWanted, tallyTable } from './cube-table.ts';
import type { KeysOf, QuarterTallies } from './tallies.ts';

/** Vectors of counts, by number. */
interface Vectors {
  /** The number of a new one, all 0. */
  make(): number;
  /** Adds a column's value to each row's vector; -1 = to none, and no column = 0. */
  add(at: number, counts: ArrayLike<number> | undefined, vectors: Int32Array): void;
  /** Puts the counts of a vector into an array, from its place `at` on. */
  put(vector: number, into: unknown[], at: number): void;
}

function newVectors(width: number): Vectors {
  let sums = new Float64Array(64 * width);
  let count = 0;
  return {
    make() {
      if ((count + 1) * width > sums.length) {
        const more = new Float64Array(2 * sums.length);
        more.set(sums);
        sums = more;
      }
      return count++;
    },
    add(at, counts, vectors) {
      if (counts === undefined) return;
      for (let row = 0; row < vectors.length; row++) {
        const vector = vectors[row] ?? -1;
        if (vector < 0) continue;
        const place = vector * width + at;
        sums[place] = (sums[place] ?? 0) + (counts[row] ?? 0);
      }
    },
    put(vector, into, at) {
      for (let k = 0; k < width; k++) into[at + k] = sums[vector * width + k];
    },
  };
}

/** Sums of tallies by key. */
export interface TallySums {
  /** Adds the tallies of the wanted quarter hours of a file, each to the sum of its key; one without a key is passed over. @throws StoreError store.corrupt */
  addFile(tallies: Uint8Array, isWanted: IsWanted, keysOf: KeysOf): Promise<void>;
  /** The same of tallies that are there already. */
  add(quarter: QuarterTallies, keysOf: KeysOf): void;
  finish(): ReadonlyMap<string, Tally>;
}

export function newTallySums(): TallySums {
  const sums = newVectors(TALLY_COUNTS.length);
  const numbers = new Map<string, number>();
  const numberOf = (key: string | undefined) => (key === undefined ? -1 : emplace(numbers, key, sums.make));
  return {
    async addFile(tallies, isWanted, keysOf) {
      const { cells, quarters, scopeAt, counts } = await tallyTable(tallies);
      const keyOf = new Map<number, ReturnType<KeysOf>>();
      const targets = Int32Array.from({ length: cells }, (_, row) => {
        const quarterMs = quarters[row] ?? 0;
        return isWanted(quarterMs) ? numberOf(emplace(keyOf, quarterMs, () => keysOf(quarterMs))(scopeAt(row))) : -1;
      });
      for (const [k, column] of counts().entries()) sums.add(k, column, targets);
    },
    add({ quarterMs, cells }, keysOf) {
      const keyOf = keysOf(quarterMs);
      const targets = Int32Array.from(cells, ({ scope }) => numberOf(keyOf(scope)));
      for (const [k, name] of TALLY_COUNTS.entries())
        sums.add(
          k,
          cells.map(({ tally }) => tally[name]),
          targets,
        );
    },
    finish: () => new Map(Array.from(numbers, ([key, number]) => [key, tallyOf(sums, number)])),
  };
}

/** The cube of quarter hours of files. */
export interface CubeFilesSum {
  /** Adds the wanted quarter hours, all or none of them. @throws StoreError store.corrupt */
  add(files: CubeFiles, isWanted: IsWanted): Promise<void>;
  finish(): Cube;
}

/** No cubes yet; with no other lists than those that are named, as narrowCube() leaves them, where they are. */
export function newCubeFilesSum(lists?: readonly DetailName[]): CubeFilesSum {
  const scopes = new Map<string, { readonly scope: Scope; readonly number: number }>();
  const tallies = newVectors(TALLY_COUNTS.length);
  const sums = (lists ?? DETAIL_NAMES).map((list) => ({ list, sum: newListSum(list) }));
  return {
    async add(files, isWanted) {
      const table = await tallyTable(files.tallies);
      // What can be wrong with files is found before any of them is added.
      const details = await detailTables(
        files,
        table,
        sums.map(({ list }) => list),
      );
      const targets = Int32Array.from({ length: table.cells }, (_, row) => {
        if (!isWanted(table.quarters[row] ?? 0)) return -1;
        const scope = table.scopeAt(row);
        return emplace(scopes, scopeKey(scope), () => ({ scope, number: tallies.make() })).number;
      });
      for (const [k, column] of table.counts().entries()) tallies.add(k, column, targets);
      for (const rows of details) sums.find(({ list }) => list === rows.list)?.sum.add(rows, await rows.read(), targets);
    },
    finish() {
      const cells = [...scopes]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, { scope, number }]): Cell => {
          const detail = newDetail();
          for (const { sum } of sums) sum.finish(number, detail);
          return { scope, tally: lists === undefined ? tallyOf(tallies, number) : EMPTY_TALLY, detail };
        });
      return { cells };
    },
  };
}

interface ListSum {
  add(rows: DetailTable, values: DetailValues, scopeOf: Int32Array): void;
  finish(scope: number, detail: ReturnType<typeof newDetail>): void;
}

function newListSum(list: DetailName): ListSum {
  const names = COUNTS_OF.get(list) ?? [];
  const blank = ['', ...names.map(() => 0)];
  const vectors = newVectors(names.length);
  /** By scope: the vector of each key; null stands for all keys of a list that grew too long. */
  const found: Map<string | null, number>[] = [];
  return {
    add({ cells }, { keyAt, counts }, scopeOf) {
      const targets = new Int32Array(cells.length);
      for (let row = 0; row < cells.length; row++) {
        const scope = scopeOf[cells[row] ?? 0] ?? -1;
        if (scope < 0) {
          targets[row] = -1;
          continue;
        }
        found[scope] ??= new Map();
        targets[row] = emplace(found[scope], keyAt(row), vectors.make);
      }
      for (const [k, column] of counts.entries()) vectors.add(k, column, targets);
    },
    finish(scope, detail) {
      const keys = found[scope];
      if (keys === undefined) return;
      const entries: Entry[] = [];
      for (const [key, vector] of keys) {
        // A copy takes less time than an array that grows.
        const entry = blank.slice() as [string, ...number[]];
        entry[0] = key ?? '';
        vectors.put(vector, entry, 1);
        entries.push(entry);
      }
      if (isHistogram(list)) {
        detail[list] = entries.map(([value, n = 0]) => [Number(value), n] as const).sort(([a], [b]) => a - b);
        return;
      }
      // Once too long always too long, whatever is left of its keys.
      detail[list] = openListOf(entries, keys.has(null) ? 0 : LISTS[list].limit);
    },
  };
}

function tallyOf(sums: Vectors, vector: number): Tally {
  const counts: number[] = [];
  sums.put(vector, counts, 0);
  const tally = { ...EMPTY_TALLY };
  for (const [k, name] of TALLY_COUNTS.entries()) tally[name] = counts[k] ?? 0;
  return tally;
}

function emplace<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
