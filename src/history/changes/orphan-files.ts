/** Blobs of days that no entity names: what writers left that ended half-way, and months without days. */
import { HOUR_MS } from '../../time/lengths.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { type Day, FILE_KINDS, type FileKind } from '../days/day.ts';
import { CONTACT_BLOBS, contactsName, fileName, OPEN_BLOBS, openName } from '../days/day-blobs.ts';
import { readAnyFile } from '../days/day-files.ts';
import { ALL_DAYS, type DayTable } from '../days/day-table.ts';
import { MONTH_BLOBS, monthOf } from '../days/month-files.ts';
import { unlessChanged } from '../tables/conflicts.ts';
import { forgetLostContacts } from './lost-contacts.ts';

export interface OrphanPorts {
  readonly days: DayTable;
  readonly blobs: Blobs;
  readonly now: () => number;
}

// A writer has written the entity that names its blobs by then.
const ORPHAN_MS = HOUR_MS;

/** QuarterStore.removeOrphans(): and what a day names of contacts, but is not there, is named no more. */
export async function removeOrphanFiles(ports: OrphanPorts, signal?: AbortSignal): Promise<number> {
  const old: string[] = [];
  const listed = new Set<string>();
  for (const prefix of [OPEN_BLOBS, CONTACT_BLOBS, MONTH_BLOBS, ...FILE_KINDS.map((kind) => `${kind}/`)])
    for await (const { name, modifiedMs } of ports.blobs.list(prefix)) {
      listed.add(name);
      if (ports.now() - modifiedMs > ORPHAN_MS) old.push(name);
    }
  // Entities are read after the blobs, so those that are in use are named by now.
  const days = await daysByDate(ports.days);
  let removed = 0;
  for (const name of old) {
    if (signal?.aborted) break;
    if (await removeOrphan(ports, name, days)) removed++;
  }
  for (const day of days.values()) if (day !== null && !signal?.aborted) await forgetLostContacts(ports, day, listed);
  return removed;
}

/** Null of one that cannot be read: any blob may be its. */
async function daysByDate(table: DayTable): Promise<ReadonlyMap<number, Day | null>> {
  const days = new Map<number, Day | null>();
  for await (const { day } of table.list(...ALL_DAYS, (dayMs) => days.set(dayMs, null))) days.set(day.dayMs, day);
  return days;
}

async function removeOrphan(ports: OrphanPorts, name: string, days: ReadonlyMap<number, Day | null>): Promise<boolean> {
  if (name.startsWith(MONTH_BLOBS)) return removeMonth(ports, name, days);
  const dayMs = Date.parse(`${/\d{4}-\d{2}-\d{2}/.exec(name)?.[0]}T00:00Z`);
  const day = days.get(dayMs);
  if (day === null || Number.isNaN(dayMs)) return false;
  const kind = FILE_KINDS.find((one) => name === fileName(one, dayMs));
  if (kind !== undefined) return !day?.files.has(kind) && removeFile(ports, dayMs, kind);
  if (day !== undefined && contactsName(day) === name) return false;
  if (day?.open.some((open) => open.kinds.some((of) => openName(dayMs, open, of) === name))) return false;
  await ports.blobs.remove(name);
  return true;
}

/** A month goes with the last of its days. */
async function removeMonth({ blobs }: OrphanPorts, name: string, days: ReadonlyMap<number, Day | null>): Promise<boolean> {
  if ([...days.keys()].some((dayMs) => name.includes(`/${monthOf(dayMs)}.`))) return false;
  await blobs.remove(name);
  return true;
}

/** Removes the file of a fold that nobody will note. */
async function removeFile({ days, blobs }: OrphanPorts, dayMs: number, kind: FileKind): Promise<boolean> {
  const file = await readAnyFile(blobs, dayMs, kind);
  // Read after the file, so that it is no older than what the file was folded from.
  const day = (await days.read(dayMs))?.day;
  if (file === undefined || day?.files.has(kind)) return false;
  const isUnderWay = day?.life === file.life && day.open.some(({ revision }) => revision <= file.revision);
  return !isUnderWay && unlessChanged(() => blobs.remove(fileName(kind, dayMs), file.etag));
}
