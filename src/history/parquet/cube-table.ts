/** Tallies and details column by column, as they come out of their files. */
import { createHash } from 'node:crypto';
import { StoreError } from '../../errors.ts';
import { TALLY_COUNTS } from '../../metrics/cube/cube.ts';
import type { Scope } from '../../metrics/fact/fact.ts';
import { snakeCase } from './columns.ts';
import { COUNTS_OF, type DetailName, isDetailName, TALLY_COLUMNS } from './cube-columns.ts';
import { notesOf, type ReadColumns, type RowGroup, rowGroupsOf } from './parquet-file.ts';
import { type At, wholes } from './reading.ts';
import { scopesIn } from './record-columns.ts';

const COUNT_NAMES = TALLY_COUNTS.map(snakeCase);

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
  /** In the order of TALLY_COUNTS, where they were read; undefined for one that is 0 in all cells. */
  counts(): readonly (ArrayLike<number> | undefined)[];
}

/** Rows of one list. */
export interface DetailTable {
  readonly list: DetailName;
  /** The place of each row's cell. */
  readonly cells: Int32Array;
  read(): Promise<DetailValues>;
}

export interface DetailValues {
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
    counts: () => COUNT_NAMES.map((name) => (group.only(name) === 0 ? undefined : wholes(columns, name))),
  };
}

/**
 * The details of those lists that are wanted and known: one of a later release is passed over. Their values are read one by one, since they take much memory,
 * and no more can be wrong by then.
 * @throws StoreError store.corrupt
 */
export async function detailTables(
  { tallies, details }: CubeFiles,
  table: Pick<TallyTable, 'cells' | 'first'>,
  lists: readonly string[],
): Promise<readonly DetailTable[]> {
  if (details === undefined) return [];
  if (notesOf(details).tallies !== talliesNote(tallies)) throw corrupt('its details belong to other tallies');
  const found: DetailTable[] = [];
  for (const group of rowGroupsOf(details)) {
    const list = group.only('list');
    if (!isDetailName(list) || !lists.includes(list)) continue;
    found.push({ list, cells: placesIn(await group.read(['cell']), table), read: () => valuesIn(group, list) });
  }
  return found;
}

async function valuesIn(group: RowGroup, list: DetailName): Promise<DetailValues> {
  const names = (COUNTS_OF.get(list) ?? []).map(snakeCase);
  const columns = await group.read(['key', ...names, ...(group.only('is_rest') === false ? [] : ['is_rest'])]);
  const [keys, isRest] = [columns.values<string>('key'), columns.values<boolean>('is_rest')];
  return {
    keyAt: (row) => (isRest[row] === true ? null : (keys[row] ?? '')),
    counts: names.map((name) => wholes(columns, name)),
  };
}

/** The places of cells among those of the tallies. */
function placesIn(columns: ReadColumns, { cells, first }: Pick<TallyTable, 'cells' | 'first'>): Int32Array {
  const numbers = BigInt64Array.from(columns.values<number>('cell') as unknown as ArrayLike<bigint>);
  // By their lower halves, which differ as they do: to turn a million bigints into numbers takes as long as all else.
  const halves = new Int32Array(numbers.buffer);
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
