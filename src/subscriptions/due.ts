/** When the daily digest is due, decided from instants alone: timers only ask. */
import type { Reason } from '../report/reasons/reason.ts';
import { daysBefore, yesterdayOf } from '../time/days-before.ts';
import { HOUR_MS } from '../time/lengths.ts';
import { dateAt, instantReaching, type Period } from '../time/local-day.ts';

/** How long a digest waits for complete data before it is sent as provisional. */
export const PATIENCE_MS = 4 * HOUR_MS;

/** When digests are due. */
export interface DigestTime {
  /** IANA zone that cuts the days. */
  readonly zone: string;
  /** Local time, HH:MM; one that a clock change skips is the first instant after the gap, a repeated one is its first. */
  readonly digestAt: string;
}

export interface DueInput extends DigestTime {
  readonly nowMs: number;
  /** Why the day's numbers can still change; asked for once the digest is due. */
  readonly provisionalNotes: (period: Period) => Promise<readonly Reason[]>;
  /** The day that the digest is about. @default yesterday */
  readonly period?: Period;
}

/** `early` = not the time yet, `waiting` = the data are not complete yet, `final` and `provisional` = send it now. */
export type Due = { readonly period: Period; readonly state: 'early' | 'waiting' | 'final' | 'provisional' };

/** When the digest of a day is due, on the day after: UTC epoch milliseconds. */
export function dueMsOf({ toMs }: Pick<Period, 'toMs'>, { zone, digestAt }: DigestTime): number {
  return instantReaching(dateAt(toMs, zone), digestAt, zone);
}

/** What to do about a day's digest, which is due on the morning after. @throws what `provisionalNotes` throws */
export async function dueDigest({ nowMs, provisionalNotes, ...time }: DueInput): Promise<Due> {
  const { period = yesterdayOf(nowMs, time.zone) } = time;
  const dueMs = dueMsOf(period, time);
  if (nowMs < dueMs) return { period, state: 'early' };
  if ((await provisionalNotes(period)).length === 0) return { period, state: 'final' };
  return { period, state: nowMs >= dueMs + PATIENCE_MS ? 'provisional' : 'waiting' };
}

/** The end of the newest day whose digest is due at an instant, UTC epoch milliseconds. */
export function dueUntil(time: DigestTime, nowMs: number): number {
  const yesterday = yesterdayOf(nowMs, time.zone);
  return dueMsOf(yesterday, time) <= nowMs ? yesterday.toMs : yesterday.fromMs;
}

/** The days that end after `sinceMs` and whose digests are due at `nowMs` (UTC epoch milliseconds), oldest first. */
export function daysDue(time: DigestTime, sinceMs: number, nowMs: number): readonly Period[] {
  const days: Period[] = [];
  let day: Period | undefined = yesterdayOf(nowMs, time.zone);
  while (day !== undefined && day.toMs > sinceMs) {
    if (dueMsOf(day, time) <= nowMs) days.unshift(day);
    day = daysBefore(day.fromMs, time.zone, 1)[0];
  }
  return days;
}
