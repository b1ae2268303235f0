/**
 * Folds what was changed of a day into its files. Each file is replaced under the ETag that it had when it was read, so of two folds at once the later one gives
 * up; and each says up to which revision it has all changes, so that neither a reader in between nor the next fold after a crash counts anything twice.
 */
import type { Blobs } from '../blobs/blobs.ts';
import { conflict } from '../blobs/storage-errors.ts';
import { type Day, FILE_KINDS, type FileKind, hasContacts, withoutContacts } from '../days/day.ts';
import { contactsName, fileName, openName } from '../days/day-blobs.ts';
import { readAnyFile, whileFresh } from '../days/day-files.ts';
import { type DayTable, dateOf } from '../days/day-table.ts';
import { retryConflicts, unlessChanged } from '../tables/conflicts.ts';
import { type FoldedFiles, foldRecords } from './fold-records.ts';

export interface CompactPorts {
  readonly days: DayTable;
  readonly blobs: Blobs;
}

/** Whether there is something to fold: an entity lists what its files lack, and drops it with the fold. Pure. */
export function isUnfolded({ open }: Pick<Day, 'open'>): boolean {
  return open.length > 0;
}

/** QuarterStore.compactDay() */
export async function compactDay(ports: CompactPorts, dayMs: number): Promise<boolean> {
  const stored = await ports.days.read(dayMs);
  if (stored === undefined || !isUnfolded(stored.day)) return false;
  return (await whileFresh(ports.days, stored, ({ day }) => fold(ports, day))) === true;
}

/** False where another writer folds it too. @throws StoreError, BlobGone */
async function fold(ports: CompactPorts, day: Day): Promise<boolean> {
  const etags = await etagsOf(ports.blobs, day);
  if (etags === undefined) return false;
  const made = await foldRecords(ports.blobs, day);
  return (await unlessChanged(() => replaceFiles(ports, day, made, etags))) && noteFold(ports, day, made);
}

/** Of the files as they are before anything is read to be folded; undefined where another fold is further. */
async function etagsOf(blobs: Blobs, day: Day): Promise<ReadonlyMap<FileKind, string> | undefined> {
  const etags = new Map<FileKind, string>();
  for (const kind of FILE_KINDS) {
    const file = await readAnyFile(blobs, day.dayMs, kind);
    if (file?.life === day.life && file.revision > day.revision) return undefined;
    if (file !== undefined) etags.set(kind, file.etag);
  }
  return etags;
}

/** @throws StoreError store.conflict where another writer was first */
async function replaceFiles(ports: CompactPorts, day: Day, made: FoldedFiles, etags: ReadonlyMap<FileKind, string>): Promise<void> {
  const gone: FileKind[] = [];
  for (const [kind, bytes] of made) {
    if (bytes === undefined) gone.push(kind);
    else await ports.blobs.write(fileName(kind, day.dayMs), bytes, etags.get(kind) ?? null);
  }
  // Whoever reads the entity must not look for a file that is gone. Until the fold is noted, what replaced its rows is open.
  const isNamed = gone.some((kind) => day.files.has(kind));
  if (isNamed && !(await changeDay(ports, day, (current) => ({ ...current, files: without(current, gone) }))))
    throw conflict(`fold the day ${dateOf(day.dayMs)}`);
  for (const kind of gone) {
    const etag = etags.get(kind);
    if (etag !== undefined) await ports.blobs.remove(fileName(kind, day.dayMs), etag);
  }
}

function without({ files }: Day, kinds: readonly FileKind[]): Day['files'] {
  return new Map([...files].filter(([kind]) => !kinds.includes(kind)));
}

/** What was folded is left out of the entity, then removed; whatever was changed meanwhile stays. */
async function noteFold(ports: CompactPorts, day: Day, made: FoldedFiles): Promise<boolean> {
  const folded = new Set(day.open.map(({ name }) => name));
  let contacts: string | undefined;
  const isNoted = await changeDay(ports, day, (current) => {
    const files = new Map(current.files);
    for (const [kind, bytes] of made) if (bytes !== undefined) files.set(kind, day.revision);
    const left = withoutOldContacts(current);
    contacts = left === current ? undefined : contactsName(current);
    return { ...left, files, open: current.open.filter(({ name }) => !folded.has(name)) };
  });
  if (isNoted) {
    const names = day.open.flatMap((open) => open.kinds.map((kind) => openName(day.dayMs, open, kind)));
    if (contacts !== undefined) names.push(contacts);
    await Promise.all(names.map((name) => ports.blobs.remove(name)));
  }
  return isNoted;
}

/** Without what it told of contacts before it was changed, which may be of records that were removed. */
function withoutOldContacts(day: Day): Day {
  return hasContacts(day) ? day : withoutContacts(day);
}

/** False where another fold was noted first: what it has left out of the entity may not come back. */
async function changeDay({ days }: CompactPorts, day: Day, change: (current: Day) => Day): Promise<boolean> {
  return retryConflicts(async () => {
    const current = await days.read(day.dayMs);
    const open = new Set(current?.day.open.map(({ name }) => name));
    if (current?.day.life !== day.life || !day.open.every(({ name }) => open.has(name))) return false;
    await days.write(change(current.day), current.etag);
    return true;
  });
}
