/** What a Parquet file says of itself: its checksum, its layout, and its notes, which name what it holds in which version. */
import { crc32 } from 'node:zlib';
import { type FileMetaData, parquetMetadata } from 'hyparquet';
import { isNewer, messageOf, StoreError } from '../../errors.ts';
import { readVersion } from '../schemas/versions.ts';

/** What a file says of itself beside its rows. */
export type FileNotes = Readonly<Record<string, string>>;

// Between the magic number and the first page, where no reader looks, lies the CRC-32 of all that follows: damaged bytes can make a reader run for ever.
const CHECK_AT = 4;
const CHECKED_FROM = 8;

/** A file with its checksum. */
export function sealed(bytes: Uint8Array): Uint8Array {
  checkOf(bytes).setUint32(CHECK_AT, crc32(bytes.subarray(CHECKED_FROM)), true);
  return bytes;
}

const known = new WeakMap<Uint8Array, FileMetaData>();

/** Checked and read once for the same array, whose bytes must not change. @throws StoreError store.corrupt, and store.newer where a newer version of the app wrote the file */
export function metadataOf(bytes: Uint8Array): FileMetaData {
  const metadata = known.get(bytes) ?? wholeMetadataOf(bytes);
  const { holds, version } = notesIn(metadata);
  if (holds !== undefined) readVersion(`read a file of ${holds}`, holds, version);
  known.set(bytes, metadata);
  return metadata;
}

function wholeMetadataOf(bytes: Uint8Array): FileMetaData {
  try {
    if (checkOf(bytes).getUint32(CHECK_AT, true) !== crc32(bytes.subarray(CHECKED_FROM)))
      throw new TypeError('its bytes were damaged, or cut off');
    return parquetMetadata(arrayBufferOf(bytes));
  } catch (error) {
    throw corrupt(error);
  }
}

/** Whether a newer version of the app wrote a file: nothing may take its place. False for what is no file. */
export function isNewerFile(bytes: Uint8Array): boolean {
  try {
    metadataOf(bytes);
    return false;
  } catch (error) {
    return isNewer(error);
  }
}

export function notesIn({ key_value_metadata: pairs = [] }: FileMetaData): FileNotes {
  return Object.fromEntries(pairs.map(({ key, value = '' }) => [key, value]));
}

/** The bytes alone, without what else their buffer holds. */
export function arrayBufferOf({ buffer, byteOffset, byteLength }: Uint8Array): ArrayBuffer {
  const whole = buffer as ArrayBuffer;
  return byteOffset === 0 && byteLength === whole.byteLength ? whole : whole.slice(byteOffset, byteOffset + byteLength);
}

/** Of bytes that are no such file. */
export function corrupt(cause: unknown): StoreError {
  return new StoreError('store.corrupt', `Cannot read a Parquet file: ${messageOf(cause)}`, { cause });
}

function checkOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
