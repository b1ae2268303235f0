/** Tells the owner of a subscription that somebody left it, or paused: one notice a wish. */

import { dateAt } from '../../time/local-day.ts';
import type { DeliveryStore } from '../delivery/delivery-store.ts';
import { newDelivery, noticeDelivery } from '../delivery/make-delivery.ts';
import type { Left } from '../people/leaving.ts';
import type { SubscriptionStore } from '../subscription/subscription.ts';

export interface TellPorts {
  readonly subscriptions: Pick<SubscriptionStore, 'read'>;
  readonly deliveries: Pick<DeliveryStore, 'make'>;
  /** UTC epoch milliseconds. */
  readonly clock: () => number;
}

/** Its key is recipient, day and wish: whoever asks again and again writes one mail a day. @throws StoreError */
export async function tellOfLeaving(
  { subscriptions, deliveries, clock }: TellPorts,
  { subscription: id, recipientId, optOut }: Left,
): Promise<void> {
  const subscription = (await subscriptions.read(id))?.subscription;
  if (subscription === undefined) return;
  const { zone } = subscription.schedule;
  const date = dateAt(optOut.atMs, zone);
  const about = `${optOut.untilMs === null ? 'left' : 'paused by'} ${recipientId.slice(0, 12)}`;
  const made = newDelivery(subscription, { kind: 'scheduled', period: { from: date, to: date, zone }, periodKind: 'day', nowMs: clock() });
  const told = { kind: 'left', subscription: subscription.name, recipient: optOut.recipient, untilMs: optOut.untilMs, zone } as const;
  const notice = noticeDelivery(made, about, told, clock());
  if (notice !== undefined) await deliveries.make(notice);
}
