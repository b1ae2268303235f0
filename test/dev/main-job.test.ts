/** What a start does where another process is at the digest that it would send. */
import { expect, test } from 'vitest';
import { untilSent } from '../../dev/main-job.ts';
import { newDelivery } from '../../src/subscriptions/delivery/make-delivery.ts';
import type { SentNow } from '../../src/subscriptions/orders/send-now.ts';
import { dayOf } from '../../src/time/local-day.ts';
import { aSubscription } from '../support/deliveries/a-subscription.ts';

const DELIVERY = newDelivery(aSubscription(), { kind: 'scheduled', period: dayOf('2026-11-22', 'UTC'), periodKind: 'day', nowMs: 0 });
const sent = (busyUntilMs: number): SentNow => ({ delivery: DELIVERY, entries: [], error: null, busyUntilMs, subject: undefined });

test('it says until when it waits for a process that may have been killed, and asks again then', async () => {
  const lines: string[] = [];
  const progress = { step: (line: string) => void lines.push(line), rows: () => undefined };
  const untilMs = Date.now() + 150;
  const answers = [sent(untilMs), sent(0)];
  expect(await untilSent(async () => answers.shift() ?? sent(0), 'team', progress)).toMatchObject({ busyUntilMs: 0 });
  const time = new Date(untilMs).toISOString().slice(11, 19);
  expect(lines).toEqual([`another run began to send "team", or was killed at it: waiting until ${time} UTC for what comes of it`]);
});

test('a Ctrl-C ends the waiting', async () => {
  const ending = new AbortController();
  const progress = { step: () => ending.abort(), rows: () => undefined };
  await expect(untilSent(async () => sent(Date.now() + 60_000), 'team', progress, ending.signal)).rejects.toMatchObject({
    name: 'AbortError',
  });
});
