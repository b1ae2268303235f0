/** The local days before an instant: by instants, so a date that a zone skipped is no day. */
import { InputError } from '../errors.ts';
import { dateAt, dayOf, type Period } from './local-day.ts';

/** The local day before the one that holds an instant. */
export function yesterdayOf(nowMs: number, zone: string): Period {
  const today = dayOf(dateAt(nowMs, zone), zone);
  return dayOf(dateAt(today.fromMs - 1, zone), zone);
}

/** Up to `count` days, newest first, the last of them ending at `endMs` (UTC epoch milliseconds, the start of a day); fewer where history begins. */
export function daysBefore(endMs: number, zone: string, count: number): Period[] {
  const days: Period[] = [];
  for (let at = endMs; days.length < count; ) {
    const day = dayEndingAt(at, zone);
    if (day === null) break;
    days.push(day);
    at = day.fromMs;
  }
  return days;
}

/** Null where it lies before the first date that there can be. */
function dayEndingAt(endMs: number, zone: string): Period | null {
  try {
    return dayOf(dateAt(endMs - 1, zone), zone);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}
