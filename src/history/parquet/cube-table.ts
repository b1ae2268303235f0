/** Tallies and details column by column, as they come out of their files. */
import { createHash } from 'node:crypto';
import { StoreError } from '../../errors.ts';
import type { Scope } from '../../metrics/fact/fact.ts';
import { snakeCase } from './columns.ts';
import { COUNTS_OF, type DetailName, TALLY_COLUMNS } from './cube-columns.ts';
import { notesOf, type ReadColumns, rowGroupsOf } from './parquet-file.ts';
import { type At, wholes } from './reading.ts';
import { scopesIn } from './record-columns.ts';

/** Cubes as files; without details where no cell has any. */
export interface CubeFiles {
  readonly tallies: Uint8Array;
  readonly details?: Uint8Array | undefined;
}

/** Tells the quarter hours that are wanted, by their start in UTC epoch milliseconds. */
export type IsWanted = (quarterMs: number) => boolean;

/** Cells by their place. */
export interface TallyTable {
  readonly cells: number;
  /** Number of the first cell; the others follow. */
  readonly first: number;
  readonly quarters: ArrayLike<number>;
  readonly scopeAt: At<Scope>;
  counts(name: string): ArrayLike<number>;
}

/** Rows of one list. */
export interface DetailTable {
  readonly list: DetailName;
  readonly rows: number;
  /** The place of each row's cell. */
  readonly cells: ArrayLike<number>;
  /** null stands for the sum of a list that grew too long. */
  readonly keyAt: At<string | null>;
  /** In the order of the list's counts. */
  readonly counts: readonly ArrayLike<number>[];
}

/** The tallies of a file; with these counts alone, by the names of their columns, where they are named. @throws StoreError store.corrupt */
export async function tallyTable(bytes: Uint8Array, names: readonly string[] = Object.keys(TALLY_COLUMNS)): Promise<TallyTable> {
  const [group, ...others] = rowGroupsOf(bytes);
  if (group === undefined || others.length > 0) throw corrupt('its tallies are not one row group');
  const columns = await group.read(names);
  return {
    cells: columns.rows,
    first: Number(columns.values<number>('cell')[0] ?? 0),
    quarters: wholes(columns, 'quarter'),
    scopeAt: scopesIn(columns),
    counts: (name) => wholes(columns, snakeCase(name)),
  };
}

/** The details of those lists that are wanted and known: one of a later release is passed over. @throws StoreError store.corrupt */
export async function* detailTables(
  { tallies, details }: CubeFiles,
  table: Pick<TallyTable, 'cells' | 'first'>,
  lists: readonly string[],
): AsyncGenerator<DetailTable> {
  if (details === undefined) return;
  if (notesOf(details).tallies !== talliesNote(tallies)) throw corrupt('its details belong to other tallies');
  for (const group of rowGroupsOf(details)) {
    const list = group.only('list');
    const names = typeof list === 'string' && lists.includes(list) ? COUNTS_OF.get(list) : undefined;
    if (names === undefined) continue;
    const columns = await group.read(['cell', 'key', ...(group.only('is_rest') === false ? [] : ['is_rest']), ...names.map(snakeCase)]);
    const [keys, isRest] = [columns.values<string>('key'), columns.values<boolean>('is_rest')];
    yield {
      list: list as DetailName,
      rows: group.rows,
      cells: placesIn(columns, table),
      keyAt: (row) => (isRest[row] === true ? null : (keys[row] ?? '')),
      counts: names.map((name) => wholes(columns, snakeCase(name))),
    };
  }
}

/** The places of cells among those of the tallies. */
function placesIn(columns: ReadColumns, { cells, first }: Pick<TallyTable, 'cells' | 'first'>): Int32Array {
  const numbers = columns.values<number>('cell') as unknown as BigInt64Array | ArrayLike<bigint>;
  // By their lower halves, which differ as they do: to turn a million bigints into numbers takes as long as all else.
  const halves = new Int32Array(BigInt64Array.from(numbers).buffer);
  const lowest = Number(BigInt.asIntN(32, BigInt(first)));
  const places = new Int32Array(columns.rows);
  for (let row = 0; row < places.length; row++) {
    const place = ((halves[2 * row] ?? 0) - lowest) | 0;
    if (place < 0 || place >= cells) throw corrupt('its details name a cell that is not there');
    places[row] = place;
  }
  return places;
}

/** What details note of the tallies they belong to. */
export function talliesNote(tallies: Uint8Array): string {
  return createHash('sha256').update(tallies).digest('hex').slice(0, 16);
}

function corrupt(state: string): StoreError {
  return new StoreError('store.corrupt', `Cannot read cubes: ${state}`);
}
