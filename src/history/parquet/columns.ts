/** Columns of a Parquet file: one entry each, with its type, its meaning, and the way from a record to its value. The docs of the files derive from it. */

/** What other programs see. A column that is not required may be null, which says "not given". A time is a UTC timestamp in milliseconds. */
export const COLUMN_TYPES = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  integer: { type: 'INT32' },
  long: { type: 'INT64' },
  flag: { type: 'BOOLEAN' },
  time: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
  },
} as const;
export type ColumnType = keyof typeof COLUMN_TYPES;

/** A value on its way to a file or from it; times are UTC epoch milliseconds. */
export type CellValue = string | number | boolean | null;

/** What is told of a column. */
export interface ColumnShape {
  readonly type: ColumnType;
  /** What it holds, in a sentence that ends without a full stop. */
  readonly meaning: string;
  /** Of numbers: "seconds", "hundredths". */
  readonly unit?: string;
  /** Of a column that every row has a value of: it is read several times as fast. */
  readonly isRequired?: true;
}

export interface Column<R> extends ColumnShape {
  /** Whether hardly two rows have the same value, which says how it is best written. */
  readonly isDistinct?: boolean;
  readonly of: (record: R) => CellValue;
}

/** The columns of one kind of file by name, in their order. A name is never used again for something else. */
export type Columns<R> = Readonly<Record<string, Column<R>>>;

/** A name of ours as a column has it: "voiceAttempts" is voice_attempts, "empty msdyn_queue_id" empty_queue_id. */
export function snakeCase(name: string): string {
  return name.replace(' msdyn_', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
