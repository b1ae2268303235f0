/** Columns of counts. Most counts are nearly another one of the same row (attempts, and those of them that were calls), so a column is stored as its distance from the nearest column before it. */
import type { ByteReader, ByteWriter } from './bytes.ts';

/** The values of one count, row by row. */
export type CountColumn = readonly number[];

// What a column is stored as: doubles, or distances from nothing (so the counts themselves), from the first column, from the second, ...
const DOUBLES = 0;
const FROM_ZERO = 1;
const FROM_FIRST = 2;
// Distances of such integers, doubled, are still exact.
const MAX_COMPACT = 2 ** 50;

/** Writes columns of equal length with their names. */
export function writeCounts(names: readonly string[], columns: readonly CountColumn[], out: ByteWriter): void {
  out.json(names);
  for (const [i, column] of columns.entries()) writeColumn(column, columns.slice(0, i), out);
}

/** The named columns of `count` rows; one that was not stored, as it did not exist then, holds zeros. @throws StoreError store.corrupt */
export function readCounts(names: readonly string[], count: number, input: ByteReader): readonly CountColumn[] {
  const stored = new Map<unknown, CountColumn>();
  const columns: CountColumn[] = [];
  for (const name of input.json() as readonly unknown[]) {
    const column = readColumn(count, columns, input);
    columns.push(column);
    stored.set(name, column);
  }
  return names.map((name) => stored.get(name) ?? zeros(count));
}

function writeColumn(column: CountColumn, before: readonly CountColumn[], out: ByteWriter): void {
  if (!column.every(isCompact)) {
    out.uint(2 * DOUBLES);
    for (const value of column) out.double(value);
    return;
  }
  const { base, from } = nearest(column, before);
  const isSame = column.every((value, i) => value === (from?.[i] ?? 0));
  // The lowest bit says that the column is its base, and that nothing follows.
  out.uint(2 * base + (isSame ? 1 : 0));
  if (isSame) return;
  for (let i = 0; i < column.length; i++) {
    const distance = (from?.[i] ?? 0) - (column[i] ?? 0);
    // Zigzag. A part is not greater than its whole, so with a base most distances are not negative; without one all are.
    out.uint(from === undefined ? zigzag(-distance) : zigzag(distance));
  }
}

function readColumn(count: number, before: readonly CountColumn[], input: ByteReader): CountColumn {
  const code = input.uint();
  const base = Math.floor(code / 2);
  const isSame = code % 2 === 1;
  if (base === DOUBLES) return Array.from({ length: count }, () => input.double());
  const from = base === FROM_ZERO ? undefined : before[base - FROM_FIRST];
  if (isSame) return from ?? zeros(count);
  const column = input.uints(count);
  for (let i = 0; i < count; i++) {
    const distance = unzigzag(column[i] ?? 0);
    column[i] = from === undefined ? distance : (from[i] ?? 0) - distance;
  }
  return column;
}

/** The column with the least sum of distances. */
function nearest(column: CountColumn, before: readonly CountColumn[]): { base: number; from?: CountColumn } {
  let best: { base: number; from?: CountColumn } = { base: FROM_ZERO };
  let least = distanceOf(column, undefined, Number.POSITIVE_INFINITY);
  for (let k = before.length - 1; k >= 0 && least > 0; k--) {
    const from = before[k];
    if (from === undefined) continue;
    const distance = distanceOf(column, from, least);
    if (distance >= least) continue;
    best = { base: FROM_FIRST + k, from };
    least = distance;
  }
  return best;
}

/** Infinity as soon as it reaches `limit`, or where the other column has no such integers. */
function distanceOf(column: CountColumn, from: CountColumn | undefined, limit: number): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) {
    const other = from === undefined ? 0 : (from[i] ?? 0);
    if (!isCompact(other)) return Number.POSITIVE_INFINITY;
    sum += Math.abs((column[i] ?? 0) - other);
    if (sum >= limit) return Number.POSITIVE_INFINITY;
  }
  return sum;
}

function zeros(count: number): CountColumn {
  return new Array<number>(count).fill(0);
}

function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function unzigzag(code: number): number {
  return code % 2 === 0 ? code / 2 : -(code + 1) / 2;
}

function isCompact(value: number): boolean {
  return Number.isSafeInteger(value) && Math.abs(value) <= MAX_COMPACT && !Object.is(value, -0);
}
