/** Records as the bytes of a Parquet file and back, column by column. */
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { type ColumnData, type FileMetaData, parquetRead } from 'hyparquet';
import { ByteWriter, type ColumnSource, ParquetWriter } from 'hyparquet-writer';
import type { FileContent } from '../schemas/stored-kinds.ts';
import { versionOf } from '../schemas/versions.ts';
import { type CellValue, COLUMN_TYPES, type Column, type ColumnShape, type Columns, type ColumnType } from './columns.ts';
import { arrayBufferOf, corrupt, type FileNotes, metadataOf, notesIn, sealed } from './file-metadata.ts';

/** The columns of a file that were read, each with as many values as rows were read. */
export interface ReadColumns {
  readonly rows: number;
  /** The values of a column; nulls where the file was written before there was such a column. */
  values<V extends CellValue>(name: string): ArrayLike<V | null>;
}

export interface ReadOptions {
  /** Columns; one that the file lacks is left out. @default all */
  readonly names?: readonly string[];
  /** Rows from the first up to the second. @default all */
  readonly rowStart?: number;
  readonly rowEnd?: number;
}

/** A part of a file with columns of its own. */
export interface RowGroup {
  readonly rows: number;
  /** The one value that a column holds in all of its rows; undefined where there are more, or the file does not tell. */
  only(name: string): unknown;
  /** @default names all @throws StoreError store.corrupt */
  read(names?: readonly string[]): Promise<ReadColumns>;
}

/** A file under construction, row group by row group. */
export interface ParquetFile {
  /** Adds a group of rows, at least one, whose values are as they are stored: bigints in "long". */
  add(columns: readonly ColumnSource[]): void;
  /** Undefined without any group: programs built on Arrow for Rust refuse a file without rows. */
  finish(): Uint8Array | undefined;
}

/** Rows that are written, and unpacked, together. More of them make a file a little smaller and its writer's memory larger. */
export const GROUP_ROWS = 16_384;
// Of keys and times, which most bytes are, higher levels make nothing smaller.
const LEVEL = 1;
const decompressors = { ZSTD: (bytes: Uint8Array) => zstdDecompressSync(bytes) };
/** Where hardly two values are the same. Times and versions come in order, or nearly; integers are parts of keys, in which there is none. */
const ENCODINGS = {
  text: 'DELTA_LENGTH_BYTE_ARRAY',
  integer: 'PLAIN',
  long: 'DELTA_BINARY_PACKED',
  flag: 'PLAIN',
  time: 'DELTA_BINARY_PACKED',
} as const satisfies Readonly<Record<ColumnType, ColumnSource['encoding']>>;
// A page costs zstd some 20 us to write and as many to read, whatever its size: with fewer rows snappy is two to three times as quick.
const SMALL_ROWS = 300;
// One page a column and group: it is read whole.
const WHOLE = 2 ** 30;
const PARSERS = { timestampFromMilliseconds: Number };
const WRITER = 'proactive-digest';
/** A file without rows yet, whose notes also say what it holds, in which version; `level` of zstd. */
export function newParquetFile(
  holds: FileContent,
  columns: Readonly<Record<string, ColumnShape>>,
  notes: FileNotes = {},
  level = LEVEL,
): ParquetFile {
  const named = Object.entries(columns);
  const writer = new ByteWriter();
  const params = { [constants.ZSTD_c_compressionLevel]: level };
  const file = new ParquetWriter({
    writer,
    schema: [{ name: 'schema', num_children: named.length }, ...named.map(schemaOf)],
    compressors: { ZSTD: (bytes) => zstdCompressSync(bytes, { params }) },
    statistics: false,
    // Those of texts are cut short as a rule.
    statisticsTruncateLength: Number.POSITIVE_INFINITY,
    createdBy: WRITER,
    kvMetadata: keyValuesOf({ ...notes, holds, version: `${versionOf(holds)}` }),
  });
  writer.appendUint32(0);
  let isEmpty = true;
  return {
    add(group) {
      isEmpty = false;
      const codec = (group[0]?.data.length ?? 0) < SMALL_ROWS ? 'SNAPPY' : 'ZSTD';
      const columnData = group.map((column) => ({ offsetIndex: false, codec, ...column }) as const);
      file.write({ columnData, rowGroupSize: WHOLE, pageSize: WHOLE });
    },
    finish() {
      if (isEmpty) return undefined;
      file.finish();
      return sealed(new Uint8Array(writer.getBuffer()));
    },
  };
}

/** A group of records as columns: row by row, since a record that is at hand gives all of its values quickly. */
export function columnsOf<R>(columns: Columns<R>, records: readonly R[]): readonly ColumnSource[] {
  const cells = Object.entries(columns).map(([name, column]) => ({
    name,
    of: storedValueOf(column),
    data: new Array<unknown>(records.length),
    ...encodingOf(column),
  }));
  for (const [row, record] of records.entries()) for (const { of, data } of cells) data[row] = of(record);
  return cells.map(({ of, ...column }) => column);
}

/** Of other columns the writer finds out whether a dictionary pays, which takes long where it does not. */
function encodingOf<R>({ type, isDistinct = type === 'time' }: Column<R>) {
  return isDistinct ? { encoding: ENCODINGS[type] } : {};
}

/** The file of some records, at least one. @throws RangeError without any */
export function parquetFile<R>(holds: FileContent, columns: Columns<R>, records: readonly R[], notes: FileNotes = {}): Uint8Array {
  const file = newParquetFile(holds, columns, notes);
  for (let start = 0; start < records.length; start += GROUP_ROWS) file.add(columnsOf(columns, records.slice(start, start + GROUP_ROWS)));
  return finished(file);
}

function finished(file: ParquetFile): Uint8Array {
  const bytes = file.finish();
  if (bytes === undefined) throw new RangeError('Cannot write a Parquet file without rows');
  return bytes;
}

/** What a file says of itself. @throws StoreError store.corrupt, store.newer */
export function notesOf(bytes: Uint8Array): FileNotes {
  return notesIn(metadataOf(bytes));
}

/** Reads columns. @throws StoreError store.corrupt, store.newer */
export async function readColumns(bytes: Uint8Array, { names, rowStart = 0, rowEnd = Infinity }: ReadOptions = {}): Promise<ReadColumns> {
  const metadata = metadataOf(bytes);
  return readRows(bytes, metadata, rowStart, Math.min(rowEnd, Number(metadata.num_rows)), names);
}

/** The row groups of a file in its order. @throws StoreError store.corrupt, store.newer */
export function rowGroupsOf(bytes: Uint8Array): readonly RowGroup[] {
  const metadata = metadataOf(bytes);
  let next = 0;
  return metadata.row_groups.map(({ columns, num_rows }): RowGroup => {
    const [from, rows] = [next, Number(num_rows)];
    next += rows;
    const statistics = new Map(columns.map(({ meta_data: data }) => [data?.path_in_schema[0], data?.statistics]));
    const only = (name: string): unknown => {
      const { min_value: least, max_value: greatest, null_count: nulls } = statistics.get(name) ?? {};
      return nulls === 0n && least === greatest ? least : undefined;
    };
    const read = (columns?: readonly string[]) => readRows(bytes, metadata, from, from + rows, columns);
    return { rows, only, read: (names) => (names === undefined ? read() : readGroup(names, only, rows, read)) };
  });
}

/** Columns of a group, of which those with one number in all rows need not be read. */
async function readGroup(
  names: readonly string[],
  only: RowGroup['only'],
  rows: number,
  read: (names: readonly string[]) => Promise<ReadColumns>,
): Promise<ReadColumns> {
  const isSame = (name: string) => typeof only(name) === 'number';
  const others = await read(names.filter((name) => !isSame(name)));
  return {
    rows,
    values<V extends CellValue>(name: string) {
      if (!names.includes(name) || !isSame(name)) return others.values<V>(name);
      return new Array(rows).fill(only(name)) as readonly V[];
    },
  };
}

async function readRows(
  bytes: Uint8Array,
  metadata: FileMetaData,
  rowStart: number,
  rowEnd: number,
  names?: readonly string[],
): Promise<ReadColumns> {
  const rows = Math.max(rowEnd - rowStart, 0);
  const present = metadata.schema.slice(1).map(({ name }) => name);
  const columns = names === undefined ? present : present.filter((name) => names.includes(name));
  const found = new Map<string, ArrayLike<unknown>>();
  const onChunk = ({ columnName, columnData, rowStart: first }: ColumnData) => {
    // A group that was asked for whole is taken as it comes, typed array or not.
    if (first === rowStart && columnData.length === rows) return void found.set(columnName, columnData);
    const values = (found.get(columnName) ?? new Array(rows)) as unknown[];
    found.set(columnName, values);
    // A group has rows before and behind those that were asked for.
    for (let row = Math.max(first, rowStart); row < Math.min(first + columnData.length, rowEnd); row++)
      values[row - rowStart] = columnData[row - first];
  };
  try {
    if (rows > 0 && columns.length > 0)
      await parquetRead({
        file: bufferOf(bytes),
        metadata,
        compressors: decompressors,
        parsers: PARSERS,
        onChunk,
        columns,
        rowStart,
        rowEnd,
      });
  } catch (error) {
    throw corrupt(error);
  }
  return { rows, values: <V extends CellValue>(name: string) => (found.get(name) ?? new Array(rows).fill(null)) as ArrayLike<V | null> };
}

function keyValuesOf(notes: FileNotes) {
  return Object.entries(notes).map(([key, value]) => ({ key, value }));
}

function schemaOf([name, { type, isRequired }]: readonly [string, ColumnShape]) {
  return { name, repetition_type: isRequired ? ('REQUIRED' as const) : ('OPTIONAL' as const), ...COLUMN_TYPES[type] };
}

/** INT64 is written from bigints alone; of a time the writer makes them. */
function storedValueOf<R>({ type, of }: Column<R>): (record: R) => unknown {
  if (type !== 'long') return of;
  return (record) => {
    const value = of(record);
    return value === null ? null : BigInt(value);
  };
}

function bufferOf(bytes: Uint8Array) {
  const buffer = arrayBufferOf(bytes);
  return { byteLength: buffer.byteLength, slice: (start: number, end?: number) => buffer.slice(start, end) };
}
