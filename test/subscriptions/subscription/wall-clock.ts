/** What a wall clock shows, the slow and plain way: every minute asked for, of moment-timezone itself, not of src/time. */
import moment from 'moment-timezone';
import { zoneNames, zoneTable } from '../../../src/time/zone-data.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;

/** A change of a zone's clocks. */
export interface ClockChange {
  readonly zone: string;
  /** UTC epoch milliseconds. */
  readonly atMs: number;
  /** By how much clocks go forward, minutes; back where negative. */
  readonly forwardMinutes: number;
}

/** Every change from 2008 (but for its first days, which have no days before them) to 2040 of every zone that is no other name of one. */
export function clockChanges(): readonly ClockChange[] {
  const zones = new Map(zoneNames().map((name) => [zoneTable(name), name]));
  return [...zones].flatMap(([{ changes, offsets }, zone]) =>
    Array.from(changes, (atMs, i) => ({
      zone,
      atMs,
      forwardMinutes: ((offsets[i + 1] ?? Number.NaN) - (offsets[i] ?? Number.NaN)) / MINUTE_MS,
    })).filter(({ atMs, forwardMinutes }) => atMs >= Date.UTC(2008, 0, 5) && atMs < Date.UTC(2041, 0) && forwardMinutes !== 0),
  );
}

/** Milliseconds at which a clock in UTC would show what the wall clock shows. */
function wallOf(ms: number, zone: moment.MomentZone): number {
  return ms - zone.utcOffset(ms) * MINUTE_MS;
}

function zoneOf(name: string): moment.MomentZone {
  const zone = moment.tz.zone(name);
  if (zone === null) throw new RangeError(`moment-timezone does not have ${name}`);
  return zone;
}

/** "2026-11-22T07:00" */
export function shownAt(ms: number, zone: string): string {
  return new Date(wallOf(ms, zoneOf(zone))).toISOString().slice(0, 16);
}

/** The first minute at which the wall clock has reached a time (HH:MM) on a date. */
export function reaching(date: string, time: string, zone: string): number {
  const wanted = Date.parse(`${date}T${time}Z`);
  const clock = zoneOf(zone);
  let ms = wanted - 16 * 60 * MINUTE_MS;
  while (wallOf(ms, clock) < wanted) ms += MINUTE_MS;
  return ms;
}

export function datePlus(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whether any minute belongs to a date. */
export function isReal(date: string, zone: string): boolean {
  return reaching(date, '00:00', zone) < reaching(datePlus(date, 1), '00:00', zone);
}
