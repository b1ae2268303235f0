/** The dead man's watch: whether every digest that came due has a record, and whether the dispatch timer still looks. What it finds is kept for health. */
import { z } from 'zod';
import { newerSince, newerSoFar } from '../../history/schemas/newer-met.ts';
import type { DocumentStore } from '../../history/tables/document-store.ts';
import { updateDocument } from '../../history/tables/update-document.ts';
import { DAY_MS, HOUR_MS } from '../../time/lengths.ts';
import { addDays, dateAt } from '../../time/local-day.ts';
import type { DeliveryStore } from '../delivery/delivery-store.ts';
import { newDelivery, noticeDelivery } from '../delivery/make-delivery.ts';
import { MAX_REPORT_DAYS } from '../subscription/schedule.ts';
import type { KeptSubscription, SubscriptionStore } from '../subscription/subscription.ts';
import { type MissingDelivery, missingDeliveries, recordIdOf } from './missing-deliveries.ts';

const KEY = { partition: 'dispatch', row: 'watch' };
const schema = z.object({
  /** When it looked, UTC epoch milliseconds. */
  atMs: z.number(),
  missing: z.array(z.object({ subscription: z.string(), from: z.string(), to: z.string(), zone: z.string(), dueMs: z.number() })),
  unreadable: z.array(z.string()).default([]),
  newer: z.array(z.object({ kind: z.string(), version: z.number(), known: z.number() })).default([]),
});
/** What the watch found: digests that came due (UTC epoch milliseconds) and have no record, at most a hundred of them, ids of subscriptions that cannot be read: nothing of them is sent, and what a newer version of the app wrote. */
export type Watched = Readonly<z.infer<typeof schema>>;

// The dispatch timer looks every five minutes, and may have been stopped for an upgrade.
const GRACE_MS = HOUR_MS;
// As far back as it looks, and the longest report before that.
const RECORD_DAYS = 3 + MAX_REPORT_DAYS;
const MOST = 100;

export interface WatchPorts {
  readonly documents: DocumentStore;
  readonly subscriptions: Pick<SubscriptionStore, 'list'>;
  readonly deliveries: Pick<DeliveryStore, 'list' | 'make'>;
  /** UTC epoch milliseconds. */
  readonly clock: () => number;
}

/** Looks, tells the owners, and keeps what it found. @throws StoreError */
export async function watchDeliveries(ports: WatchPorts): Promise<Watched> {
  const nowMs = ports.clock();
  const before = newerSoFar();
  const { subscriptions, unreadable: ids } = await ports.subscriptions.list();
  const unreadable = ids.slice(0, MOST);
  const found: MissingDelivery[] = [];
  const last = await lastWatch(ports.documents);
  // The app was stopped, and the dispatch timer may begin after this one: it is asked at the next look.
  const isBack = last === undefined || nowMs - last.atMs > GRACE_MS;
  for (const kept of isBack ? [] : subscriptions) found.push(...(await missingOf(ports, kept, nowMs)));
  for (const one of found) await tell(ports, subscriptions, one, nowMs);
  const missing = found
    .slice(0, MOST)
    .map(({ subscription, period: { from, to, zone }, dueMs }) => ({ subscription, from, to, zone, dueMs }));
  const watched = { atMs: nowMs, missing, unreadable, newer: [...newerSince(before)] };
  await updateDocument(ports.documents, KEY, () => watched);
  return watched;
}

/** What it found last; undefined before it has looked. @throws StoreError */
export async function lastWatch(documents: DocumentStore): Promise<Watched | undefined> {
  return schema.safeParse((await documents.read(KEY))?.value).data;
}

/** Its records are read only where one is missed by what came due. */
async function missingOf({ deliveries }: WatchPorts, kept: KeptSubscription, nowMs: number): Promise<readonly MissingDelivery[]> {
  const due = missingDeliveries([kept], new Set(), nowMs, GRACE_MS);
  if (due.length === 0) return [];
  const { id, schedule } = kept.subscription;
  const today = dateAt(nowMs, schedule.zone);
  const records = new Set<string>();
  for await (const { kind, period } of deliveries.list(id, addDays(today, -RECORD_DAYS), today))
    if (kind === 'scheduled') records.add(recordIdOf(id, period));
  return missingDeliveries([kept], records, nowMs, GRACE_MS);
}

async function tell(
  { deliveries }: WatchPorts,
  subscriptions: readonly KeptSubscription[],
  { subscription: id, period, dueMs }: MissingDelivery,
  nowMs: number,
): Promise<void> {
  const subscription = subscriptions.find((kept) => kept.subscription.id === id)?.subscription;
  if (subscription === undefined || nowMs - dueMs > DAY_MS) return;
  const made = newDelivery(subscription, { kind: 'scheduled', period, periodKind: 'range', nowMs });
  const told = { kind: 'absent', subscription: subscription.name, period, dueMs, zone: subscription.schedule.zone } as const;
  const notice = noticeDelivery(made, 'absent', told, nowMs);
  if (notice !== undefined) await deliveries.make(notice);
}
