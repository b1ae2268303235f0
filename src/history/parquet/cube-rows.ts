/** Rows of cube files as their columns, and these in the order and the types that files have. */
import type { ColumnSource } from 'hyparquet-writer';
import { TALLY_COUNTS } from '../../metrics/cube/cube.ts';
import type { Scope } from '../../metrics/fact/fact.ts';
import { type ColumnShape, snakeCase } from './columns.ts';
import { COUNTS_OF, type ColumnShapes, DETAIL_COLUMNS, type DetailName, TALLY_COLUMNS } from './cube-columns.ts';
import { SCOPE_COLUMN_NAMES } from './record-columns.ts';

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

/** The values of columns as they are stored, by name. */
export type Values = Readonly<Record<string, ColumnSource['data']>>;

/** Cells in an order, with their numbers. */
export function tallyColumns({ quarters, scopes, tallies }: Cells, order: readonly number[], numbers: readonly number[]): Values {
  const texts = scopes.map(({ configuration, queue, channel, dialMode }) => [configuration, queue, channel, dialMode]);
  return {
    ...countColumns(TALLY_COLUMNS, TALLY_COUNTS, tallies, order),
    cell: order.map((place) => BigInt(numbers[place] ?? 0)),
    quarter: order.map((place) => BigInt(quarters[place] ?? 0)),
    ...Object.fromEntries(SCOPE_COLUMN_NAMES.map((name, i) => [name, order.map((place) => texts[place]?.[i] || null)])),
  };
}

/** Rows of a list in an order, with the numbers of their cells. */
export function detailColumns({ list, cells, keys, counts }: ListRows, order: readonly number[], numbers: readonly number[]): Values {
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
