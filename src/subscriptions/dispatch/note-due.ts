/** Makes a record of each digest that came due; whoever asks again makes none twice. */
import { isUnreadable } from '../../errors.ts';
import { dateAt } from '../../time/local-day.ts';
import { type Delivery, isFinal } from '../delivery/delivery.ts';
import type { DeliveryStore } from '../delivery/delivery-store.ts';
import { deliveryAgain, scheduledDelivery } from '../delivery/make-delivery.ts';
import type { Occurrence } from '../subscription/occurrence.ts';
import { newestOccurrence, occurrencesOf } from '../subscription/occurrences.ts';
import type { KeptSubscription } from '../subscription/subscription.ts';
import type { DispatchMark } from './dispatch-mark.ts';

export interface NotingPorts {
  readonly deliveries: DeliveryStore;
  readonly mark: DispatchMark;
  /** UTC epoch milliseconds. */
  readonly clock: () => number;
}

export interface DueSpan {
  /** Up to when an earlier dispatch has looked, UTC epoch milliseconds; null = there was none. */
  readonly lookedToMs: number | null;
  readonly nowMs: number;
}

/** @throws StoreError, InputError where the subscription's zone is none any more */
export async function noteDue(deliveries: DeliveryStore, kept: KeptSubscription, span: DueSpan): Promise<void> {
  for (const occurrence of dueOf(kept, span)) await noteOccurrence(deliveries, kept, occurrence, span.nowMs);
}

/** The same of this moment, before the subscription changes: what came due under it stays due. @throws as noteDue, and where the mark cannot be read */
export async function noteDueNow({ deliveries, mark, clock }: NotingPorts, kept: KeptSubscription): Promise<void> {
  const lookedToMs = await mark.read();
  await noteDue(deliveries, kept, { lookedToMs: lookedToMs === 'unreadable' ? null : lookedToMs, nowMs: clock() });
}

/** Pure: what came due since the last look, oldest first. The one of the settings has today's digest at once, though nobody was there when it came due. */
function dueOf({ subscription, sinceMs }: KeptSubscription, { lookedToMs, nowMs }: DueSpan): readonly Occurrence[] {
  if (sinceMs !== null) return occurrencesOf(subscription, Math.max(sinceMs, lookedToMs ?? 0), nowMs);
  const { zone } = subscription.schedule;
  const newest = newestOccurrence(subscription, nowMs);
  if (lookedToMs !== null && lookedToMs < newest.dueMs) return occurrencesOf(subscription, lookedToMs, nowMs);
  return dateAt(newest.dueMs, zone) === dateAt(nowMs, zone) ? [newest] : [];
}

async function noteOccurrence(deliveries: DeliveryStore, { subscription }: KeptSubscription, occurrence: Occurrence, nowMs: number) {
  const now = scheduledDelivery(subscription, occurrence, nowMs);
  try {
    const known = await deliveries.read(now);
    if (known === undefined) await deliveries.make(now);
    else if (isDueAgain(known, now)) await deliveries.change(now, (ended) => againOf(ended, now));
  } catch (error) {
    // Its record was made; whoever works on it tells that it cannot be read.
    if (!isUnreadable(error)) throw error;
  }
}

/** Undefined = as it is; else its new due time at least, so that it is looked at once. */
function againOf(ended: Delivery, now: Delivery): Delivery | undefined {
  if (!isDueAgain(ended, now)) return undefined;
  return deliveryAgain(ended, now) ?? { ...ended, dueMs: now.dueMs };
}

function isDueAgain(known: Delivery, { dueMs }: Delivery): boolean {
  return isFinal(known) && known.dueMs < dueMs;
}
