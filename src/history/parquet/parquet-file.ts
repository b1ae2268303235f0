/** Records as the bytes of a Parquet file and back, column by column. */
import { constants, crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { type ColumnData, type FileMetaData, parquetMetadata, parquetRead } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { messageOf, StoreError } from '../../errors.ts';
import { type CellValue, COLUMN_TYPES, type Column, type Columns } from './columns.ts';

/** What a file says of itself beside its rows. */
export type FileNotes = Readonly<Record<string, string>>;

export interface ReadOptions {
  /** Names of columns. @default all of them */
  readonly names?: readonly string[];
  /** Numbers of rows, the first and the one behind the last. Only the groups of rows that they lie in are unpacked. @default all of them */
  readonly rowStart?: number;
  readonly rowEnd?: number;
}

/** The columns of a file that were read, each with a value for each row that was asked for. */
export interface ReadColumns {
  readonly rows: number;
  /** The values of a column; nulls where the file was written before there was such a column. */
  values<V extends CellValue>(name: string): readonly (V | null)[];
}

type ColumnSource = Parameters<ParquetWriter['write']>[0]['columnData'][number];

/** Rows that are written, and unpacked, together. More of them make a file a little smaller and its writer's memory larger. */
export const GROUP_ROWS = 16_384;
// Of keys and times, which most bytes are, higher levels make nothing smaller.
const LEVEL = { [constants.ZSTD_c_compressionLevel]: 1 };
const compressors = { ZSTD: (bytes: Uint8Array) => zstdCompressSync(bytes, { params: LEVEL }) };
const decompressors = { ZSTD: (bytes: Uint8Array) => zstdDecompressSync(bytes) };
// One page a column and group: it is read whole.
const WHOLE = 2 ** 30;
const PARSERS = { timestampFromMilliseconds: Number };
const WRITER = 'proactive-digest';
// Between the magic number and the first page, where no reader looks, lies the CRC-32 of all that follows: damaged bytes can make a reader run for ever.
const CHECK_AT = 4;
const CHECKED_FROM = 8;

/** The file of some records, at least one: programs built on Arrow for Rust refuse one without rows. @throws RangeError without any */
export function parquetFile<R>(columns: Columns<R>, records: readonly R[], notes: FileNotes = {}): Uint8Array {
  if (records.length === 0) throw new RangeError('Cannot write a Parquet file without rows');
  const writer = new ByteWriter();
  const file = new ParquetWriter({
    writer,
    schema: [{ name: 'schema', num_children: Object.keys(columns).length }, ...Object.entries(columns).map(schemaOf)],
    codec: 'ZSTD',
    compressors,
    statistics: false,
    createdBy: WRITER,
    kvMetadata: Object.entries(notes).map(([key, value]) => ({ key, value })),
  });
  writer.appendUint32(0);
  for (let start = 0; start < records.length; start += GROUP_ROWS) {
    const columnData = columnsOf(columns, records, start, Math.min(start + GROUP_ROWS, records.length));
    file.write({ columnData, rowGroupSize: WHOLE, pageSize: WHOLE });
  }
  file.finish();
  const bytes = new Uint8Array(writer.getBuffer());
  checkOf(bytes).setUint32(CHECK_AT, crc32(bytes.subarray(CHECKED_FROM)), true);
  return bytes;
}

/** What a file says of itself. @throws StoreError store.corrupt */
export function notesOf(bytes: Uint8Array): FileNotes {
  const { key_value_metadata: pairs = [] } = metadataOf(bytes);
  return Object.fromEntries(pairs.map(({ key, value = '' }) => [key, value]));
}

/** Reads columns. @throws StoreError store.corrupt */
export async function readColumns(bytes: Uint8Array, { names, rowStart = 0, rowEnd = Infinity }: ReadOptions = {}): Promise<ReadColumns> {
  const metadata = metadataOf(bytes);
  const end = Math.min(rowEnd, Number(metadata.num_rows));
  const rows = Math.max(end - rowStart, 0);
  const present = metadata.schema.slice(1).map(({ name }) => name);
  const columns = names === undefined ? present : present.filter((name) => names.includes(name));
  const found = new Map(columns.map((name) => [name, new Array<unknown>(rows).fill(null)]));
  const onChunk = ({ columnName, columnData, rowStart: first }: ColumnData) => {
    const values = found.get(columnName) ?? [];
    // A group has rows before and behind those that were asked for.
    for (let row = Math.max(first, rowStart); row < Math.min(first + columnData.length, end); row++)
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
        rowEnd: end,
      });
  } catch (error) {
    throw corrupt(error);
  }
  return { rows, values: <V extends CellValue>(name: string) => (found.get(name) ?? new Array(rows).fill(null)) as (V | null)[] };
}

function schemaOf<R>([name, { type }]: readonly [string, Column<R>]) {
  return { name, repetition_type: 'OPTIONAL' as const, ...COLUMN_TYPES[type] };
}

/** The values of a group of rows: row by row, since a record that is at hand gives all of its values quickly. */
function columnsOf<R>(columns: Columns<R>, records: readonly R[], start: number, end: number): ColumnSource[] {
  const cells = Object.entries(columns).map(([name, column]) => ({
    name,
    of: storedValueOf(column),
    data: new Array<unknown>(end - start),
    ...encodingOf(column),
  }));
  for (let row = start; row < end; row++) {
    const record = records[row] as R;
    for (const { of, data } of cells) data[row - start] = of(record);
  }
  return cells.map(({ of, ...column }) => ({ ...column, offsetIndex: false }));
}

/** Of other columns the writer finds out whether a dictionary pays, which takes long where it does not. */
function encodingOf<R>({ type, isDistinct = type === 'time' }: Column<R>) {
  if (!isDistinct) return {};
  return { encoding: type === 'text' ? ('DELTA_LENGTH_BYTE_ARRAY' as const) : ('PLAIN' as const) };
}

/** INT64 is written from bigints alone; of a time the writer makes them. */
function storedValueOf<R>({ type, of }: Column<R>): (record: R) => unknown {
  if (type !== 'long') return of;
  return (record) => {
    const value = of(record);
    return value === null ? null : BigInt(value);
  };
}

function checkOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

function metadataOf(bytes: Uint8Array): FileMetaData {
  try {
    if (checkOf(bytes).getUint32(CHECK_AT, true) !== crc32(bytes.subarray(CHECKED_FROM)))
      throw new TypeError('its bytes were damaged, or cut off');
    return parquetMetadata(arrayBufferOf(bytes));
  } catch (error) {
    throw corrupt(error);
  }
}

function bufferOf(bytes: Uint8Array) {
  const buffer = arrayBufferOf(bytes);
  return { byteLength: buffer.byteLength, slice: (start: number, end?: number) => buffer.slice(start, end) };
}

function arrayBufferOf({ buffer, byteOffset, byteLength }: Uint8Array): ArrayBuffer {
  const whole = buffer as ArrayBuffer;
  return byteOffset === 0 && byteLength === whole.byteLength ? whole : whole.slice(byteOffset, byteOffset + byteLength);
}

/** The error of a file whose bytes are not as they were written. */
export function corrupt(cause: unknown): StoreError {
  return new StoreError('store.corrupt', `Cannot read a Parquet file: ${messageOf(cause)}`, { cause });
}
