/** When a subscription's digests come due: one on each local date of its rhythm, from its schedule and instants alone. */
import { HOUR_MS } from '../../time/lengths.ts';
import { addDays, dateAt, instantReaching, isDayIn } from '../../time/local-day.ts';
import type { Occurrence } from './occurrence.ts';
import { reportedDays } from './reported-days.ts';
import { fallsOn } from './rhythm.ts';
import type { Schedule } from './schedule.ts';
import type { Subscription } from './subscription.ts';

/** How long a digest waits for complete data before it is sent as provisional, unless the subscription says how long. */
const PATIENCE_MS = 4 * HOUR_MS;

// What people mute until who mean for good.
const LAST_DATE = '9999-12-31';

/** What of a subscription tells when it is due. */
export type Timing = Pick<Subscription, 'schedule' | 'report' | 'conditions'>;

/** An occurrence, and the local date (YYYY-MM-DD) of the schedule on which it is. */
export type DatedOccurrence = Occurrence & { readonly date: string };

/** All that come due after `fromMs` and up to `toMs`, both UTC epoch milliseconds from 2008 on, oldest first. @throws InputError input.date where one is about days before 2008 */
export function occurrencesOf(timing: Timing, fromMs: number, toMs: number): readonly DatedOccurrence[] {
  const found: DatedOccurrence[] = [];
  for (const occurrence of occurrencesAfter(timing, fromMs)) {
    if (occurrence.dueMs > toMs) break;
    found.push(occurrence);
  }
  return found;
}

/** All that come due after an instant (UTC epoch milliseconds), up to the last date of four digits, oldest first. @throws InputError as occurrencesOf does */
export function* occurrencesAfter(timing: Timing, fromMs: number): Generator<DatedOccurrence, void> {
  const { schedule } = timing;
  // That of an earlier date is no later than the start of this one: clocks may skip the last hour of a day (Nuuk, 23:00 to 24:00), and no more.
  for (let date = dateAt(fromMs, schedule.zone); ; date = addDays(date, 1)) {
    if (isDue(schedule, date) && dueMsOn(schedule, date) > fromMs) yield occurrenceOn(timing, date);
    if (date === LAST_DATE) return;
  }
}

/** The newest that is due at an instant (UTC epoch milliseconds). @throws InputError as occurrencesOf does */
export function newestOccurrence(timing: Timing, nowMs: number): DatedOccurrence {
  const { schedule } = timing;
  let date = dateAt(nowMs, schedule.zone);
  while (!isDue(schedule, date) || dueMsOn(schedule, date) > nowMs) date = addDays(date, -1);
  return occurrenceOn(timing, date);
}

function isDue(schedule: Schedule, date: string): boolean {
  return fallsOn(schedule, date) && isDayIn(date, schedule.zone);
}

function dueMsOn({ at, zone }: Schedule, date: string): number {
  return instantReaching(date, at, zone);
}

function occurrenceOn({ schedule, report, conditions: { waitUntil } }: Timing, date: string): DatedOccurrence {
  const dueMs = dueMsOn(schedule, date);
  // Both may lie in the hour that clocks skip: then it does not wait.
  const patientUntilMs = waitUntil === undefined ? dueMs + PATIENCE_MS : Math.max(dueMs, instantReaching(date, waitUntil, schedule.zone));
  return { date, dueMs, patientUntilMs, ...reportedDays(report, date, schedule.zone) };
}
