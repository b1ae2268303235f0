/** Whether a call started within the allowed hours of the called party's own day, and in which hour of their week. */
import { Temporal } from 'temporal-polyfill';
import { MINUTE_MS } from '../../time/lengths.ts';
import { quarterOf } from '../../time/quarter.ts';
import type { RulePack } from './rule-packs.ts';

/** Inside in every possible zone, outside in every one, inside in some only, or no zone known. */
export const HOURS_VERDICTS = ['ok', 'violation', 'possible', 'undeterminable'] as const;
export type HoursVerdict = (typeof HOURS_VERDICTS)[number];

const DAY_MINUTES = 1440;
const MINUTE_NS = 60_000_000_000;
// 1970-01-01 was a Thursday, and Monday is 0.
const FIRST_WEEKDAY = 3;
const CACHE_SIZE = 50_000;

/** Whether a call that started at an instant (UTC epoch milliseconds) kept to a pack's hours, tested in every zone the called party may be in. @throws RangeError for what is no instant or no zone */
export function callingHoursOf(startMs: number, zones: readonly string[], pack: RulePack): HoursVerdict {
  let isInside = false;
  let isOutside = false;
  for (const offset of offsetsAt(startMs, zones)) {
    if (isAllowed(localMinutes(startMs, offset), pack)) isInside = true;
    else isOutside = true;
  }
  if (isInside) return isOutside ? 'possible' : 'ok';
  return isOutside ? 'violation' : 'undeterminable';
}

/** The hour of the called party's week in which a call started, weekday (Monday 0) * 24 + hour; -1 where no zone is known or the zones do not agree. @throws RangeError as callingHoursOf does */
export function localSlotOf(startMs: number, zones: readonly string[]): number {
  let slot = -1;
  for (const offset of offsetsAt(startMs, zones)) {
    const minutes = localMinutes(startMs, offset);
    const here = weekdayOf(minutes) * 24 + Math.floor(minuteOfDay(minutes) / 60);
    if (slot !== -1 && slot !== here) return -1;
    slot = here;
  }
  return slot;
}

function isAllowed(minutes: number, { hours }: RulePack): boolean {
  const [from, to] = hours[weekdayOf(minutes)] ?? [0, 0];
  const minute = minuteOfDay(minutes);
  return from <= minute && minute < to;
}

/** Whole minutes of the wall clock since 1970-01-01 00:00. */
function localMinutes(startMs: number, offsetMinutes: number): number {
  return Math.floor(startMs / MINUTE_MS) + offsetMinutes;
}

function minuteOfDay(minutes: number): number {
  return ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
}

function weekdayOf(minutes: number): number {
  return (((Math.floor(minutes / DAY_MINUTES) + FIRST_WEEKDAY) % 7) + 7) % 7;
}

// By the list itself: calledZonesOf() gives the same object for the same place, and a list that is gone takes its offsets with it.
let offsets = new WeakMap<readonly string[], Map<number, readonly number[]>>();
let cached = 0;

/** The different offsets from UTC (minutes) that the zones have at an instant; clocks change on a quarter hour, so one answer serves it all. */
function offsetsAt(startMs: number, zones: readonly string[]): readonly number[] {
  if (zones.length === 0) return [];
  const quarter = quarterOf(startMs);
  const known = offsets.get(zones)?.get(quarter);
  if (known !== undefined) return known;
  const made = [...new Set(zones.map((zone) => offsetMinutes(quarter, zone)))];
  remember(zones, quarter, made);
  return made;
}

function remember(zones: readonly string[], quarter: number, made: readonly number[]): void {
  if (cached >= CACHE_SIZE) {
    offsets = new WeakMap();
    cached = 0;
  }
  cached++;
  const byQuarter = offsets.get(zones) ?? new Map<number, readonly number[]>();
  offsets.set(zones, byQuarter.set(quarter, made));
}

function offsetMinutes(instantMs: number, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(zone).offsetNanoseconds / MINUTE_NS;
}
