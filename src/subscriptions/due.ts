/** When the daily digest is due, decided from instants alone: timers only ask. */
import { yesterdayOf } from '../time/days-before.ts';
import { HOUR_MS } from '../time/lengths.ts';
import { dateAt, instantOf, type Period } from '../time/local-day.ts';

/** How long a digest waits for complete data before it is sent as provisional. */
export const PATIENCE_MS = 4 * HOUR_MS;

export interface DueInput {
  readonly nowMs: number;
  readonly zone: string;
  /** Local time, HH:MM; a time that a clock change skips moves on, a repeated one is its first. */
  readonly digestAt: string;
  /** Why the day's numbers can still change, in words; asked for once the digest is due. */
  readonly provisionalReasons: (period: Period) => Promise<readonly string[]>;
  /** The day that the digest is about. @default yesterday */
  readonly period?: Period;
}

/** `early` = not the time yet, `waiting` = the data are not complete yet, `final` and `provisional` = send it now. */
export type Due = { readonly period: Period; readonly state: 'early' | 'waiting' | 'final' | 'provisional' };

/** What to do about a day's digest, which is due on the morning after. @throws what `provisionalReasons` throws */
export async function dueDigest({ nowMs, zone, digestAt, provisionalReasons, period = yesterdayOf(nowMs, zone) }: DueInput): Promise<Due> {
  const dueMs = instantOf(dateAt(period.toMs, zone), digestAt, zone);
  if (nowMs < dueMs) return { period, state: 'early' };
  if ((await provisionalReasons(period)).length === 0) return { period, state: 'final' };
  return { period, state: nowMs >= dueMs + PATIENCE_MS ? 'provisional' : 'waiting' };
}
