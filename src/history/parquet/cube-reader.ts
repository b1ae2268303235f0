/** Tallies and cubes of quarter hours out of their files, exactly. */
import { newDetail } from '../../metrics/cube/cell.ts';
import { type Cell, type Cube, EMPTY_TALLY, scopeKey, TALLY_COUNTS, type Tally } from '../../metrics/cube/cube.ts';
import { type Entry, openListOf } from '../../metrics/cube/open-list.ts';
import { DETAIL_NAMES, type DetailName, isHistogram } from './cube-columns.ts';
import {
  type CubeFiles,
  type DetailTable,
  type DetailValues,
  detailTables,
  type IsWanted,
  type TallyTable,
  tallyTable,
} from './cube-table.ts';
import { SCOPE_COLUMN_NAMES } from './record-columns.ts';
import type { QuarterTallies } from './tallies.ts';

export interface QuarterCube {
  /** Start of the quarter hour, UTC epoch milliseconds. */
  readonly quarterMs: number;
  readonly cube: Cube;
}

/** The tallies of the wanted quarter hours in order of time. @throws StoreError store.corrupt */
export async function talliesIn(tallies: Uint8Array, isWanted: IsWanted): Promise<readonly QuarterTallies[]> {
  const table = await tallyTable(tallies);
  const tallyAt = talliesAt(table);
  return byQuarter(table, isWanted, (row) => ({ scope: table.scopeAt(row), tally: tallyAt(row) })).map(([quarterMs, cells]) => ({
    quarterMs,
    cells,
  }));
}

/** The cubes of the wanted quarter hours in order of time, as narrowCube() leaves them where lists are named. @throws StoreError store.corrupt */
export async function cubesIn(files: CubeFiles, isWanted: IsWanted, lists?: readonly DetailName[]): Promise<readonly QuarterCube[]> {
  const table = await tallyTable(files.tallies, lists && NAMES_OF_CELLS);
  const tallyAt = lists === undefined ? talliesAt(table) : () => EMPTY_TALLY;
  const details: ReturnType<typeof newDetail>[] = [];
  const quarters = byQuarter(table, isWanted, (row): Cell => {
    details[row] = newDetail();
    return { scope: table.scopeAt(row), tally: tallyAt(row), detail: details[row] };
  });
  for (const rows of await detailTables(files, table, lists ?? DETAIL_NAMES)) fill(details, rows, await rows.read());
  return quarters.map(([quarterMs, cells]) => ({ quarterMs, cube: { cells } }));
}

/** The columns of tallies that tell the cells alone. */
const NAMES_OF_CELLS = ['cell', 'quarter', ...SCOPE_COLUMN_NAMES];

function talliesAt(table: TallyTable): (row: number) => Tally {
  const columns = table.counts().flatMap((counts, k) => (counts === undefined ? [] : [{ name: TALLY_COUNTS[k] ?? 'intake', counts }]));
  return (row) => {
    const tally = { ...EMPTY_TALLY };
    for (const { name, counts } of columns) tally[name] = counts[row] ?? 0;
    return tally;
  };
}

function byQuarter<C extends { readonly scope: Cell['scope'] }>(
  { cells, quarters }: TallyTable,
  isWanted: IsWanted,
  cellOf: (row: number) => C,
) {
  const found = new Map<number, C[]>();
  for (let row = 0; row < cells; row++) {
    const quarterMs = quarters[row] ?? 0;
    if (!isWanted(quarterMs)) continue;
    const known = found.get(quarterMs);
    if (known === undefined) found.set(quarterMs, [cellOf(row)]);
    else known.push(cellOf(row));
  }
  for (const list of found.values()) list.sort((a, b) => (scopeKey(a.scope) < scopeKey(b.scope) ? -1 : 1));
  return [...found].sort(([a], [b]) => a - b);
}

/** Puts the rows of a list into the details of their cells. */
function fill(
  details: readonly (ReturnType<typeof newDetail> | undefined)[],
  { list, cells }: DetailTable,
  { keyAt, counts }: DetailValues,
): void {
  const entries = new Map<number, Entry[]>();
  for (let row = 0; row < cells.length; row++) {
    const detail = details[cells[row] ?? -1];
    if (detail === undefined) continue;
    const [key, own] = [keyAt(row), counts.map((column) => column[row] ?? 0)];
    if (key === null) {
      if (!isHistogram(list)) detail[list] = { entries: [], many: own };
      continue;
    }
    const known = entries.get(cells[row] ?? -1);
    if (known === undefined) entries.set(cells[row] ?? -1, [[key, ...own]]);
    else known.push([key, ...own]);
  }
  for (const [cell, found] of entries) {
    const detail = details[cell];
    if (detail === undefined) continue;
    if (isHistogram(list)) detail[list] = found.map(([key, count = 0]) => [Number(key), count] as const).sort(([a], [b]) => a - b);
    else detail[list] = openListOf(found, Number.POSITIVE_INFINITY);
  }
}
