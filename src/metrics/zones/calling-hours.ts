/** Whether a call started within the allowed hours of the called party's own day, and in which hour of their week. */
import { MINUTE_MS } from '../../time/lengths.ts';
import { offsetSpanAt } from '../../time/offsets.ts';
import type { RulePack } from './rule-packs.ts';

/** Inside in every possible zone, outside in every one, inside in some only, or no zone known. */
export const HOURS_VERDICTS = ['ok', 'violation', 'possible', 'undeterminable'] as const;
export type HoursVerdict = (typeof HOURS_VERDICTS)[number];

const DAY_MINUTES = 1440;
// 1970-01-01 was a Thursday, and Monday is 0.
const FIRST_WEEKDAY = 3;

/** Whether a call that started at an instant (UTC epoch milliseconds) kept to a pack's hours, tested in every zone the called party may be in. @throws RangeError for what is no instant or no zone */
export function callingHoursOf(startMs: number, zones: readonly string[], pack: RulePack): HoursVerdict {
  let isInside = false;
  let isOutside = false;
  for (const offsetMs of offsetsAt(startMs, zones)) {
    if (isAllowed(localMinutes(startMs, offsetMs), pack)) isInside = true;
    else isOutside = true;
  }
  if (isInside) return isOutside ? 'possible' : 'ok';
  return isOutside ? 'violation' : 'undeterminable';
}

/** The hour of the called party's week in which a call started, weekday (Monday 0) * 24 + hour; -1 where no zone is known or the zones do not agree. @throws RangeError as callingHoursOf does */
export function localSlotOf(startMs: number, zones: readonly string[]): number {
  let slot = -1;
  for (const offsetMs of offsetsAt(startMs, zones)) {
    const minutes = localMinutes(startMs, offsetMs);
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
function localMinutes(startMs: number, offsetMs: number): number {
  return Math.floor((startMs + offsetMs) / MINUTE_MS);
}

function minuteOfDay(minutes: number): number {
  return ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
}

function weekdayOf(minutes: number): number {
  return (((Math.floor(minutes / DAY_MINUTES) + FIRST_WEEKDAY) % 7) + 7) % 7;
}

/** The different offsets of some zones, and the instants at which all of them hold. */
interface Offsets {
  readonly fromMs: number;
  readonly toMs: number;
  /** Milliseconds, without repeats: the 29 zones of the United States have six. */
  readonly offsets: readonly number[];
}

// By the list itself: calledZonesOf() gives the same object for the same place, and most calls lie between the same two clock changes.
const known = new WeakMap<readonly string[], Offsets>();

/** The different offsets from UTC (milliseconds) that the zones have at an instant. */
function offsetsAt(startMs: number, zones: readonly string[]): readonly number[] {
  let held = known.get(zones);
  if (held === undefined || !(startMs >= held.fromMs && startMs < held.toMs)) {
    held = offsetsAround(startMs, zones);
    known.set(zones, held);
  }
  return held.offsets;
}

function offsetsAround(startMs: number, zones: readonly string[]): Offsets {
  const spans = zones.map((zone) => offsetSpanAt(startMs, zone));
  return {
    fromMs: Math.max(...spans.map(({ fromMs }) => fromMs)),
    toMs: Math.min(...spans.map(({ toMs }) => toMs)),
    offsets: [...new Set(spans.map(({ offsetMs }) => offsetMs))],
  };
}
