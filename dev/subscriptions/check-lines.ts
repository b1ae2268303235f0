/** What `check` prints of a subscription: who gets it when, and its next five send times by its own clock and in UTC. */
import { type NextSend, nextSends } from '../../src/subscriptions/subscription/next-sends.ts';
import type { Schedule } from '../../src/subscriptions/subscription/schedule.ts';
import type { Subscription } from '../../src/subscriptions/subscription/subscription.ts';

const SENDS = 5;
const CHANGES = {
  skipped: '  (clocks skip its time on that day: the first instant after)',
  repeated: '  (its time comes twice on that day: the first of them)',
};

/** `nowMs` = from when on, UTC epoch milliseconds. */
export function checkLines(subscription: Subscription, nowMs: number): readonly string[] {
  const { id, name, recipients, schedule, paused, mutedUntil } = subscription;
  const state = paused ? ', paused' : mutedUntil === undefined ? '' : `, muted until ${mutedUntil}`;
  const people = `${recipients.length} ${recipients.length === 1 ? 'recipient' : 'recipients'}`;
  const head = `${id} (${name}): ${rhythmOf(schedule)} at ${schedule.at} in ${schedule.zone}, ${people}${state}`;
  return [head, ...nextSends(subscription, nowMs, SENDS).map(sendLine)];
}

function sendLine({ dueMs, local, clockChange, period: { from, to } }: NextSend): string {
  const about = from === to ? from : `${from} to ${to}`;
  const utc = new Date(dueMs).toISOString().slice(0, 16);
  return `  ${local.replace('T', ' ')} = ${utc.replace('T', ' ')} UTC, about ${about}${clockChange === null ? '' : CHANGES[clockChange]}`;
}

function rhythmOf(schedule: Schedule): string {
  switch (schedule.every) {
    case 'day':
      return 'every day';
    case 'weekday':
      return 'Monday to Friday';
    case 'week':
      return `every ${schedule.on.replace(/^./, (letter) => letter.toUpperCase())}`;
    case 'month':
      return schedule.on === 'last' ? 'on the last day of each month' : `on day ${schedule.on} of each month`;
  }
}
