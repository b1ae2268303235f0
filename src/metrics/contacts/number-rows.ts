/** Rows of a fixed number of numbers, kept in chunks: millions of them take eight bytes a number and are never copied to grow. */

/** Rows a chunk, a power of two: the chunk of a row and its place there are bits of its index. */
const CHUNK_BITS = 13;
const CHUNK_ROWS = 1 << CHUNK_BITS;
const IN_CHUNK = CHUNK_ROWS - 1;

export interface NumberRows {
  readonly size: number;
  /** Adds a row of `width` numbers. */
  push(row: readonly number[]): void;
  /** A number of the row that was added as number `index`, both counted from 0. */
  at(index: number, column: number): number;
  /** The indexes of the rows in the order of their first number, a group from 0 to `groups` - 1; `ends` tells where in `order` each group ends. */
  groupByFirst(groups: number): { readonly order: Uint32Array; readonly ends: Uint32Array };
}

/** @param width numbers a row */
export function newNumberRows(width: number): NumberRows {
  const chunks: Float64Array[] = [];
  let size = 0;
  const at = (index: number, column: number): number => chunks[index >>> CHUNK_BITS]?.[(index & IN_CHUNK) * width + column] ?? 0;
  const chunkOf = (index: number): Float64Array => {
    const number = index >>> CHUNK_BITS;
    const chunk = chunks[number] ?? new Float64Array(CHUNK_ROWS * width);
    chunks[number] = chunk;
    return chunk;
  };
  return {
    get size() {
      return size;
    },
    push(row) {
      const chunk = chunkOf(size);
      const start = (size & IN_CHUNK) * width;
      // Quicker than set() for so few.
      for (let column = 0; column < width; column++) chunk[start + column] = row[column] ?? 0;
      size++;
    },
    at,
    groupByFirst(groups) {
      const groupOf = (index: number) => at(index, 0);
      const ends = new Uint32Array(groups + 1);
      for (let i = 0; i < size; i++) ends[groupOf(i) + 1] = (ends[groupOf(i) + 1] ?? 0) + 1;
      for (let group = 0; group < groups; group++) ends[group + 1] = (ends[group + 1] ?? 0) + (ends[group] ?? 0);
      // A counting sort: each row goes to the next free place of its group, whose start moves up to its end.
      const order = new Uint32Array(size);
      for (let i = 0; i < size; i++) {
        const place = ends[groupOf(i)] ?? 0;
        order[place] = i;
        ends[groupOf(i)] = place + 1;
      }
      return { order, ends };
    },
  };
}
