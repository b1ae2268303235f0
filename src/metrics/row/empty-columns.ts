/** Columns whose emptiness is watched: a column that suddenly stays empty makes numbers wrong without any error. */
import { type Columns, columnsWith, type NamesWith } from './column.ts';
import { DELIVERY_COLUMNS } from './columns.ts';
import type { DeliveryRow } from './row.ts';
import { isBlank } from './text.ts';

// 1 << 31 is negative.
const MAX_BITS = 31;

export type WatchedColumn = NamesWith<typeof DELIVERY_COLUMNS, 'emptyBit'>;

/** Watched columns of a finished delivery, each one at its bit. */
export const WATCHED_COLUMNS: readonly WatchedColumn[] = watchedOf(DELIVERY_COLUMNS);

/** The watched columns of a table by their bits. @throws RangeError where a bit is used twice, left out or one too many */
export function watchedOf<Table extends Columns>(table: Table): readonly NamesWith<Table, 'emptyBit'>[] {
  const watched = columnsWith(table, 'emptyBit').toSorted(([, a], [, b]) => a - b);
  for (const [i, [column, bit]] of watched.entries()) {
    if (bit !== i) throw new RangeError(`Cannot watch column "${column}": its emptyBit is ${bit}, and the next free one is ${i}`);
    if (bit >= MAX_BITS) throw new RangeError(`Cannot watch column "${column}": there are ${MAX_BITS} bits`);
  }
  return watched.map(([column]) => column);
}

/** Bits of the watched columns that are null, absent or blank. */
export function emptyColumnsOf(row: DeliveryRow): number {
  let bits = 0;
  for (let i = 0; i < WATCHED_COLUMNS.length; i++) {
    const column = WATCHED_COLUMNS[i];
    if (column !== undefined && isBlank(row[column])) bits |= 1 << i;
  }
  return bits;
}
