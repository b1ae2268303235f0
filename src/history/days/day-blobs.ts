/** Under which names the records and cubes of a day lie, and what their files say of themselves. */
import { randomBytes } from 'node:crypto';
import type { FileNotes } from '../parquet/file-metadata.ts';
import type { Day, FileKind, OpenBlobs, RecordKind } from './day.ts';
import { dateOf } from './day-table.ts';

/** "facts/2026-11-22.parquet": what other programs read. */
export function fileName(kind: FileKind, dayMs: number): string {
  return `${kind}/${dateOf(dayMs)}.parquet`;
}

/** What the names of all open blobs begin with. */
export const OPEN_BLOBS = 'open/';

/** What the names of all open blobs of a day begin with. */
export function openPrefix(dayMs: number): string {
  return `${OPEN_BLOBS}${dateOf(dayMs)}/`;
}

export function openName(dayMs: number, { name }: Pick<OpenBlobs, 'name'>, kind: RecordKind): string {
  return `${openPrefix(dayMs)}${name}.${kind}.parquet`;
}

export function newOpenBlobs(revision: number, kinds: readonly RecordKind[], rows: number): OpenBlobs {
  return { revision, kinds: [...kinds], rows, name: newName(revision) };
}

/** A name that no other writer takes. */
export function newName(revision: number): string {
  return `${String(revision).padStart(6, '0')}-${randomBytes(6).toString('hex')}`;
}

/** What the names of all blobs of contacts begin with. */
export const CONTACT_BLOBS = 'contacts/';

/** Where what a day tells of contacts lies; undefined where it is not kept, or there is nothing to tell. */
export function contactsName({ dayMs, lookBack }: Pick<Day, 'dayMs' | 'lookBack'>): string | undefined {
  const name = lookBack?.contacts?.name ?? '';
  return name === '' ? undefined : `${CONTACT_BLOBS}${dateOf(dayMs)}/${name}.parquet`;
}

/** Of which life of the day a file is, and up to which revision it has all that was changed. */
export interface FileState {
  readonly life: string;
  readonly revision: number;
}

export function fileNotes({ life, revision }: Pick<Day, 'life' | 'revision'>): FileNotes {
  return { life, revision: String(revision) };
}

export function fileStateOf({ life = '', revision = '0' }: FileNotes): FileState {
  return { life, revision: Number(revision) };
}
