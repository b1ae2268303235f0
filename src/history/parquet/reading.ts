/** Values out of the columns of a file as records have them. */
import type { CellValue } from './columns.ts';
import { corrupt } from './file-metadata.ts';
import type { ReadColumns } from './parquet-file.ts';

/** The value of a row, by its number. */
export type At<V> = (row: number) => V;

/** Texts, of which null stands for the empty one. */
export function texts(columns: ReadColumns, name: string): At<string> {
  const values = columns.values<string>(name);
  return (row) => values[row] ?? '';
}

/** Whole numbers; INT64 comes as bigint, and what records hold lies within 2^53. */
export function numbersOrNull(columns: ReadColumns, name: string): At<number | null> {
  const values = columns.values<CellValue>(name) as readonly (number | bigint | null)[];
  return (row) => {
    const value = values[row] ?? null;
    return typeof value === 'bigint' ? Number(value) : value;
  };
}

/** The same, where null stands for a number of its own. */
export function numbers(columns: ReadColumns, name: string, none = 0): At<number> {
  const at = numbersOrNull(columns, name);
  return (row) => at(row) ?? none;
}

/** What JSON texts hold; equal texts give one object. What it gives throws StoreError store.corrupt. */
export function jsons<V>(columns: ReadColumns, name: string, none: V): At<V> {
  const values = columns.values<string>(name);
  const known = new Map<string, V>();
  return (row) => {
    const text = values[row] ?? null;
    if (text === null) return none;
    const value = known.get(text) ?? parsed<V>(text);
    known.set(text, value);
    return value;
  };
}

/** The whole numbers of a required column, row by row; INT64 comes as bigints. */
export function wholes(columns: ReadColumns, name: string): ArrayLike<number> {
  const values = columns.values<CellValue>(name) as ArrayLike<number> | ArrayLike<bigint>;
  if (typeof values[0] !== 'bigint') return values as ArrayLike<number>;
  const numbers = new Float64Array(values.length);
  for (let row = 0; row < numbers.length; row++) numbers[row] = Number(values[row]);
  return numbers;
}

function parsed<V>(text: string): V {
  try {
    return JSON.parse(text) as V;
  } catch (error) {
    throw corrupt(error);
  }
}
