/** Columns: how many values of one field become few bytes. Every column gives back exactly what it was given. */
import { StoreError } from '../../errors.ts';
import { ByteReader, ByteWriter } from './bytes.ts';

/** The columns packed before this one, by name: times are near each other, so they are stored as differences. */
export type Neighbours = ReadonlyMap<string, readonly unknown[]>;

/** One field of all records. */
export interface Column<T> {
  write(values: readonly T[], out: ByteWriter, near: Neighbours): void;
  read(count: number, input: ByteReader, near: Neighbours): readonly T[];
  /** The values of some records, by their numbers in ascending order: for columns whose values take long to make, and that no other is near to. */
  readSome?(count: number, input: ByteReader, records: readonly number[]): readonly T[];
  /** The value in records that were stored before the field existed; without it such records cannot be read. */
  readonly absent?: T;
}

/** Some of the records by their numbers, ascending, and what one field of each of them is. */
export interface Found<T> {
  readonly records: readonly number[];
  readonly values: readonly T[];
}

/** A column of records, of which some can be found by one of their fields alone. */
export interface RecordColumn<T> extends Column<T> {
  /** @param find tells the records that are wanted from the bytes of the field */
  readWhere<Name extends keyof T & string>(
    count: number,
    input: ByteReader,
    field: Name,
    find: (count: number, field: ByteReader) => Found<T[Name]>,
  ): readonly T[];
}

/** Records as one column a field, each written as its name, its length in bytes, and its bytes. A field of the table that is not stored takes its `absent`; a stored field that the table lacks is passed over. */
export function record<T extends object>(fields: { readonly [K in keyof T]: Column<T[K]> }): RecordColumn<T> {
  const table = Object.entries(fields) as [keyof T & string, Column<unknown>][];
  return {
    write(values, out, near) {
      const done = new Map(near);
      out.uint(table.length);
      for (const [name, column] of table) {
        const field = values.map((value) => value[name]);
        const bytes = new ByteWriter();
        column.write(field, bytes, done);
        out.json(name);
        out.block(bytes.bytes);
        done.set(name, field);
      }
    },
    read(count, input, near) {
      const stored = readFields(input);
      const done = new Map(near);
      for (const [name, column] of table) done.set(name, readField(name, column, stored.get(name), count, done));
      return recordsOf(
        count,
        table.map(([name]) => [name, done.get(name) ?? []]),
      );
    },
    readWhere(count, input, field, find) {
      const stored = readFields(input);
      const { records, values } = find(count, readerOf(stored, field));
      if (records.length === 0) return [];
      const done = new Map<string, readonly unknown[]>();
      const columns = table.map(([name, column]) => {
        if (name === field) return [name, values] as const;
        const bytes = stored.get(name);
        if (bytes && column.readSome) return [name, column.readSome(count, new ByteReader(bytes), records)] as const;
        // Of all records, though some are wanted: a later column may be stored as differences from it.
        const whole = readField(name, column, bytes, count, done);
        done.set(name, whole);
        return [name, records.map((i) => whole[i])] as const;
      });
      return recordsOf(records.length, columns);
    },
  };
}

/** The fields of packed records as bytes, by name. */
export function readFields(input: ByteReader): ReadonlyMap<unknown, Uint8Array> {
  const stored = new Map<unknown, Uint8Array>();
  for (let left = input.uint(); left > 0; left--) stored.set(input.json(), input.block());
  return stored;
}

function recordsOf<T>(count: number, columns: readonly (readonly [name: string, field: readonly unknown[]])[]): readonly T[] {
  // A copy of an object that has all fields is made faster than one that gets them one by one.
  const blank: Record<string, unknown> = Object.fromEntries(columns.map(([name]) => [name, null]));
  const records: T[] = [];
  for (let i = 0; i < count; i++) {
    const value = { ...blank };
    for (const [name, field] of columns) value[name] = field[i];
    records.push(value as T);
  }
  return records;
}

function readField(
  name: string,
  column: Column<unknown>,
  bytes: Uint8Array | undefined,
  count: number,
  near: Neighbours,
): readonly unknown[] {
  if (bytes) return column.read(count, new ByteReader(bytes), near);
  if (!('absent' in column)) throw lackOf(name);
  return Array(count).fill(column.absent);
}

/** A field that all records have. @throws StoreError store.corrupt */
export function readerOf(fields: ReadonlyMap<unknown, Uint8Array>, name: string): ByteReader {
  const bytes = fields.get(name);
  if (bytes === undefined) throw lackOf(name);
  return new ByteReader(bytes);
}

function lackOf(name: string): StoreError {
  return new StoreError('store.corrupt', `Cannot read packed records: they have no field "${name}"`);
}

/**
 * Few distinct values of any plain JSON: each once, then its number a record. Equal objects come back as one object;
 * `shared` may give a known object instead, equal to the one that it is given.
 */
export function few<T>(shared: (value: T) => T = (value) => value): Column<T> {
  return {
    write(values, out) {
      const { distinct, ids } = numbered(values);
      out.json(distinct);
      for (const id of ids) out.uint(id);
    },
    read(count, input) {
      const distinct = (input.json() as T[]).map(shared);
      return input.uints(count).map((id) => valueAt(distinct, id));
    },
    readSome(count, input, records) {
      const distinct = (input.json() as T[]).map(shared);
      const ids = input.uints(count);
      return records.map((i) => valueAt(distinct, ids[i] ?? distinct.length));
    },
  };
}

function valueAt<T>(distinct: readonly T[], id: number): T {
  if (id >= distinct.length) throw new StoreError('store.corrupt', `Cannot read packed records: there is no value ${id}`);
  return distinct[id] as T;
}

/** The distinct values in the order of first mention, and the number of each value in it. */
export function numbered<T>(values: readonly T[]): { readonly distinct: readonly T[]; readonly ids: readonly number[] } {
  const distinct: T[] = [];
  const numbers = new Map<string, number>();
  // Texts, numbers and shared objects are found without their JSON, which takes long to write.
  const known = new Map<T, number>();
  const ids = values.map((value) => {
    const id = known.get(value);
    if (id !== undefined) return id;
    const json = JSON.stringify(value);
    const found = numbers.get(json) ?? distinct.push(value) - 1;
    numbers.set(json, found);
    known.set(value, found);
    return found;
  });
  return { distinct, ids };
}
