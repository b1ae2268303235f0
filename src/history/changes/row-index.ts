/** Where ids lie in a blob, in eight bytes a row: most ids that are asked for are in none of them, and that is told without reading records. */

/** Told by 30 bits of a hash, so one of some millions of ids may be named for another: whoever reads the row finds out. */
export interface RowIndex {
  readonly rows: number;
  /** Numbers of the rows that may have the id. */
  rowsOf(id: string): readonly number[];
}

// Hash and row number in one double: 30 and 23 bits.
const MOST_ROWS = 2 ** 23;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** @throws RangeError for more than eight million rows */
export function rowIndex(rows: number, id: (row: number) => string): RowIndex {
  if (rows > MOST_ROWS) throw new RangeError(`Cannot index ${rows} rows: at most ${MOST_ROWS}`);
  const places = new Float64Array(rows);
  for (let row = 0; row < rows; row++) places[row] = hashOf(id(row)) * MOST_ROWS + row;
  places.sort();
  return {
    rows,
    rowsOf(wanted) {
      const first = hashOf(wanted) * MOST_ROWS;
      const found: number[] = [];
      for (let at = firstFrom(places, first); at < rows && (places[at] ?? 0) < first + MOST_ROWS; at++)
        found.push((places[at] ?? 0) - first);
      return found;
    },
  };
}

function firstFrom(places: Float64Array, value: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** FNV-1a, 30 bits of it: ids of one kind may begin with a time, so their first digits tell little. */
function hashOf(id: string): number {
  let hash = FNV_OFFSET;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), FNV_PRIME);
  return hash >>> 2;
}
