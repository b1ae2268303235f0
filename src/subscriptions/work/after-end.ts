/** What follows from the end of a delivery: its owner is told, and a subscription that reaches nobody again and again is paused. */
import { addDays } from '../../time/local-day.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { DeliveryStore } from '../delivery/delivery-store.ts';
import { isDigestOf } from '../delivery/digest-id.ts';
import type { LedgerEntry } from '../delivery/ledger.ts';
import { noticeDelivery } from '../delivery/make-delivery.ts';
import type { SubscriptionStore } from '../subscription/subscription.ts';

export interface AfterEndPorts {
  readonly deliveries: DeliveryStore;
  readonly subscriptions: Pick<SubscriptionStore, 'read' | 'pause'>;
  /** UTC epoch milliseconds. */
  readonly clock: () => number;
}

/** So many digests in a row that no mail server takes pause their subscription. */
const FAILURES = 3;
// Three digests of a subscription that is sent once a month, and of one that skips some.
const LOOK_BACK_DAYS = 200;

/** Repeats make nothing twice. @throws StoreError */
export async function afterEnd(ports: AfterEndPorts, ended: Delivery, entries: readonly LedgerEntry[]): Promise<void> {
  const { state } = ended;
  if (!isDigestOf(ended) || (state !== 'failed' && state !== 'missed' && state !== 'ambiguous')) return;
  const { name: subscription } = ended.mailing;
  const recipients = entries.flatMap(({ state: how, recipient }) => (how === 'sent' || how === 'skipped' ? [] : [recipient]));
  const notice = { kind: 'undelivered', subscription, period: ended.period, outcome: state, recipients, cause: ended.reason } as const;
  await tell(ports, noticeDelivery(ended, ended.kind, notice, ports.clock()));
  if (state === 'failed' && ended.kind === 'scheduled' && (await hasFailedBefore(ports, ended))) await pause(ports, ended);
}

async function tell({ deliveries }: AfterEndPorts, notice: Delivery | undefined): Promise<void> {
  if (notice !== undefined) await deliveries.make(notice);
}

async function pause(ports: AfterEndPorts, ended: Delivery): Promise<void> {
  const kept = await ports.subscriptions.read(ended.subscription);
  // What the settings make is mended in the settings.
  if (kept === undefined || kept.etag === null || kept.subscription.paused) return;
  const notice = { kind: 'paused', subscription: ended.mailing.name, failures: FAILURES, cause: ended.reason } as const;
  await tell(ports, noticeDelivery(ended, 'paused', notice, ports.clock()));
  await ports.subscriptions.pause(ended.subscription, ended.reason);
}

/** Whether this one and those before it, without what was skipped, reached nobody. */
async function hasFailedBefore({ deliveries }: AfterEndPorts, ended: Delivery): Promise<boolean> {
  if (ended.reached !== 0) return false;
  const before: Delivery[] = [];
  for await (const one of deliveries.list(ended.subscription, addDays(ended.period.from, -LOOK_BACK_DAYS), ended.period.from)) {
    if (one.kind === 'scheduled' && one.state !== 'skipped' && one.dueMs < ended.dueMs) before.push(one);
  }
  const last = before.toSorted((a, b) => b.dueMs - a.dueMs).slice(0, FAILURES - 1);
  return last.length === FAILURES - 1 && last.every(({ state, reached }) => state === 'failed' && reached === 0);
}
