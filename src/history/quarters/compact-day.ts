/**
 * Folds what was changed of a day into its files. Each file is replaced under the ETag that it had when it was read, so of two folds at once the later one gives
 * up; and each says up to which revision it has all changes, so that neither a reader in between nor the next fold after a crash counts anything twice.
 */
import { HOUR_MS } from '../../time/lengths.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { retryConflicts, unlessChanged } from '../tables/conflicts.ts';
import { type Day, FILE_KINDS, type FileKind } from './day.ts';
import { fileName, openName, openPrefix } from './day-blobs.ts';
import { type DayFile, readAnyFile, whileFresh } from './day-files.ts';
import type { DayTable } from './day-table.ts';
import { type FoldedFiles, foldRecords } from './fold-records.ts';

export interface CompactPorts {
  readonly days: DayTable;
  readonly blobs: Blobs;
  readonly now: () => number;
}

// A writer has written the entity that names its blobs by then.
const ORPHAN_MS = HOUR_MS;

/** Whether there is something to fold: an entity lists what its files lack, and drops it with the fold. Pure. */
export function isUnfolded({ open }: Pick<Day, 'open'>): boolean {
  return open.length > 0;
}

/** QuarterStore.compactDay() */
export async function compactDay(ports: CompactPorts, dayMs: number): Promise<boolean> {
  const stored = await ports.days.read(dayMs);
  if (stored === undefined) return false;
  const isDone = isUnfolded(stored.day) && (await whileFresh(ports.days, stored, ({ day }) => fold(ports, day))) === true;
  await removeOrphans(ports, dayMs);
  return isDone;
}

/** False where another writer folds it too. @throws StoreError, BlobGone */
async function fold(ports: CompactPorts, day: Day): Promise<boolean> {
  const bases = new Map<FileKind, DayFile>();
  for (const kind of FILE_KINDS) {
    const base = await readAnyFile(ports.blobs, day.dayMs, kind);
    if (base !== undefined) bases.set(kind, base);
    if (base?.life === day.life && base.revision > day.revision) return false;
  }
  const made = await foldRecords(ports.blobs, day);
  const isWritten = await unlessChanged(async () => {
    for (const [kind, bytes] of made) await replaceFile(ports.blobs, fileName(kind, day.dayMs), bytes, bases.get(kind)?.etag);
  });
  if (isWritten) await noteFold(ports, day, made);
  return isWritten;
}

/** @throws StoreError store.conflict where another writer was first */
async function replaceFile(blobs: Blobs, name: string, bytes: Uint8Array | undefined, etag: string | undefined): Promise<void> {
  if (bytes !== undefined) await blobs.write(name, bytes, etag ?? null);
  else if (etag !== undefined) await blobs.remove(name, etag);
}

/** What was folded is left out of the entity, then removed; whatever was changed meanwhile stays. */
async function noteFold({ days, blobs }: CompactPorts, day: Day, made: FoldedFiles): Promise<void> {
  await retryConflicts(async () => {
    const current = await days.read(day.dayMs);
    if (current?.day.life !== day.life) return;
    const files = new Map(current.day.files);
    for (const [kind, bytes] of made) {
      // Another fold, of later changes, may be further.
      if ((files.get(kind) ?? 0) > day.revision) continue;
      if (bytes === undefined) files.delete(kind);
      else files.set(kind, day.revision);
    }
    const open = current.day.open.filter(({ revision }) => revision > day.revision);
    await days.write({ ...current.day, files, open }, current.etag);
  });
  await Promise.all(day.open.flatMap((open) => open.kinds.map((kind) => blobs.remove(openName(day.dayMs, open, kind)))));
}

/** Removes what writers left that ended before they had written the entity. */
async function removeOrphans({ days, blobs, now }: CompactPorts, dayMs: number): Promise<void> {
  const old: string[] = [];
  for await (const { name, modifiedMs } of blobs.list(openPrefix(dayMs))) if (now() - modifiedMs > ORPHAN_MS) old.push(name);
  if (old.length === 0) return;
  // Read after the blobs, so that it names those that are in use.
  const day = (await days.read(dayMs))?.day;
  const named = new Set(day?.open.flatMap((open) => open.kinds.map((kind) => openName(dayMs, open, kind))));
  for (const name of old) if (!named.has(name)) await blobs.remove(name);
}
