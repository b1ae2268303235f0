/** The counts of list entries, as vectors: most follow from the counts of the whole that the list is a part of, and of the rest there are few different ones. */
import { StoreError } from '../../errors.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';
import { readCounts, writeCounts } from './count-table.ts';

/** Counts of one entry. */
export type Vector = readonly number[];

// What an entry's counts are: those of the whole, what the others of its list leave of the whole (for the last entry), or none of these.
const WHOLE = 0;
const REST = 1;
const OTHER = 2;
// How a table is stored: vector by vector, or the different ones and then the number of each vector's own.
const ROWS = 0;
const DISTINCT = 1;

/** Writes the vectors of each list; `wholes` holds one vector a list, as long as `names`. */
export function writeParts(
  names: readonly string[],
  lists: readonly (readonly Vector[])[],
  wholes: readonly Vector[],
  out: ByteWriter,
): void {
  const others: Vector[] = [];
  for (const [i, vectors] of lists.entries()) {
    const whole = wholes[i] ?? [];
    const rest = vectors.length < 2 ? whole : restOf(whole, vectors.slice(0, -1));
    for (const [k, vector] of vectors.entries()) {
      const code = isSame(vector, whole) ? WHOLE : k === vectors.length - 1 && isSame(vector, rest) ? REST : OTHER;
      out.uint(code);
      if (code === OTHER) others.push(vector);
    }
  }
  writeTable(names, others, out);
}

/** The vectors of lists of these sizes. @throws StoreError store.corrupt */
export function readParts(
  names: readonly string[],
  sizes: readonly number[],
  wholes: readonly Vector[],
  input: ByteReader,
): readonly (readonly Vector[])[] {
  const codes = sizes.map((size) => input.uints(size));
  const count = codes.reduce((sum, list) => sum + list.filter((code) => code === OTHER).length, 0);
  const others = readTable(names, count, input).values();
  return codes.map((list, i) => {
    const whole = wholes[i] ?? [];
    const vectors: Vector[] = [];
    for (const code of list) {
      vectors.push(code === WHOLE ? whole : code === REST ? restOf(whole, vectors) : (others.next().value ?? []));
    }
    return vectors;
  });
}

/** Writes vectors, each different one once where they repeat. */
export function writeTable(names: readonly string[], vectors: readonly Vector[], out: ByteWriter): void {
  const ids = new Map<string, number>();
  const idOfEach = vectors.map((vector) => {
    // A number's sign tells -0 from 0.
    const key = vector.map((count) => (Object.is(count, -0) ? '-0' : count)).join();
    const id = ids.get(key) ?? ids.size;
    ids.set(key, id);
    return id;
  });
  // Where fewer repeat, the numbers cost more than the repeats they save.
  if (ids.size * 2 > vectors.length) {
    out.uint(ROWS);
    writeColumns(names, vectors, out);
    return;
  }
  const distinct: Vector[] = [];
  for (const [i, id] of idOfEach.entries()) distinct[id] ??= vectors[i] ?? [];
  out.uint(DISTINCT);
  out.uint(distinct.length);
  writeColumns(names, distinct, out);
  for (const id of idOfEach) out.uint(id);
}

/** So many vectors. @throws StoreError store.corrupt */
export function readTable(names: readonly string[], count: number, input: ByteReader): readonly Vector[] {
  if (input.uint() === ROWS) return readRows(names, count, input);
  const distinct = readRows(names, input.uint(), input);
  return input.uints(count).map((id) => {
    const vector = distinct[id];
    if (vector === undefined) throw new StoreError('store.corrupt', `Cannot read packed counts: there is no vector ${id}`);
    return vector;
  });
}

/**
 * Adds each of so many vectors to its target, from the place `at` on, without making the vectors; one without a target is passed over.
 * @throws StoreError store.corrupt
 */
export function addTable(names: readonly string[], targets: readonly (Float64Array | undefined)[], at: number, input: ByteReader): void {
  const areRows = input.uint() === ROWS;
  const stored = areRows ? targets.length : input.uint();
  const columns = readCounts(names, stored, input);
  const ids = areRows ? undefined : input.uints(targets.length);
  for (const [i, target] of targets.entries()) {
    const row = ids === undefined ? i : (ids[i] ?? stored);
    if (row >= stored) throw new StoreError('store.corrupt', `Cannot read packed counts: there is no vector ${row}`);
    if (target === undefined) continue;
    for (let k = 0; k < columns.length; k++) target[at + k] = (target[at + k] ?? 0) + (columns[k]?.[row] ?? 0);
  }
}

function writeColumns(names: readonly string[], vectors: readonly Vector[], out: ByteWriter): void {
  const columns = names.map((_, i) => vectors.map((vector) => vector[i] ?? 0));
  writeCounts(names, columns, out);
}

function readRows(names: readonly string[], count: number, input: ByteReader): readonly Vector[] {
  const columns = readCounts(names, count, input);
  return Array.from({ length: count }, (_, row) => columns.map((column) => column[row] ?? 0));
}

/** What the vectors leave of the whole. */
function restOf(whole: Vector, vectors: readonly Vector[]): Vector {
  const rest = [...whole];
  for (const vector of vectors) for (let i = 0; i < rest.length; i++) rest[i] = (rest[i] ?? 0) - (vector[i] ?? 0);
  return rest;
}

function isSame(a: Vector, b: Vector): boolean {
  return a.length === b.length && a.every((count, i) => Object.is(count, b[i]));
}
