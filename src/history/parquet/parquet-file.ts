/** Records as the bytes of a Parquet file and back, column by column. */
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { type ColumnData, type FileMetaData, parquetMetadata, parquetRead } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { messageOf, StoreError } from '../../errors.ts';
import { type CellValue, COLUMN_TYPES, type Column, type Columns } from './columns.ts';

/** What a file says of itself beside its rows. */
export type FileNotes = Readonly<Record<string, string>>;

/** The columns of a file that were read, each with as many values as the file has rows. */
export interface ReadColumns {
  readonly rows: number;
  /** The values of a column; nulls where the file was written before there was such a column. */
  values<V extends CellValue>(name: string): readonly (V | null)[];
}

type SchemaElement = NonNullable<Parameters<typeof parquetWriteBuffer>[0]['schema']>[number];

const LEVEL = { [constants.ZSTD_c_compressionLevel]: 3 };
const compressors = { ZSTD: (bytes: Uint8Array) => zstdCompressSync(bytes, { params: LEVEL }) };
const decompressors = { ZSTD: (bytes: Uint8Array) => zstdDecompressSync(bytes) };
// One row group and one page a column: a file is read whole, or some columns of it.
const WHOLE = 2 ** 30;
const PARSERS = { timestampFromMilliseconds: Number };
const WRITER = 'proactive-digest';

/** The file of some records, at least one: programs built on Arrow for Rust refuse one without rows. @throws RangeError without any */
export function parquetFile<R>(columns: Columns<R>, records: readonly R[], notes: FileNotes = {}): Uint8Array {
  if (records.length === 0) throw new RangeError('Cannot write a Parquet file without rows');
  const named = Object.entries(columns);
  const bytes = parquetWriteBuffer({
    schema: [{ name: 'schema', num_children: named.length }, ...named.map(schemaOf)],
    columnData: named.map(([name, column]) => ({ name, data: storedValues(column, records), offsetIndex: false })),
    codec: 'ZSTD',
    compressors,
    statistics: false,
    rowGroupSize: WHOLE,
    pageSize: WHOLE,
    createdBy: WRITER,
    kvMetadata: Object.entries(notes).map(([key, value]) => ({ key, value })),
  });
  return new Uint8Array(bytes);
}

/** What a file says of itself. @throws StoreError store.corrupt */
export function notesOf(bytes: Uint8Array): FileNotes {
  const { key_value_metadata: pairs = [] } = metadataOf(bytes);
  return Object.fromEntries(pairs.map(({ key, value = '' }) => [key, value]));
}

/** Reads columns, those that are named alone where they are. @throws StoreError store.corrupt */
export async function readColumns(bytes: Uint8Array, names?: readonly string[]): Promise<ReadColumns> {
  const metadata = metadataOf(bytes);
  const rows = Number(metadata.num_rows);
  const present = new Set(metadata.schema.map(({ name }) => name));
  const wanted = names?.filter((name) => present.has(name));
  const found = new Map<string, ColumnData['columnData'][]>();
  const onChunk = ({ columnName, columnData }: ColumnData) => void found.set(columnName, [...(found.get(columnName) ?? []), columnData]);
  try {
    if (wanted?.length !== 0)
      await parquetRead({
        file: bufferOf(bytes),
        metadata,
        compressors: decompressors,
        parsers: PARSERS,
        onChunk,
        ...(wanted && { columns: wanted }),
      });
  } catch (error) {
    throw corrupt(error);
  }
  return {
    rows,
    values<V extends CellValue>(name: string) {
      const [chunk, ...others] = found.get(name) ?? [];
      if (chunk === undefined) return new Array<V | null>(rows).fill(null);
      return (others.length === 0 ? chunk : [chunk, ...others].flatMap((one) => Array.from(one))) as readonly (V | null)[];
    },
  };
}

function schemaOf<R>([name, { type }]: readonly [string, Column<R>]): SchemaElement {
  return { name, repetition_type: 'OPTIONAL', ...COLUMN_TYPES[type] };
}

/** INT64 is written from bigints alone. */
function storedValues<R>({ type, of }: Column<R>, records: readonly R[]): unknown[] {
  if (type !== 'long' && type !== 'time') return records.map(of);
  return records.map((record) => {
    const value = of(record);
    return value === null ? null : BigInt(value);
  });
}

function metadataOf(bytes: Uint8Array): FileMetaData {
  try {
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

function corrupt(cause: unknown): StoreError {
  return new StoreError('store.corrupt', `Cannot read a Parquet file: ${messageOf(cause)}`, { cause });
}
