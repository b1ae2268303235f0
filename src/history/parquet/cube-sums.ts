/** Cubes summed straight from the columns of their files: as merging those of their quarter hours, and many times as quick. */
import { newDetail } from '../../metrics/cube/cell.ts';
import { type Cell, type Cube, EMPTY_TALLY, scopeKey, TALLY_COUNTS } from '../../metrics/cube/cube.ts';
import { LISTS } from '../../metrics/cube/lists.ts';
import { type Entry, openListOf } from '../../metrics/cube/open-list.ts';
import type { Scope } from '../../metrics/fact/fact.ts';
import { emplace, newVectors } from './count-vectors.ts';
import { COUNTS_OF, DETAIL_NAMES, type DetailName, isHistogram } from './cube-columns.ts';
import { type CubeFiles, type DetailTable, type DetailValues, detailTables, type IsWanted, tallyTable } from './cube-table.ts';
import { tallyOf } from './tally-sums.ts';

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
