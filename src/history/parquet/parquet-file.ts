/** Records as the bytes of a Parquet file and back, column by column. */
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { type ColumnData, type FileMetaData, parquetMetadata, parquetRead } from 'hyparquet';
import { ByteWriter, type ColumnSource, ParquetWriter } from 'hyparquet-writer';
import { messageOf, StoreError } from '../../errors.ts';
import { type CellValue, COLUMN_TYPES, type Column, type ColumnShape, type Columns } from './columns.ts';

/** What a file says of itself beside its rows. */
export type FileNotes = Readonly<Record<string, string>>;

/** The columns of a file that were read, each with as many values as the file has rows. */
export interface ReadColumns {
  readonly rows: number;
  /** The values of a column; nulls where the file was written before there was such a column. */
  values<V extends CellValue>(name: string): readonly (V | null)[];
}

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

/** A part of a file with columns of its own. */
export interface RowGroup {
  readonly rows: number;
  /** What a column holds in all of its rows, where the file tells. */
  only(name: string): unknown;
  /** @throws StoreError store.corrupt */
  read(names: readonly string[]): Promise<ReadColumns>;
}

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
  return parquetGroups(columns, [Object.entries(columns).map(([name, column]) => ({ name, data: storedValues(column, records) }))], notes);
}

/** The file of row groups whose columns have their values as they are stored (bigints in INT64); each group has all columns, and rows. */
export function parquetGroups(
  columns: Readonly<Record<string, ColumnShape>>,
  groups: Iterable<readonly ColumnSource[]>,
  notes: FileNotes = {},
): Uint8Array {
  const named = Object.entries(columns);
  const writer = new ByteWriter();
  const file = new ParquetWriter({
    writer,
    schema: [{ name: 'schema', num_children: named.length }, ...named.map(schemaOf)],
    codec: 'ZSTD',
    compressors,
    statistics: false,
    // Those of texts are cut short as a rule.
    statisticsTruncateLength: Number.POSITIVE_INFINITY,
    createdBy: WRITER,
    kvMetadata: Object.entries(notes).map(([key, value]) => ({ key, value })),
  });
  for (const group of groups) {
    file.write({ columnData: group.map((column) => ({ offsetIndex: false, ...column })), rowGroupSize: WHOLE, pageSize: WHOLE });
  }
  file.finish();
  return new Uint8Array(writer.getBuffer());
}

/** What a file says of itself. @throws StoreError store.corrupt */
export function notesOf(bytes: Uint8Array): FileNotes {
  const { key_value_metadata: pairs = [] } = metadataOf(bytes);
  return Object.fromEntries(pairs.map(({ key, value = '' }) => [key, value]));
}

/** Reads columns, those that are named alone where they are. @throws StoreError store.corrupt */
export async function readColumns(bytes: Uint8Array, names?: readonly string[]): Promise<ReadColumns> {
  const metadata = metadataOf(bytes);
  return readRows(bytes, metadata, { from: 0, rows: Number(metadata.num_rows) }, names);
}

/** The row groups of a file in its order. @throws StoreError store.corrupt */
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
    return {
      rows,
      only,
      async read(names) {
        const same = new Map(names.flatMap((name) => (typeof only(name) === 'number' ? [[name, only(name) as number]] : [])));
        const found = await readRows(
          bytes,
          metadata,
          { from, rows },
          names.filter((name) => !same.has(name)),
        );
        return {
          rows,
          values<V extends CellValue>(name: string) {
            const value = same.get(name);
            return value === undefined ? found.values<V>(name) : (new Int32Array(rows).fill(value) as unknown as readonly V[]);
          },
        };
      },
    };
  });
}

/** Columns of the rows of whole row groups. */
async function readRows(
  bytes: Uint8Array,
  metadata: FileMetaData,
  { from, rows }: { readonly from: number; readonly rows: number },
  names?: readonly string[],
): Promise<ReadColumns> {
  const present = new Set(metadata.schema.map(({ name }) => name));
  const columns = names?.filter((name) => present.has(name));
  const found = new Map<string, ColumnData['columnData'][]>();
  const onChunk = ({ columnName, columnData }: ColumnData) => void found.set(columnName, [...(found.get(columnName) ?? []), columnData]);
  try {
    if (columns?.length !== 0)
      await parquetRead({
        file: bufferOf(bytes),
        metadata,
        compressors: decompressors,
        parsers: PARSERS,
        onChunk,
        rowStart: from,
        rowEnd: from + rows,
        ...(columns && { columns }),
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

function schemaOf([name, { type, isRequired }]: readonly [string, ColumnShape]): SchemaElement {
  return { name, repetition_type: isRequired ? 'REQUIRED' : 'OPTIONAL', ...COLUMN_TYPES[type] };
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
