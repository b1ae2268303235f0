/** Cubes of a day, or of some days, as two Parquet files: tallies and details. */

import { type Cube, type Detail, TALLY_COUNTS } from '../../metrics/cube/cube.ts';
import type { Scope } from '../../metrics/fact/fact.ts';
import type { FileContent } from '../schemas/stored-kinds.ts';
import { snakeCase } from './columns.ts';
import { COUNTS_OF, type ColumnShapes, DETAIL_COLUMNS, DETAIL_NAMES, type DetailName, isHistogram, TALLY_COLUMNS } from './cube-columns.ts';
import { cellNumbers, cellOrder, rowOrder } from './cube-order.ts';
import { type Cells, detailColumns, type ListRows, tallyColumns, type Values } from './cube-rows.ts';
import { type CubeFiles, detailTables, type IsWanted, talliesNote, tallyTable } from './cube-table.ts';
import type { FileNotes } from './file-metadata.ts';
import { newParquetFile } from './parquet-file.ts';

/** Files under construction. A quarter hour is added once, from its cube or from files. */
export interface CubeWriter {
  add(quarterMs: number, cube: Cube): void;
  /** Copies the quarter hours that are wanted as they are, all or none of them. @throws StoreError store.corrupt */
  addFiles(files: CubeFiles, isWanted: IsWanted): Promise<void>;
  /** undefined without any cell. The same cubes are the same bytes, in whatever order they were added. */
  finish(notes?: FileNotes): CubeFiles | undefined;
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
      // What can be wrong with files is found before any of them is added.
      const tables = await detailTables(files, table, lists);
      const columns = table.counts();
      const places = Int32Array.from({ length: table.cells }, (_, row) => {
        const quarterMs = table.quarters[row] ?? 0;
        return isWanted(quarterMs) ? addCell(known, quarterMs, table.scopeAt(row), (k) => columns[k]?.[row] ?? 0) : -1;
      });
      for (const { list, cells, read } of tables) {
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
      const tallyFile = fileOf('tallies', TALLY_COLUMNS, DIFFERENCES, notes, [tallyColumns(known, order, numbers)]);
      const filled = details.filter(({ cells }) => cells.length > 0);
      if (filled.length === 0) return { tallies: tallyFile };
      const groups = mapped(filled, (rows) => detailColumns(rows, rowOrder(rows, numbers), numbers));
      return {
        tallies: tallyFile,
        details: fileOf('details', DETAIL_COLUMNS, new Set(['cell']), { ...notes, tallies: talliesNote(tallyFile) }, groups),
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

/** The file of row groups, each with its columns by name. */
function fileOf(
  holds: FileContent,
  shapes: ColumnShapes,
  differences: ReadonlySet<string>,
  notes: FileNotes,
  groups: Iterable<Values>,
): Uint8Array {
  const file = newParquetFile(holds, shapes, notes, LEVEL);
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
