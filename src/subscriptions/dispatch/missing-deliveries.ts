/** The dead man's watch: digests that should have a record by now and have none, told from schedules alone, whatever stopped the dispatcher. */
import { DAY_MS } from '../../time/lengths.ts';
import { dateAt, type Period } from '../../time/local-day.ts';
import type { Occurrence } from '../subscription/occurrence.ts';
import { newestOccurrence, occurrencesOf } from '../subscription/occurrences.ts';
import type { KeptSubscription } from '../subscription/subscription.ts';

/** Older ones were told already, and their records may be gone. */
const WATCHED_MS = 3 * DAY_MS;

export interface MissingDelivery {
  /** Id of the subscription. */
  readonly subscription: string;
  readonly period: Period;
  /** When it came due, UTC epoch milliseconds. */
  readonly dueMs: number;
}

/** What a record is looked up by: "daily 2026-11-22 2026-11-22 Europe/Lisbon". */
export function recordIdOf(subscription: string, { from, to, zone }: Pick<Period, 'from' | 'to' | 'zone'>): string {
  return `${subscription} ${from} ${to} ${zone}`;
}

/**
 * Those of the last three days that have been due for longer than `graceMs` without a record (`records`, by recordIdOf), oldest first. Paused and
 * muted subscriptions too: what is skipped has a record that says so.
 */
export function missingDeliveries(
  subscriptions: readonly KeptSubscription[],
  records: ReadonlySet<string>,
  nowMs: number,
  graceMs: number,
): readonly MissingDelivery[] {
  const missing = new Map<string, MissingDelivery>();
  for (const kept of subscriptions) {
    for (const { period, dueMs } of occurrencesToWatch(kept, nowMs, graceMs)) {
      const id = recordIdOf(kept.subscription.id, period);
      // Several may be about the same days: the first of them makes the record.
      if (!records.has(id) && !missing.has(id)) missing.set(id, { subscription: kept.subscription.id, period, dueMs });
    }
  }
  return [...missing.values()].sort((a, b) => a.dueMs - b.dueMs);
}

function occurrencesToWatch({ subscription, sinceMs }: KeptSubscription, nowMs: number, graceMs: number): readonly Occurrence[] {
  const [fromMs, toMs] = [nowMs - WATCHED_MS, nowMs - graceMs];
  if (sinceMs !== null) return occurrencesOf(subscription, Math.max(fromMs, sinceMs), toMs);
  // Of the settings' own only today's is sure to be sent: those before may have come due when there was no app.
  const newest = newestOccurrence(subscription, nowMs);
  const { zone } = subscription.schedule;
  return newest.dueMs <= toMs && dateAt(newest.dueMs, zone) === dateAt(nowMs, zone) ? [newest] : [];
}
