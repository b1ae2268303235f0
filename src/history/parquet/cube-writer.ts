/** Cubes of a day, or of some days, as two Parquet files: tallies and details. */
import type { ColumnSource } from 'hyparquet-writer';
import { type Cube, type Detail, TALLY_COUNTS } from '../../metrics/cube/cube.ts';
import type { Scope } from '../../metrics/fact/fact.ts';
import { snakeCase } from './columns.ts';
import { COUNTS_OF, type ColumnShapes, DETAIL_COLUMNS, DETAIL_NAMES, type DetailName, isHistogram, TALLY_COLUMNS } from './cube-columns.ts';
import { cellNumbers, cellOrder, rowOrder } from './cube-order.ts';
import { type CubeFiles, detailTables, type IsWanted, talliesNote, tallyTable } from './cube-table.ts';
import { type FileNotes, newParquetFile } from './parquet-file.ts';
import { SCOPE_COLUMN_NAMES } from './record-columns.ts';

/** Files under construction. A quarter hour is added once, from its cube or from files. */
export interface CubeWriter {
  add(quarterMs: number, cube: Cube): void;
  /** Copies the quarter hours that are wanted as they are. @throws StoreError store.corrupt */
  addFiles(files: CubeFiles, isWanted: IsWanted): Promise<void>;
  /** undefined without any cell. The same cubes are the same bytes, in whatever order they were added. */
  finish(notes?: FileNotes): CubeFiles | undefined;
}

/** Cells column by column. */
export interface Cells {
  readonly quarters: number[];
  readonly scopes: Scope[];
  /** In the order of TALLY_COUNTS. */
  readonly tallies: readonly number[][];
}

/** Rows of one list, column by column. */
export interface ListRows {
  readonly list: DetailName;
  /** Places of their cells. */
  readonly cells: number[];
  /** null stands for the sum of a list that grew too long. */
  readonly keys: (string | null)[];
  /** In the order of the list's counts. */
  readonly counts: readonly number[][];
}

/** Of zstd: written once, read often. A higher one takes seconds for a twentieth. */
const LEVEL = 9;
/** In tallies, whose rows are few, counts are read quicker as differences than by a dictionary, which takes less. */
const DIFFERENCES = new Set(['cell', ...TALLY_COUNTS.map(snakeCase)]);

/** No cubes yet; of their lists those that are named alone, where they are. */
export function newCubeWriter(lists: readonly DetailName[] = DETAIL_NAMES): CubeWriter {
  const known: Cells = { quarters: [], scopes: [], tallies: TALLY_COUNTS.map(() => []) };
  const details = lists.map((list): ListRows => ({ list, cells: [], keys: [], counts: (COUNTS_OF.get(list) ?? []).map(() => []) }));
  return {
    add(quarterMs, { cells }) {
      for (const { scope, tally, detail } of cells) {
        const cell = addCell(known, quarterMs, scope, (k) => tally[TALLY_COUNTS[k] ?? 'deliveries']);
        for (const rows of details) addEntries(rows, cell, detail);
      }
    },
    async addFiles(files, isWanted) {
      const table = await tallyTable(files.tallies);
      const columns = TALLY_COUNTS.map((name) => table.counts(name));
      const places = Int32Array.from({ length: table.cells }, (_, row) => {
        const quarterMs = table.quarters[row] ?? 0;
        return isWanted(quarterMs) ? addCell(known, quarterMs, table.scopeAt(row), (k) => columns[k]?.[row] ?? 0) : -1;
      });
      for await (const { list, rows, cells, keyAt, counts } of detailTables(files, table, lists)) {
        const found = details.find((other) => other.list === list);
        for (let row = 0; found !== undefined && row < rows; row++) {
          const cell = places[cells[row] ?? 0] ?? -1;
          if (cell >= 0) addRow(found, cell, keyAt(row), (k) => counts[k]?.[row] ?? 0);
        }
      }
    },
    finish(notes = {}) {
      const { quarters } = known;
      if (quarters.length === 0) return undefined;
      const order = cellOrder(known);
      const numbers = cellNumbers(order, quarters);
      const tallyFile = fileOf(TALLY_COLUMNS, DIFFERENCES, notes, [tallyColumns(known, order, numbers)]);
      const filled = details.filter(({ cells }) => cells.length > 0);
      if (filled.length === 0) return { tallies: tallyFile };
      const groups = mapped(filled, (rows) => detailColumns(rows, numbers));
      return {
        tallies: tallyFile,
        details: fileOf(DETAIL_COLUMNS, new Set(['cell']), { ...notes, tallies: talliesNote(tallyFile) }, groups),
      };
    },
  };
}

/** One at a time: what was made of one is let go before the next. */
function* mapped<T, R>(values: Iterable<T>, of: (value: T) => R): Generator<R> {
  for (const value of values) yield of(value);
}

/** Gives the cell's place. */
function addCell({ quarters, scopes, tallies }: Cells, quarterMs: number, scope: Scope, countAt: (k: number) => number): number {
  scopes.push(scope);
  for (const [k, column] of tallies.entries()) column.push(countAt(k));
  return quarters.push(quarterMs) - 1;
}

function addRow({ cells, keys, counts }: ListRows, cell: number, key: string | null, countAt: (k: number) => number): void {
  cells.push(cell);
  keys.push(key);
  for (let k = 0; k < counts.length; k++) counts[k]?.push(countAt(k));
}

function addEntries(rows: ListRows, cell: number, detail: Detail): void {
  if (isHistogram(rows.list)) {
    for (const [value, n] of detail[rows.list]) addRow(rows, cell, `${value}`, () => n);
    return;
  }
  const { entries, many } = detail[rows.list];
  for (const entry of entries) addRow(rows, cell, entry[0], (k) => entry[k + 1] as number);
  if (many !== null) addRow(rows, cell, null, (k) => many[k] ?? 0);
}

type Values = Readonly<Record<string, readonly unknown[]>>;

function tallyColumns({ quarters, scopes, tallies }: Cells, order: readonly number[], numbers: readonly number[]): Values {
  const at = <V>(values: readonly V[]) => order.map((place) => values[place] as V);
  const texts = scopes.map(({ configuration, queue, channel, dialMode }) => [configuration, queue, channel, dialMode]);
  return {
    cell: at(numbers),
    quarter: at(quarters),
    ...Object.fromEntries(SCOPE_COLUMN_NAMES.map((name, i) => [name, at(texts).map((scope) => scope[i] || null)])),
    ...Object.fromEntries(TALLY_COUNTS.map((name, k) => [snakeCase(name), at(tallies[k] ?? [])])),
  };
}

function detailColumns(rows: ListRows, numbers: readonly number[]): Values {
  const { list, cells, keys, counts } = rows;
  const order = rowOrder(rows, numbers);
  const own = new Map((COUNTS_OF.get(list) ?? []).map((name, k) => [snakeCase(name), counts[k]]));
  return {
    ...Object.fromEntries(Object.keys(DETAIL_COLUMNS).map((name) => [name, order.map((row) => own.get(name)?.[row] ?? 0)])),
    list: order.map(() => list),
    cell: order.map((row) => numbers[cells[row] ?? 0] ?? 0),
    key: order.map((row) => keys[row] ?? ''),
    is_rest: order.map((row) => keys[row] === null),
  };
}

/** The file of row groups, each with its columns by name. */
function fileOf(shapes: ColumnShapes, differences: ReadonlySet<string>, notes: FileNotes, groups: Iterable<Values>): Uint8Array {
  const file = newParquetFile(shapes, notes, LEVEL);
  for (const values of groups) {
    file.add(
      Object.entries(values).map(
        ([name, data]): ColumnSource => ({
          name,
          data: shapes[name]?.type === 'long' || shapes[name]?.type === 'time' ? data.map((value) => BigInt(value as number)) : [...data],
          // They tell of a column that it has one value in all rows, so that it is not read.
          statistics: name !== 'key',
          ...(differences.has(name) && { encoding: 'DELTA_BINARY_PACKED' }),
        }),
      ),
    );
  }
  return file.finish() ?? new Uint8Array();
}
