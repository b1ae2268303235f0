/** Cubes of a day, or of some days, as two Parquet files: tallies and details. */
import type { ColumnSource } from 'hyparquet-writer';
import { type Cube, type Detail, TALLY_COUNTS } from '../../metrics/cube/cube.ts';
import type { Scope } from '../../metrics/fact/fact.ts';
import { type ColumnShape, snakeCase } from './columns.ts';
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
      const columns = table.counts();
      const places = Int32Array.from({ length: table.cells }, (_, row) => {
        const quarterMs = table.quarters[row] ?? 0;
        return isWanted(quarterMs) ? addCell(known, quarterMs, table.scopeAt(row), (k) => columns[k]?.[row] ?? 0) : -1;
      });
      for (const { list, cells, read } of await detailTables(files, table, lists)) {
        const [found, { keyAt, counts }] = [details.find((other) => other.list === list), await read()];
        for (const [row, place] of cells.entries()) {
          const cell = places[place] ?? -1;
          if (found !== undefined && cell >= 0) addRow(found, cell, keyAt(row), (k) => counts[k]?.[row] ?? 0);
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

type Values = Readonly<Record<string, ColumnSource['data']>>;

function tallyColumns({ quarters, scopes, tallies }: Cells, order: readonly number[], numbers: readonly number[]): Values {
  const texts = scopes.map(({ configuration, queue, channel, dialMode }) => [configuration, queue, channel, dialMode]);
  return {
    ...countColumns(TALLY_COLUMNS, TALLY_COUNTS, tallies, order),
    cell: order.map((place) => BigInt(numbers[place] ?? 0)),
    quarter: order.map((place) => BigInt(quarters[place] ?? 0)),
    ...Object.fromEntries(SCOPE_COLUMN_NAMES.map((name, i) => [name, order.map((place) => texts[place]?.[i] || null)])),
  };
}

function detailColumns(rows: ListRows, numbers: readonly number[]): Values {
  const { list, cells, keys, counts } = rows;
  const order = rowOrder(rows, numbers);
  return {
    ...countColumns(DETAIL_COLUMNS, COUNTS_OF.get(list) ?? [], counts, order),
    list: order.map(() => list),
    cell: order.map((row) => BigInt(numbers[cells[row] ?? 0] ?? 0)),
    key: order.map((row) => keys[row] ?? ''),
    is_rest: order.map((row) => keys[row] === null),
  };
}

/** The named counts in an order, and 0 in all other columns of a file. */
function countColumns(
  shapes: ColumnShapes,
  names: readonly string[],
  counts: readonly (readonly number[])[],
  order: readonly number[],
): Values {
  const known = new Map(names.map((name, k) => [snakeCase(name), counts[k]]));
  const none = { integer: new Int32Array(order.length), long: new BigInt64Array(order.length) };
  const stored = ([name, { type }]: [string, ColumnShape]): [string, ColumnSource['data']] => {
    const column = known.get(name);
    if (column === undefined) return [name, type === 'long' ? none.long : none.integer];
    return [name, order.map((row) => (type === 'long' ? BigInt(column[row] ?? 0) : (column[row] ?? 0)))];
  };
  return Object.fromEntries(Object.entries(shapes).map(stored));
}

/** The file of row groups, each with its columns by name. */
function fileOf(shapes: ColumnShapes, differences: ReadonlySet<string>, notes: FileNotes, groups: Iterable<Values>): Uint8Array {
  const file = newParquetFile(shapes, notes, LEVEL);
  for (const values of groups) {
    file.add(
      Object.entries(values).map(([name, data]) => ({
        name,
        data,
        // They tell of a column that it has one value in all rows, so that it is not read.
        statistics: name !== 'key',
        ...(differences.has(name) && { encoding: 'DELTA_BINARY_PACKED' as const }),
      })),
    );
  }
  return file.finish() ?? new Uint8Array();
}
