/** The frame of packed records: version of the layout, number of records, columns. */
import { StoreError } from '../../errors.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import type { Column } from './packed-columns.ts';

/** Version of the layout (not of the fields: those are stored by name). With another one the history that is stored cannot be read. */
const SCHEMA = 2;

/** Packs records, keeping their order. */
export function packRecords<T>(columns: Column<T>, records: readonly T[]): Buffer {
  const out = startPacking(records.length);
  columns.write(records, out, new Map());
  return out.bytes;
}

/** What packRecords() packed. `what` names them in an error. @throws StoreError store.corrupt */
export function unpackRecords<T>(what: string, columns: Column<T>, bytes: Uint8Array): readonly T[] {
  const { count, input } = startUnpacking(what, bytes);
  return columns.read(count, input, new Map());
}

/** A writer that holds the frame's start; the columns are to follow. */
export function startPacking(count: number): ByteWriter {
  const out = new ByteWriter();
  out.byte(SCHEMA);
  out.uint(count);
  return out;
}

/** What follows the frame's start. @throws StoreError store.corrupt */
export function startUnpacking(what: string, bytes: Uint8Array): { readonly count: number; readonly input: ByteReader } {
  const input = new ByteReader(bytes);
  const schema = input.byte();
  if (schema !== SCHEMA)
    throw new StoreError('store.corrupt', `Cannot read packed ${what}: they have schema ${schema}, this program reads ${SCHEMA}`);
  return { count: input.uint(), input };
}
