/** Cubes of a day, or of some days, as two Parquet files: tallies and details. */
import type { ColumnSource } from 'hyparquet-writer';
import { type Cube, type Detail, scopeKey, TALLY_COUNTS } from '../../metrics/cube/cube.ts';
import { LISTS } from '../../metrics/cube/lists.ts';
import type { Scope } from '../../metrics/fact/fact.ts';
import { DAY_MS } from '../../time/lengths.ts';
import { snakeCase } from './columns.ts';
import { COUNTS_OF, type ColumnShapes, DETAIL_COLUMNS, DETAIL_NAMES, type DetailName, isHistogram, TALLY_COLUMNS } from './cube-columns.ts';
import { type CubeFiles, detailTables, type IsWanted, talliesNote, tallyTable } from './cube-table.ts';
import { type FileNotes, parquetGroups } from './parquet-file.ts';
import { SCOPE_COLUMN_NAMES } from './record-columns.ts';

/** Files under construction. A quarter hour is added once, from its cube or from files. */
export interface CubeWriter {
  add(quarterMs: number, cube: Cube): void;
  /** Copies the quarter hours that are wanted as they are. @throws StoreError store.corrupt */
  addFiles(files: CubeFiles, isWanted: IsWanted): Promise<void>;
  /** undefined without any cell. */
  finish(notes?: FileNotes): CubeFiles | undefined;
}

/** Rows of one list, column by column. */
interface Rows {
  readonly list: DetailName;
  readonly cells: number[];
  /** null stands for the sum of a list that grew too long. */
  readonly keys: (string | null)[];
  readonly counts: readonly number[][];
}

/** Of few rows they are read quicker as differences than by a dictionary. */
const COUNT_COLUMNS = new Set(TALLY_COUNTS.map(snakeCase));
// More than there are quarter hours and scopes.
const CELLS_A_DAY = 10_000_000;

/** No cubes yet; of their lists those that are named alone, where they are. */
export function newCubeWriter(lists: readonly DetailName[] = DETAIL_NAMES): CubeWriter {
  const quarters: number[] = [];
  const scopes: Scope[] = [];
  const tallies = TALLY_COUNTS.map((): number[] => []);
  const details = lists.map((list): Rows => ({ list, cells: [], keys: [], counts: (COUNTS_OF.get(list) ?? []).map(() => []) }));
  return {
    add(quarterMs, { cells }) {
      for (const { scope, tally, detail } of cells) {
        const cell = quarters.push(quarterMs) - 1;
        scopes.push(scope);
        for (const [k, name] of TALLY_COUNTS.entries()) tallies[k]?.push(tally[name]);
        for (const rows of details) addList(rows, cell, detail);
      }
    },
    async addFiles(files, isWanted) {
      const table = await tallyTable(files.tallies);
      const counts = TALLY_COUNTS.map(table.counts);
      const places = Int32Array.from({ length: table.cells }, (_, row) => {
        const quarterMs = table.quarters[row] ?? 0;
        if (!isWanted(quarterMs)) return -1;
        scopes.push(table.scopeAt(row));
        for (const [k, column] of counts.entries()) tallies[k]?.push(column[row] ?? 0);
        return quarters.push(quarterMs) - 1;
      });
      for await (const { list, rows, cells, keyAt, counts } of detailTables(files, table, lists)) {
        const known = details.find((other) => other.list === list);
        for (let row = 0; row < rows; row++) {
          const cell = places[cells[row] ?? 0] ?? -1;
          if (cell < 0) continue;
          known?.cells.push(cell);
          known?.keys.push(keyAt(row));
          for (const [k, column] of counts.entries()) known?.counts[k]?.push(column[row] ?? 0);
        }
      }
    },
    finish(notes = {}) {
      if (quarters.length === 0) return undefined;
      const order = cellOrder(quarters, scopes, tallies);
      const numbers = cellNumbers(order, quarters);
      const at = <V>(values: readonly V[]) => order.map((row) => values[row] as V);
      const data = {
        cell: at(numbers).map(BigInt),
        quarter: at(quarters).map(BigInt),
        ...Object.fromEntries(SCOPE_COLUMN_NAMES.map((name, i) => [name, at(scopes).map((scope) => scopeTexts(scope)[i] || null)])),
        ...Object.fromEntries(
          TALLY_COUNTS.map((name, k) => [snakeCase(name), stored(TALLY_COLUMNS, snakeCase(name), at(tallies[k] ?? []))]),
        ),
      };
      const files = { tallies: parquetGroups(TALLY_COLUMNS, [sources(data, (name) => name === 'cell' || COUNT_COLUMNS.has(name))], notes) };
      const filled = details.filter(({ cells }) => cells.length > 0);
      if (filled.length === 0) return files;
      const groups = filled.map((rows) => sources(groupColumns(rows, numbers), (name) => name === 'cell'));
      return { ...files, details: parquetGroups(DETAIL_COLUMNS, groups, { ...notes, tallies: talliesNote(files.tallies) }) };
    },
  };
}

function addList({ list, cells, keys, counts }: Rows, cell: number, detail: Detail): void {
  const push = (key: string | null, own: readonly (string | number)[], from: number) => {
    cells.push(cell);
    keys.push(key);
    for (const [k, column] of counts.entries()) column.push(own[from + k] as number);
  };
  if (isHistogram(list)) {
    for (const entry of detail[list]) push(`${entry[0]}`, entry, 1);
    return;
  }
  for (const entry of detail[list].entries) push(entry[0], entry, 1);
  if (detail[list].many !== null) push(null, detail[list].many, 0);
}

function sources(columns: Readonly<Record<string, ColumnSource['data']>>, isEncoded: (name: string) => boolean): ColumnSource[] {
  // By its least and greatest value a column is known that has one alone: it is not read.
  return Object.entries(columns).map(([name, data]) => ({
    name,
    data,
    statistics: name !== 'key',
    ...(isEncoded(name) && { encoding: 'DELTA_BINARY_PACKED' }),
  }));
}

function scopeTexts({ configuration, queue, channel, dialMode }: Scope): readonly string[] {
  return [configuration, queue, channel, dialMode];
}

/** The rows so that those of equal and similar counts lie together, and so their lists: what is alike compresses. */
function cellOrder(quarters: readonly number[], scopes: readonly Scope[], tallies: readonly (readonly number[])[]): readonly number[] {
  const byCounts = Map.groupBy(quarters.keys(), (row) => tallies.map((counts) => counts[row]).join());
  const same = [...byCounts.values()].sort(([a = 0], [b = 0]) => compareAt(tallies, a, b));
  const scopeRank = ranks(scopes.map(scopeKey));
  const rank: number[] = [];
  for (const [i, rows] of same.entries()) for (const row of rows) rank[row] = i;
  const difference = (of: readonly number[], a: number, b: number) => (of[a] ?? 0) - (of[b] ?? 0);
  return [...quarters.keys()].sort((a, b) => difference(rank, a, b) || difference(quarters, a, b) || difference(scopeRank, a, b));
}

function ranks(keys: readonly string[]): readonly number[] {
  const rank = new Map([...new Set(keys)].sort().map((key, i) => [key, i]));
  return keys.map((key) => rank.get(key) ?? 0);
}

function compareAt(columns: readonly (readonly number[])[], a: number, b: number): number {
  for (let i = 2; i < columns.length + 2; i++) {
    const column = columns[i % columns.length];
    const difference = (column?.[a] ?? 0) - (column?.[b] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Of each row its number, in this order. */
function cellNumbers(order: readonly number[], quarters: readonly number[]): readonly number[] {
  const first = Math.floor(quarters.reduce((a, b) => Math.min(a, b)) / DAY_MS) * CELLS_A_DAY;
  const numbers: number[] = [];
  for (const [n, row] of order.entries()) numbers[row] = first + n;
  return numbers;
}

function groupColumns({ list, cells, keys, counts }: Rows, numbers: readonly number[]): Record<string, ColumnSource['data']> {
  const kindOf = isHistogram(list) ? () => '' : LISTS[list].kindOf;
  const kinds = [...Map.groupBy(keys.keys(), (i) => kindOf(keys[i] ?? '')).values()];
  const numberAt = (i: number) => numbers[cells[i] ?? 0] ?? 0;
  const order = kinds.flatMap((rows) => rows.sort((a, b) => numberAt(a) - numberAt(b)));
  const own = (COUNTS_OF.get(list) ?? []).map(snakeCase);
  const columns = Object.keys(DETAIL_COLUMNS)
    .slice(4)
    .map((name) => {
      const column = counts[own.indexOf(name)];
      return [
        name,
        stored(
          DETAIL_COLUMNS,
          name,
          order.map((i) => column?.[i] ?? 0),
        ),
      ];
    });
  return {
    list: order.map(() => list),
    cell: order.map((i) => BigInt(numberAt(i))),
    key: order.map((i) => keys[i] ?? ''),
    is_rest: order.map((i) => keys[i] === null),
    ...Object.fromEntries(columns),
  };
}

function stored(columns: ColumnShapes, name: string, values: readonly number[]): ColumnSource['data'] {
  return columns[name]?.type === 'long' ? values.map(BigInt) : [...values];
}
