/** One hostile sample day as NDJSON files, and the same rows some time later: some finished meanwhile, some moved, some taken back. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sampleRecords } from '../../dev/sample/generate.ts';
import { iso, type SampleDelivery, versionColumns } from '../../dev/sample/rows.ts';
import { HOUR_MS } from '../../src/time/lengths.ts';
import { dayOf, type Period } from '../../src/time/local-day.ts';

export interface DayFiles {
  readonly period: Period;
  /** NDJSON files. */
  readonly earlier: string;
  readonly later: string;
  readonly attributes: string;
  /** Number of deliveries in either file. */
  readonly deliveries: number;
}

// No earlier change of a row is as late as this after the day.
const LATER_MS = 48 * HOUR_MS;
const OPEN = {
  msdyn_status: 'InProcess',
  msdyn_result: null,
  msdyn_result_date: null,
  msdyn_end_date: null,
  msdyn_disposition_codes: null,
};

/** Which part of the sample day is written. */
export interface DayPart {
  /** Results of other hours of the day are left out: fewer quarter hours, and so fewer requests a run. */
  readonly resultsWithinHours?: readonly [from: number, to: number];
}

/** Writes the files into a folder. */
export async function writeDayFiles(
  folder: string,
  date: string,
  zone: string,
  deliveriesPerDay: number,
  { resultsWithinHours: [fromHour, toHour] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] }: DayPart = {},
): Promise<DayFiles> {
  const period = dayOf(date, zone);
  const nowMs = period.toMs + LATER_MS - HOUR_MS;
  const part = { fromMs: period.fromMs + fromHour * HOUR_MS, toMs: period.fromMs + toHour * HOUR_MS };
  const all = [...sampleRecords({ lastDate: date, days: 1, zone, deliveriesPerDay, nowMs, hostile: true })];
  const records = all.filter(({ delivery: { msdyn_result_date: at } }) => Number.isNaN(Date.parse(at ?? '')) || isIn(part, at));
  const rows = records.map(({ delivery }) => delivery);
  const write = async (name: string, lines: readonly unknown[]) => {
    await writeFile(join(folder, name), lines.map((line) => JSON.stringify(line)).join('\n'));
    return join(folder, name);
  };
  return {
    period,
    earlier: await write(
      'earlier.ndjson',
      rows.map((row, i) => (i % 5 === 0 && isIn(period, row.createdon) ? { ...row, ...OPEN } : row)),
    ),
    later: await write(
      'later.ndjson',
      rows.map((row, i) => laterRow(row, i, period)),
    ),
    attributes: await write(
      'attributes.ndjson',
      records.flatMap(({ attributes }) => attributes),
    ),
    deliveries: rows.length,
  };
}

/** Every 5th row has finished, every 7th has moved by two hours, every 11th turned out not to be finished. All stay where the day's query finds them. */
function laterRow(row: SampleDelivery, i: number, period: Period): SampleDelivery {
  const changedMs = period.toMs + LATER_MS;
  const version = { ...versionColumns(changedMs), modifiedon: iso(changedMs) };
  if (i % 11 === 0 && isIn(period, row.createdon)) return { ...row, ...OPEN, ...version };
  const moved = [2, -2].map((hours) => shifted(row.msdyn_result_date, hours * HOUR_MS)).find((at) => at !== null && isIn(period, at));
  if (i % 7 === 0 && moved !== undefined) return { ...row, msdyn_result_date: moved, ...version };
  return i % 5 === 0 ? { ...row, ...version } : row;
}

function shifted(at: string | null | undefined, byMs: number): string | null {
  const ms = Date.parse(at ?? '');
  return Number.isNaN(ms) ? null : iso(ms + byMs);
}

function isIn({ fromMs, toMs }: Pick<Period, 'fromMs' | 'toMs'>, at: string | null | undefined): boolean {
  const ms = Date.parse(at ?? '');
  return ms >= fromMs && ms < toMs;
}
