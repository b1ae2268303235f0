/**
 * Cubes of whole months in files, for those who look at many days. A month has of a day what the day's own files have, or it is passed over: it says of which
 * state of each day it is.
 */

import { isUnreadable } from '../../errors.ts';
import type { Blobs, ReadBlob } from '../blobs/blobs.ts';
import { DETAIL_NAMES, type DetailName } from '../parquet/cube-columns.ts';
import type { CubeFiles } from '../parquet/cube-table.ts';
import type { FileNotes } from '../parquet/file-metadata.ts';
import { notesOf } from '../parquet/parquet-file.ts';
import { type Day, isInFile } from './day.ts';
import { dateOf } from './day-table.ts';

/** How a month has its days. */
export interface MonthForm {
  /** What the names of its blobs begin with. */
  readonly prefix: string;
  /** Which lists it has. */
  readonly lists: readonly DetailName[];
  /** Whether a day is one cube, at its start: enough where all of it is asked for, and much less than its quarter hours. */
  readonly isWhole: boolean;
}

/** What the names of all files of months begin with. */
export const MONTH_BLOBS = 'months/';

/** Quarter hours with the lists that best times and caller ids of weeks are told from. */
export const MONTH_QUARTERS: MonthForm = { prefix: MONTH_BLOBS, lists: ['byLocalSlot', 'byCallerId'], isWhole: false };
/** Days with all their lists. */
export const MONTH_DAYS: MonthForm = { prefix: `${MONTH_BLOBS}whole-`, lists: DETAIL_NAMES, isWhole: true };

const KINDS = ['tallies', 'details'] as const;
type MonthKind = (typeof KINDS)[number];

/** A file of a month, and what it has of which day, by date. */
export interface MonthFile {
  readonly bytes: Uint8Array;
  readonly etag: string;
  readonly days: ReadonlyMap<string, string>;
}

/** What there is of a month. */
export type MonthFiles = Readonly<Record<MonthKind, MonthFile | undefined>>;

/** "2026-11" */
export function monthOf(dayMs: number): string {
  return dateOf(dayMs).slice(0, 7);
}

export function monthName({ prefix }: MonthForm, month: string, kind: MonthKind): string {
  return `${prefix}${kind}/${month}.parquet`;
}

/** Which state of its cubes a day is in; undefined where it has changes that are not in its files. Pure. */
export function settledState(day: Day): string | undefined {
  const revision = day.files.get('tallies');
  if (revision === undefined || (day.files.has('details') && day.files.get('details') !== revision)) return undefined;
  for (const quarter of day.quarters.values()) if (!isInFile(day, quarter, revision)) return undefined;
  return `${day.life} ${revision}`;
}

/** Undefined where there is none, or none that can be read: the files of the days have all of it. @throws StoreError store.unavailable */
export async function readMonthFile(blobs: Blobs, form: MonthForm, month: string, kind: MonthKind): Promise<MonthFile | undefined> {
  const read = await blobs.read(monthName(form, month, kind));
  return read && { ...read, days: daysIn(read.bytes) };
}

/** The same blobs, of which files of months are read once: a report asks for several sums over the same months. A day that changes meanwhile is passed over in them, as in any that is behind. */
export function monthsOnce(blobs: Blobs): Blobs {
  const known = new Map<string, Promise<ReadBlob | undefined>>();
  return {
    ...blobs,
    read(name) {
      if (!name.startsWith(MONTH_BLOBS)) return blobs.read(name);
      const read = known.get(name) ?? blobs.read(name);
      known.set(name, read);
      return read;
    },
  };
}

/** The days that a month has as they are now; of the fixed counts alone, or of the two lists too. Pure. */
export function coveredDays({ tallies, details }: MonthFiles, days: readonly Day[]): ReadonlySet<number> {
  const isCovered = (day: Day) => {
    const [date, state] = [dateOf(day.dayMs), settledState(day)];
    if (state === undefined || tallies?.days.get(date) !== state) return false;
    return details === undefined || details.days.get(date) === state;
  };
  return new Set(days.filter(isCovered).map(({ dayMs }) => dayMs));
}

export function monthNotes(days: ReadonlyMap<string, string>): FileNotes {
  return { days: JSON.stringify([...days]) };
}

export function cubeFilesOf({ tallies, details }: MonthFiles): CubeFiles | undefined {
  return tallies && { tallies: tallies.bytes, ...(details && { details: details.bytes }) };
}

function daysIn(bytes: Uint8Array): ReadonlyMap<string, string> {
  try {
    return new Map(JSON.parse(notesOf(bytes).days ?? '[]') as [string, string][]);
  } catch (error) {
    if (isUnreadable(error) || error instanceof SyntaxError) return new Map();
    throw error;
  }
}
