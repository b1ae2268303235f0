/** Sends a subscription's digest of some days because a person wants it now: by the timer's own way, but for its waiting. */
import type { RunError } from '../../runs/run.ts';
import type { Period } from '../../time/local-day.ts';
import type { PeriodKind } from '../../time/period-before.ts';
import type { Mailing } from '../delivery/delivery.ts';
import { type Delivery, isFinal } from '../delivery/delivery.ts';
import { entriesOf, type LedgerEntry } from '../delivery/ledger.ts';
import { makeNext, newDelivery } from '../delivery/make-delivery.ts';
import type { Subscription } from '../subscription/subscription.ts';
import { type DeliverPorts, deliver } from '../work/deliver.ts';

export interface SendOrder {
  readonly subscription: Subscription;
  readonly period: Period;
  readonly periodKind: PeriodKind;
  /** Whether what was sent before is sent once more, with the numbers of now. */
  readonly again: boolean;
}

export interface SentNow {
  readonly delivery: Delivery;
  /** Of its recipients; none where nobody was looked at. */
  readonly entries: readonly LedgerEntry[];
  readonly error: RunError | null;
  /** Until when somebody else works on it, UTC epoch milliseconds; 0 = nobody does. */
  readonly busyUntilMs: number;
  /** Of its mail; undefined where none was made. */
  readonly subject: string | undefined;
}

/** The scheduled digest of days that are over; where that was sent already, or the days still run, the next resend. @throws StoreError */
export async function sendNow(ports: DeliverPorts, { subscription, period, periodKind, again }: SendOrder): Promise<SentNow> {
  const nowMs = ports.clock();
  const made = newDelivery(subscription, { kind: 'scheduled', period, periodKind, nowMs });
  const isOver = period.toMs <= nowMs;
  if (isOver) await ports.deliveries.make(made);
  const scheduled = isOver ? await ports.deliveries.read(made) : undefined;
  if (scheduled !== undefined && (!again || !isFinal(scheduled))) return sendOne(ports, scheduled);
  return sendOne(ports, await makeNext(ports.deliveries, 1, (n) => ({ ...made, kind: `resend ${n}` })));
}

/** To one address, to see what it is like: nothing that is due, sent or missed changes by it. @throws StoreError */
export async function sendTest(ports: DeliverPorts, order: Omit<SendOrder, 'again'>, to: Mailing['recipients'][number]): Promise<SentNow> {
  const { subscription, period, periodKind } = order;
  const made = newDelivery(subscription, { kind: 'test 1', period, periodKind, nowMs: ports.clock(), recipients: [to] });
  return sendOne(ports, await makeNext(ports.deliveries, 1, (n) => ({ ...made, kind: `test ${n}` })));
}

async function sendOne(ports: DeliverPorts, known: Delivery): Promise<SentNow> {
  const done = await deliver(ports, known, { isOrdered: true });
  const delivery = done?.delivery ?? (await ports.deliveries.read(known)) ?? known;
  const entries = done === undefined ? await entriesOf(ports.ledger, delivery) : done.entries;
  const busyUntilMs = done === undefined && !isFinal(delivery) ? delivery.leaseMs : 0;
  const subject = (await ports.archive.read(delivery))?.subject;
  return { delivery, entries, error: done?.error ?? null, busyUntilMs, subject };
}
