/** Local calendar days as spans of UTC: dates by the calendar of Temporal, their bounds by the shipped zone data; never 24 hours. */
import { Temporal } from 'temporal-polyfill';
import { InputError } from '../errors.ts';
import { recentMap } from '../recent-map.ts';
import { DAY_MS } from './lengths.ts';
import { instantAtWall, instantFromWall, wallMsAt } from './offsets.ts';
import { parseZone, shown } from './zone.ts';

/** Local days in one zone; `from` and `to` are both included, the span in UTC milliseconds ends before `toMs`. */
export interface Period {
  /** First local day, YYYY-MM-DD. */
  readonly from: string;
  /** Last local day, YYYY-MM-DD, included. */
  readonly to: string;
  /** IANA zone. */
  readonly zone: string;
  /** Number of local days that exist in the period. */
  readonly days: number;
  /** First instant of `from`, UTC epoch milliseconds. */
  readonly fromMs: number;
  /** First instant after `to`, UTC epoch milliseconds. */
  readonly toMs: number;
}

// Older offsets are no multiple of 15 minutes everywhere, so older days could not be cut from quarter hours.
const FIRST_DATE = '2008-01-01';
const MAX_DAYS = 3660;
/** How a date is written; the calendar has not all that are written so. */
export const DATE_PATTERN = /^\d{4}-\d{2}-\d{2}$/;

// A report asks for some 300 days, most of them again and again.
const midnights = recentMap<string, number>(1000);

/** The period of the local days `from` to `to`. @throws InputError input.date, input.zone where a date is none, does not exist in the zone, or the order is wrong. */
export function periodOf(from: string, to: string, zone: string): Period {
  const name = parseZone(zone);
  const firstMs = midnightMs(from);
  const span = (midnightMs(to) - firstMs) / DAY_MS + 1;
  if (span < 1) throw new InputError('input.date', `Cannot use the period "${from}" to "${to}": it ends before it starts`);
  if (span > MAX_DAYS) throw new InputError('input.date', `Cannot use the period "${from}" to "${to}": it is longer than ${MAX_DAYS} days`);
  const starts = Array.from({ length: span + 1 }, (_, i) => instantFromWall(firstMs + i * DAY_MS, name));
  const isThere = starts.slice(1).map((endMs, i) => endMs > (starts[i] ?? endMs));
  for (const [date, exists] of [[from, isThere[0]] as const, [to, isThere.at(-1)] as const]) {
    if (exists !== true) throw new InputError('input.date', `Cannot use the date "${date}": it does not exist in ${name}`);
  }
  const days = isThere.filter(Boolean).length;
  return { from, to, zone: name, days, fromMs: starts[0] ?? Number.NaN, toMs: starts.at(-1) ?? Number.NaN };
}

/** The period of one local day. @throws InputError as periodOf does */
export function dayOf(date: string, zone: string): Period {
  return periodOf(date, date, zone);
}

/** Whether a date of the calendar is a day in a zone: Samoa had no 2011-12-30. @throws InputError input.date for what is no date */
export function isDayIn(date: string, zone: string): boolean {
  const midnight = midnightMs(date);
  return instantFromWall(midnight, zone) < instantFromWall(midnight + DAY_MS, zone);
}

/** A date of the calendar from 2008 on, YYYY-MM-DD. @throws InputError input.date for any other text */
export function calendarDate(text: string): string {
  return `${parseDate(text)}`;
}

/** The local date (YYYY-MM-DD) of the day [start, next start) that holds an instant. */
export function dateAt(instantMs: number, zone: string): string {
  const shownMs = Math.floor(wallMsAt(instantMs, zone) / DAY_MS) * DAY_MS;
  // Where clocks go back over midnight the wall clock shows the old date again; the day has begun all the same.
  const hasBegun = instantFromWall(shownMs + DAY_MS, zone) <= instantMs;
  const [date = ''] = new Date(hasBegun ? shownMs + DAY_MS : shownMs).toISOString().split('T');
  return date;
}

/** The date `days` later (earlier where negative), by the calendar alone. */
export function addDays(date: string, days: number): string {
  return `${parseDate(date).add({ days })}`;
}

/** Monday 1 to Sunday 7. */
export function weekdayOf(date: string): number {
  return parseDate(date).dayOfWeek;
}

/** The instant of a local wall-clock time (HH:MM) on a date: where clocks skip it, as much later as they skip; where it comes twice, the first. UTC milliseconds. */
export function instantOf(date: string, time: string, zone: string): number {
  return instantAtWall(wallMsOf(date, time), zone);
}

/** The first instant at which the wall clock has reached a time (HH:MM) on a date: the end of the gap where clocks skip it, the first where it comes twice. UTC milliseconds. */
export function instantReaching(date: string, time: string, zone: string): number {
  return instantFromWall(wallMsOf(date, time), zone);
}

/** What a wall clock shows at a time (HH:MM) on a date, as wallMsAt() gives it. */
export function wallMsOf(date: string, time: string): number {
  return Date.parse(`${parseDate(date)}T${time}Z`);
}

/** Where the midnight that begins a date lies on a clock in UTC: there each day is as long as any other. @throws InputError input.date */
function midnightMs(date: string): number {
  const known = midnights.get(date);
  if (known !== undefined) return known;
  const ms = Date.parse(`${parseDate(date)}`);
  midnights.set(date, ms);
  return ms;
}

function parseDate(text: string): Temporal.PlainDate {
  if (DATE_PATTERN.test(text)) {
    try {
      const date = Temporal.PlainDate.from(text, { overflow: 'reject' });
      if (text >= FIRST_DATE) return date;
    } catch {
      // Falls through: one message for every text that is no date.
    }
  }
  throw new InputError('input.date', `Cannot use the date "${shown(text)}": it is no date from ${FIRST_DATE} on, written YYYY-MM-DD`);
}
