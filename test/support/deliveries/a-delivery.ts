/** A delivery record as the app keeps one, for tests of what reads them. */
import type { DocumentStore } from '../../../src/history/tables/document-store.ts';
import type { Delivery } from '../../../src/subscriptions/delivery/delivery.ts';
import { deliveryStore } from '../../../src/subscriptions/delivery/delivery-store.ts';
import type { DigestId } from '../../../src/subscriptions/delivery/digest-id.ts';
import { newDelivery } from '../../../src/subscriptions/delivery/make-delivery.ts';
import type { Subscription } from '../../../src/subscriptions/subscription/subscription.ts';
import { aSubscription } from './a-subscription.ts';

/** Daily at seven in Lisbon, of everything, to nobody. */
export const A_SUBSCRIPTION = aSubscription({ id: 'default', name: 'Daily digest', recipients: [] });

/** Keeps a record of a digest that has come to a state. */
export async function putDelivery(
  documents: DocumentStore,
  digest: DigestId,
  state: Delivery['state'],
  nowMs: number,
  recipients: Subscription['recipients'] = [],
): Promise<void> {
  const subscription = { ...A_SUBSCRIPTION, id: digest.subscription, recipients };
  const made = newDelivery(subscription, { kind: digest.kind, period: digest.period, periodKind: 'day', nowMs });
  const deliveries = deliveryStore(documents);
  await deliveries.make(made);
  await deliveries.change(made, (known) => ({ ...known, state }));
}
