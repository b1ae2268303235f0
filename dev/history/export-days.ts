/** Writes the files of days into a folder, each day whole as it was at one moment: what is still open of it is folded first. */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { InputError, StoreError } from '../../src/errors.ts';
import { type CompactPorts, compactDay, isUnfolded } from '../../src/history/changes/compact-day.ts';
import { type Day, FILE_KINDS, type FileKind } from '../../src/history/days/day.ts';
import { fileName } from '../../src/history/days/day-blobs.ts';
import { readNamedFile, whileFresh } from '../../src/history/days/day-files.ts';
import { dateOf } from '../../src/history/days/day-table.ts';
import type { Period } from '../../src/time/local-day.ts';

export interface ExportedDay {
  /** YYYY-MM-DD, of UTC. */
  readonly date: string;
  readonly files: readonly { readonly name: string; readonly sizeBytes: number }[];
}

const ATTEMPTS = 20;
const PAUSE_MS = 250;

/** Gives each day that was written; of days without history there is nothing. @throws InputError input.command, input.date where there is no such day at all, StoreError */
export async function* exportDays(ports: CompactPorts, { from, to, fromMs, toMs }: Period, out: string): AsyncGenerator<ExportedDay> {
  await refuseFilled(out);
  const days = await Array.fromAsync(ports.days.list(fromMs, toMs), ({ day }) => day.dayMs);
  if (days.length === 0) throw new InputError('input.date', `Cannot export "${from}" to "${to}": history has nothing of these days of UTC`);
  for (const dayMs of days) {
    const files = await wholeDay(ports, dayMs);
    for (const [kind, bytes] of files) await write(join(out, fileName(kind, dayMs)), bytes);
    yield { date: dateOf(dayMs), files: [...files].map(([kind, bytes]) => ({ name: fileName(kind, dayMs), sizeBytes: bytes.length })) };
  }
}

/** What was written for other days would be taken for part of these. */
async function refuseFilled(out: string): Promise<void> {
  const found = await readdir(out).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw new InputError('input.command', `Cannot export into "${out}": it is no folder`);
  });
  if (found.length > 0) throw new InputError('input.command', `Cannot export into "${out}": the folder is not empty`);
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes, { flag: 'wx' });
}

type Files = ReadonlyMap<FileKind, Uint8Array>;

/** Whoever files or folds at the same time is let go first. */
async function wholeDay(ports: CompactPorts, dayMs: number): Promise<Files> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    await compactDay(ports, dayMs);
    const stored = await ports.days.read(dayMs);
    if (stored === undefined) return new Map();
    const files = await whileFresh(ports.days, stored, ({ day }) => filesOf(ports, day));
    const isSame = (await ports.days.read(dayMs))?.etag === stored.etag;
    if (files !== undefined && isSame) return files;
    await sleep(PAUSE_MS);
  }
  throw new StoreError('store.conflict', `Cannot export ${dateOf(dayMs)}: it is being filed to all the time; try again later`);
}

/** Undefined where they are not all of the state that the day tells. @throws StoreError, BlobGone */
async function filesOf({ blobs }: CompactPorts, day: Day): Promise<Files | undefined> {
  if (isUnfolded(day)) return undefined;
  const files = new Map<FileKind, Uint8Array>();
  for (const kind of FILE_KINDS) {
    const file = await readNamedFile(blobs, day, kind);
    if (file?.revision !== day.files.get(kind)) return undefined;
    if (file !== undefined) files.set(kind, file.bytes);
  }
  return files;
}
