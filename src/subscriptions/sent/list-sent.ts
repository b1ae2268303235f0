/** Which digests were made for some days. */
import type { Archive } from '../delivery/archive.ts';
import type { DeliveryStore } from '../delivery/delivery-store.ts';
import { isDigestOf } from '../delivery/digest-id.ts';
import type { SubscriptionStore } from '../subscription/subscription.ts';
import { scopeOfDigest } from './scope-of-digest.ts';
import type { ListedDigest } from './sent-digest.ts';

export interface ListPorts {
  readonly archive: Pick<Archive, 'list'>;
  readonly deliveries: Pick<DeliveryStore, 'read'>;
  readonly subscriptions: Pick<SubscriptionStore, 'list'>;
}

export interface SentSpan {
  /** @default all, those that are no more among them */
  readonly subscription?: string | undefined;
  /** First days of what is listed, YYYY-MM-DD, both included. */
  readonly from: string;
  readonly to: string;
  /** Zone of their days. @default any */
  readonly zone?: string | undefined;
}

/** Those whose first day lies in the span, the newest day first; tries and notices are none of them. @throws StoreError */
export async function listSent(ports: ListPorts, { subscription, from, to, zone }: SentSpan): Promise<readonly ListedDigest[]> {
  const { subscriptions } = await ports.subscriptions.list();
  const names = new Map(subscriptions.map((kept) => [kept.subscription.id, kept.subscription.name]));
  const listed: ListedDigest[] = [];
  for await (const { digest, subject, renderedMs, ...kept } of ports.archive.list(subscription, from, to)) {
    if (!isDigestOf(digest) || (zone !== undefined && digest.period.zone !== zone)) continue;
    const scope = await scopeOfDigest(ports.deliveries, digest, kept);
    const name = names.get(digest.subscription) ?? null;
    listed.push({ ...digest, name, subject, renderedAt: new Date(renderedMs).toISOString(), scope });
  }
  return listed.toSorted((a, b) => (a.period.from < b.period.from ? 1 : a.period.from > b.period.from ? -1 : 0));
}
