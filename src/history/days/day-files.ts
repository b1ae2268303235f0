/** Reads the blobs of a day: those that its entity names, or word that one is gone, which means that the entity has changed meanwhile. */
import { isCorrupt, StoreError } from '../../errors.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { notesOf } from '../parquet/parquet-file.ts';
import type { Day, FileKind, RecordKind } from './day.ts';
import { type FileState, fileName, fileStateOf, openName } from './day-blobs.ts';
import { type DayTable, dateOf, type StoredDay } from './day-table.ts';

/** A file of a day that was folded. */
export interface DayFile extends FileState {
  readonly bytes: Uint8Array;
  readonly etag: string;
}

/** The bytes that hold a kind of records: the rows of each take the place of those in the ones after it. */
export interface RecordFiles {
  /** Blobs of rows that changed since the fold, the newest first. */
  readonly open: readonly Uint8Array[];
  readonly folded: Uint8Array | undefined;
}

/** Thrown where a blob that a day names is not there, or no longer the one that it named. */
export class BlobGone extends Error {
  override readonly name = 'BlobGone';
}

const READ_ATTEMPTS = 10;

/**
 * Runs `read` with a day, and anew with the day as it is by then where a blob is gone meanwhile; undefined where the day is gone.
 * @throws StoreError store.corrupt where nothing but the blob is gone
 */
export async function whileFresh<T>(days: DayTable, stored: StoredDay, read: (stored: StoredDay) => Promise<T>): Promise<T | undefined> {
  let current = stored;
  for (let attempt = 1; ; attempt++) {
    try {
      return await read(current);
    } catch (error) {
      if (!(error instanceof BlobGone)) throw error;
      const next = await days.read(current.day.dayMs);
      if (next === undefined) return undefined;
      if (next.etag === current.etag || attempt === READ_ATTEMPTS) {
        throw new StoreError('store.corrupt', `Cannot read the day ${dateOf(current.day.dayMs)}: its blob ${error.message} is gone`);
      }
      current = next;
    }
  }
}

/** The file of a kind, whatever the day's entity says of it: what takes its place has to name its etag. @throws StoreError */
export async function readAnyFile(blobs: Blobs, dayMs: number, kind: FileKind): Promise<DayFile | undefined> {
  const read = await blobs.read(fileName(kind, dayMs));
  return read && { ...read, ...stateIn(read.bytes) };
}

/** One that cannot be read belongs to no life. */
function stateIn(bytes: Uint8Array): FileState {
  try {
    return fileStateOf(notesOf(bytes));
  } catch (error) {
    if (!isCorrupt(error)) throw error;
    return { life: '', revision: 0 };
  }
}

/** The file that the day's entity names; undefined where it names none. @throws StoreError, BlobGone */
export async function readNamedFile(blobs: Blobs, day: Day, kind: FileKind): Promise<DayFile | undefined> {
  if (!day.files.has(kind)) return undefined;
  const read = await blobs.read(fileName(kind, day.dayMs));
  if (read === undefined) throw new BlobGone(fileName(kind, day.dayMs));
  const state = fileStateOf(notesOf(read.bytes));
  // One of a later revision has what the other files of this one have not: the entity is newer too.
  if (state.life !== day.life || state.revision > day.revision) throw new BlobGone(fileName(kind, day.dayMs));
  return { ...read, ...state };
}

/** @throws StoreError, BlobGone */
export async function readRecordFiles(blobs: Blobs, day: Day, kind: RecordKind): Promise<RecordFiles> {
  const named = day.open.filter(({ kinds }) => kinds.includes(kind)).toReversed();
  const [folded, ...open] = await Promise.all([
    readNamedFile(blobs, day, kind),
    ...named.map(async (one) => {
      const read = await blobs.read(openName(day.dayMs, one, kind));
      return { revision: one.revision, name: openName(day.dayMs, one, kind), bytes: read?.bytes };
    }),
  ]);
  // A file that was folded meanwhile has the rows of some of them already, and newer ones.
  const later = open.filter(({ revision }) => revision > (folded?.revision ?? 0));
  return {
    folded: folded?.bytes,
    open: later.map(({ bytes, name }) => {
      if (bytes === undefined) throw new BlobGone(name);
      return bytes;
    }),
  };
}

/** @throws StoreError, BlobGone */
export async function readOpenBlob(blobs: Blobs, name: string): Promise<Uint8Array> {
  const read = await blobs.read(name);
  if (read === undefined) throw new BlobGone(name);
  return read.bytes;
}
