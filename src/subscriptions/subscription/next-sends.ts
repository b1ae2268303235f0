/** When a subscription's next digests come, for people: the wall clock of its zone, and where clocks change at that time. */
import { MINUTE_MS } from '../../time/lengths.ts';
import { instantReaching, type Period, wallMsOf } from '../../time/local-day.ts';
import { offsetMsAt, offsetSpanAt, wallMsAt } from '../../time/offsets.ts';
import { type DatedOccurrence, newestOccurrence, occurrencesAfter } from './occurrences.ts';
import type { Schedule } from './schedule.ts';
import type { Subscription } from './subscription.ts';

export interface NextSend {
  /** UTC epoch milliseconds. */
  readonly dueMs: number;
  /** What the wall clock then shows, YYYY-MM-DDTHH:MM. */
  readonly local: string;
  /** skipped = clocks skip the time of the schedule on that day, and it comes at the first instant after; repeated = that time comes twice, and this is its first. */
  readonly clockChange: 'skipped' | 'repeated' | null;
  /** What it is about. */
  readonly period: Period;
}

type Sendable = Pick<Subscription, 'schedule' | 'report' | 'conditions' | 'paused' | 'mutedUntil'>;

/**
 * The next `count` after an instant (UTC epoch milliseconds): none while it is paused, none on muted days, and of several about the same days the first.
 * @param sinceMs since when its schedule counts, UTC epoch milliseconds. @default now
 * @throws InputError as occurrencesOf does
 */
export function nextSends(subscription: Sendable, nowMs: number, count: number, sinceMs = nowMs): readonly NextSend[] {
  const sends: NextSend[] = [];
  if (subscription.paused || count < 1) return sends;
  const { schedule, mutedUntil = '' } = subscription;
  // A minute less: a digest may be due as its day begins.
  const fromMs = mutedUntil === '' ? nowMs : Math.max(nowMs, instantReaching(mutedUntil, '00:00', schedule.zone) - MINUTE_MS);
  const newest = newestOccurrence(subscription, nowMs);
  let sentTo = newest.dueMs > sinceMs && newest.date >= mutedUntil ? newest.period.to : '';
  for (const occurrence of occurrencesAfter(subscription, fromMs)) {
    if (occurrence.date < mutedUntil || occurrence.period.to === sentTo) continue;
    sentTo = occurrence.period.to;
    sends.push(sendOf(occurrence, schedule));
    if (sends.length === count) break;
  }
  return sends;
}

function sendOf({ dueMs, date, period }: DatedOccurrence, { at, zone }: Schedule): NextSend {
  const wallMs = wallMsAt(dueMs, zone);
  const local = new Date(wallMs).toISOString().slice(0, 16);
  const isSkipped = wallMs !== wallMsOf(date, at);
  return { dueMs, local, clockChange: isSkipped ? 'skipped' : comesAgain(dueMs, zone) ? 'repeated' : null, period };
}

/** Whether the wall clock shows the same once more after its next change. */
function comesAgain(instantMs: number, zone: string): boolean {
  const { toMs, offsetMs } = offsetSpanAt(instantMs, zone);
  return Number.isFinite(toMs) && instantMs + offsetMs - offsetMsAt(toMs, zone) >= toMs;
}
