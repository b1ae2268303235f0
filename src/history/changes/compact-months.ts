/** Gathers the cubes of settled days by the month, so that whoever looks at many of them reads few blobs. */
import { isUnreadable } from '../../errors.ts';
import { DAY_MS } from '../../time/lengths.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { readCubeFiles } from '../days/day-cubes.ts';
import { whileFresh } from '../days/day-files.ts';
import { ALL_DAYS, type DayTable, dateOf, dayOfInstant, type StoredDay } from '../days/day-table.ts';
import {
  coveredDays,
  cubeFilesOf,
  MONTH_LISTS,
  type MonthFiles,
  monthName,
  monthNotes,
  monthOf,
  readMonthFile,
  settledState,
} from '../days/month-files.ts';
import type { CubeFiles } from '../parquet/cube-table.ts';
import { newCubeWriter } from '../parquet/cube-writer.ts';
import { isNewerFile } from '../parquet/file-metadata.ts';
import { unlessChanged } from '../tables/conflicts.ts';

/** A day that is written to all the time is not worth a month's file. */
const SETTLED_DAYS = 2;

/** QuarterStore.compactMonths() */
export async function compactMonths(
  ports: { readonly days: DayTable; readonly blobs: Blobs },
  nowMs: number,
  isOver: () => boolean = () => false,
): Promise<readonly string[]> {
  const settledMs = dayOfInstant(nowMs) - SETTLED_DAYS * DAY_MS;
  const stored = await Array.fromAsync(ports.days.list(...ALL_DAYS, () => undefined));
  const settled = stored.filter(({ day }) => day.dayMs < settledMs && settledState(day) !== undefined);
  const written: string[] = [];
  for (const [month, days] of Map.groupBy(settled, ({ day }) => monthOf(day.dayMs))) {
    if (isOver()) break;
    if (await compactMonth(ports, month, days)) written.push(month);
  }
  return written;
}

async function compactMonth(
  ports: { readonly days: DayTable; readonly blobs: Blobs },
  month: string,
  stored: readonly StoredDay[],
): Promise<boolean> {
  const { blobs } = ports;
  const [tallies, details] = await Promise.all([readMonthFile(blobs, month, 'tallies'), readMonthFile(blobs, month, 'details')]);
  if ([tallies, details].some((file) => file !== undefined && isNewerFile(file.bytes))) return false;
  const before: MonthFiles = { tallies, details };
  const all = stored.map(({ day }) => day);
  const kept = details === undefined ? new Set<number>() : coveredDays(before, all);
  if (kept.size === all.length) return false;
  const writer = newCubeWriter(MONTH_LISTS);
  const days = new Map<string, string>();
  const files = cubeFilesOf(before);
  if (files !== undefined && kept.size > 0) await writer.addFiles(files, (at) => kept.has(dayOfInstant(at)));
  for (const one of stored) {
    const { dayMs } = one.day;
    const state = kept.has(dayMs) ? settledState(one.day) : await addDay(ports, one, writer);
    if (state !== undefined) days.set(dateOf(dayMs), state);
  }
  const made = writer.finish(monthNotes(days));
  if (made === undefined) return false;
  return unlessChanged(async () => {
    await blobs.write(monthName(month, 'tallies'), made.tallies, tallies?.etag ?? null);
    if (made.details !== undefined) await blobs.write(monthName(month, 'details'), made.details, details?.etag ?? null);
  });
}

/** Gives the state that was added; undefined where the day cannot be had as it is told. */
async function addDay(
  { days, blobs }: { readonly days: DayTable; readonly blobs: Blobs },
  stored: StoredDay,
  writer: { addFiles(files: CubeFiles, isWanted: (quarterMs: number) => boolean): Promise<void> },
): Promise<string | undefined> {
  try {
    const found = await whileFresh(days, stored, async ({ day }) => ({
      state: settledState(day),
      cubes: await readCubeFiles(blobs, day),
      day,
    }));
    if (found?.cubes === undefined || found.state !== `${found.day.life} ${found.cubes.revision}`) return undefined;
    await writer.addFiles(found.cubes.files, () => true);
    return found.state;
  } catch (error) {
    // Its own files tell of that; the month goes without it.
    if (isUnreadable(error)) return undefined;
    throw error;
  }
}
