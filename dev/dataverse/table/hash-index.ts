/** Finds rows by the exact key of one column. */
import { keyOf } from './key.ts';
import type { Row } from './row.ts';
import type { Column } from './schema.ts';

export class HashIndex {
  // Most keys of a primary key have one row: kept bare, a million arrays are saved.
  readonly #buckets = new Map<string | number, Row | Row[]>();
  readonly #column: Column;

  constructor(column: Column) {
    this.#column = column;
  }

  /** The rows with this key; none for an unknown one. */
  get(key: string | number): readonly Row[] {
    const bucket = this.#buckets.get(key);
    if (bucket === undefined) return [];
    return Array.isArray(bucket) ? bucket : [bucket];
  }

  /** Adds a row; one without a value in the column is left out. */
  add(row: Row): void {
    const key = this.#keyOf(row);
    if (key === null) return;
    const bucket = this.#buckets.get(key);
    if (Array.isArray(bucket)) bucket.push(row);
    else this.#buckets.set(key, bucket === undefined ? row : [bucket, row]);
  }

  /** Takes out exactly this row (by identity). */
  remove(row: Row): void {
    const key = this.#keyOf(row);
    if (key === null) return;
    const bucket = this.#buckets.get(key);
    if (Array.isArray(bucket) && bucket.length > 1) bucket.splice(bucket.indexOf(row), 1);
    else this.#buckets.delete(key);
  }

  /** Every row that has a value in the column. */
  *rows(): Generator<Row> {
    for (const bucket of this.#buckets.values()) {
      if (Array.isArray(bucket)) yield* bucket;
      else yield bucket;
    }
  }

  #keyOf(row: Row) {
    return keyOf(this.#column.type, row[this.#column.name]);
  }
}
