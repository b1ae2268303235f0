/** Gathers the cubes of settled days by the month, so that whoever looks at many of them reads few blobs. */
import { isUnreadable } from '../../errors.ts';
import { countEntries } from '../../metrics/cube/count-entries.ts';
import { DAY_MS } from '../../time/lengths.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { readCubeFiles } from '../days/day-cubes.ts';
import { whileFresh } from '../days/day-files.ts';
import { ALL_DAYS, type DayTable, dateOf, dayOfInstant, type StoredDay } from '../days/day-table.ts';
import {
  coveredDays,
  cubeFilesOf,
  MONTH_DAYS,
  MONTH_QUARTERS,
  type MonthFiles,
  type MonthForm,
  monthName,
  monthNotes,
  monthOf,
  readMonthFile,
  settledState,
} from '../days/month-files.ts';
import { newCubeFilesSum } from '../parquet/cube-sums.ts';
import { type CubeWriter, newCubeWriter } from '../parquet/cube-writer.ts';
import { isNewerFile } from '../parquet/file-metadata.ts';
import { unlessChanged } from '../tables/conflicts.ts';

/** A day that is written to all the time is not worth a month's file. */
const SETTLED_DAYS = 2;

/** So that a month fits in memory; a day of more is read by itself. */
const MOST_ENTRIES = 50_000;

interface MonthPorts {
  readonly days: DayTable;
  readonly blobs: Blobs;
}

/** QuarterStore.compactMonths() */
export async function compactMonths(ports: MonthPorts, nowMs: number, isOver: () => boolean = () => false): Promise<readonly string[]> {
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

async function compactMonth(ports: MonthPorts, month: string, stored: readonly StoredDay[]): Promise<boolean> {
  const quarters = await openMonth(ports.blobs, MONTH_QUARTERS, month, stored);
  // Days that are in it are in the other file too, which is written first, or are too many counts for that.
  if (quarters === undefined || quarters.kept.size === stored.length) return false;
  const whole = await openMonth(ports.blobs, MONTH_DAYS, month, stored);
  if (whole === undefined) return false;
  for (const one of [quarters, whole]) await copyKept(one);
  for (const one of stored) {
    const { dayMs } = one.day;
    if (quarters.kept.has(dayMs)) continue;
    const found = await readDay(ports, one);
    if (found === undefined) continue;
    quarters.days.set(dateOf(dayMs), found.state);
    await quarters.writer.addFiles(found.files, () => true);
    // A process that ended between the two files left it there.
    if (whole.kept.has(dayMs)) continue;
    const sum = newCubeFilesSum();
    await sum.add(found.files, () => true);
    const cube = sum.finish();
    if (countEntries(cube) > MOST_ENTRIES) continue;
    whole.days.set(dateOf(dayMs), found.state);
    whole.writer.add(dayMs, cube);
  }
  return (await writeMonth(ports.blobs, whole)) && (await writeMonth(ports.blobs, quarters));
}

/** A month's files that are to be written anew. */
interface OpenMonth {
  readonly form: MonthForm;
  readonly month: string;
  readonly before: MonthFiles;
  /** The days that are taken over from the files as they are. */
  readonly kept: ReadonlySet<number>;
  readonly writer: CubeWriter;
  /** The state of each day, by date. */
  readonly days: Map<string, string>;
}

/** Undefined where a newer version of the app has written one of them. */
async function openMonth(blobs: Blobs, form: MonthForm, month: string, stored: readonly StoredDay[]): Promise<OpenMonth | undefined> {
  const [tallies, details] = await Promise.all([
    readMonthFile(blobs, form, month, 'tallies'),
    readMonthFile(blobs, form, month, 'details'),
  ]);
  if ([tallies, details].some((file) => file !== undefined && isNewerFile(file.bytes))) return undefined;
  const before: MonthFiles = { tallies, details };
  const all = stored.map(({ day }) => day);
  const kept = details === undefined ? new Set<number>() : coveredDays(before, all);
  const days = new Map(all.filter(({ dayMs }) => kept.has(dayMs)).map((day) => [dateOf(day.dayMs), settledState(day) ?? '']));
  return { form, month, before, kept, writer: newCubeWriter(form.lists), days };
}

async function copyKept({ before, kept, writer }: OpenMonth): Promise<void> {
  const files = cubeFilesOf(before);
  if (files !== undefined && kept.size > 0) await writer.addFiles(files, (at) => kept.has(dayOfInstant(at)));
}

/** False where another writer was first. */
async function writeMonth(blobs: Blobs, { form, month, before, writer, days }: OpenMonth): Promise<boolean> {
  const made = writer.finish(monthNotes(days));
  if (made === undefined) return form.isWhole;
  return unlessChanged(async () => {
    await blobs.write(monthName(form, month, 'tallies'), made.tallies, before.tallies?.etag ?? null);
    if (made.details !== undefined) await blobs.write(monthName(form, month, 'details'), made.details, before.details?.etag ?? null);
  });
}

/** Gives the state of the files; undefined where the day cannot be had as it is told. */
async function readDay({ days, blobs }: MonthPorts, stored: StoredDay) {
  try {
    const found = await whileFresh(days, stored, async ({ day }) => ({
      state: settledState(day),
      cubes: await readCubeFiles(blobs, day),
      day,
    }));
    if (found?.cubes === undefined || found.state !== `${found.day.life} ${found.cubes.revision}`) return undefined;
    return { state: found.state, files: found.cubes.files };
  } catch (error) {
    // Its own files tell of that; the month goes without it.
    if (isUnreadable(error)) return undefined;
    throw error;
  }
}
