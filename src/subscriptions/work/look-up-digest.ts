/** The report that a delivery shows: that of its days and scope, with the days that were restated since the last digest, and those whose digest was missed. */

import type { SnapshotStore } from '../../history/tables/snapshot-store.ts';
import type { LookedUp } from '../../lookup/look-up-report.ts';
import type { ReportQuery } from '../../lookup/report-query.ts';
import type { MissedDigest, Report } from '../../report/report.ts';
import { addDays, type Period } from '../../time/local-day.ts';
import type { Archive } from '../delivery/archive.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { DeliveryStore } from '../delivery/delivery-store.ts';
import { restatedSince } from './restated.ts';

// A digest is missed 14 days after it was due at the latest (DIGEST_CATCH_UP_DAYS), and one that waits for its telling may be about a month.
const MISSED_DAYS = 62;

export interface LookUpDigestPorts {
  readonly lookUp: (query: ReportQuery) => Promise<LookedUp>;
  readonly archive: Archive;
  readonly snapshots: SnapshotStore;
  readonly deliveries: Pick<DeliveryStore, 'list'>;
}

/** What of a delivery makes its report. */
export type ReportedDelivery = Pick<Delivery, 'subscription' | 'kind' | 'periodKind'> & {
  readonly mailing: Pick<Delivery['mailing'], 'scope'>;
};

/** Reads history only; of another scope nothing is read. @throws StoreError */
export async function lookUpDigest(ports: LookUpDigestPorts, delivery: ReportedDelivery, period: Period): Promise<LookedUp> {
  const { scope } = delivery.mailing;
  const isWhole = Object.keys(scope).length === 0;
  // Its reader may see no other: nothing else is read, and the mail need not say so beside its scope.
  const { report, ...looked } = await ports.lookUp({ period, kind: delivery.periodKind, scope, ...(!isWhole && { allowed: [scope] }) });
  const { allowed: _, ...shown } = report;
  // What is on record of earlier days holds every scope: nobody who is to see one of them is told of it.
  const restated = isWhole ? await restatedSince(ports, delivery.subscription, period) : [];
  const missed = await missedOf(ports.deliveries, delivery, period);
  return { ...looked, report: { ...shown, restated, missed } };
}

/** Scheduled digests of the subscription that were missed, and that no digest has told of, oldest first. */
async function missedOf(deliveries: LookUpDigestPorts['deliveries'], { subscription }: ReportedDelivery, { from, to }: Period) {
  const missed: NonNullable<Report['missed']>[number][] = [];
  for await (const { period, kind, state, reason, reasonId, isTold, atMs } of deliveries.list(
    subscription,
    addDays(from, -MISSED_DAYS),
    // Of a subscription that told of single days before, and of a month now, they lie within it.
    to,
  )) {
    if (kind !== 'scheduled' || state !== 'missed' || isTold || (period.from === from && period.to === to)) continue;
    const known = reasonId === 'dataIncomplete' || reasonId === 'appDidNotRun' ? { reasonId } : {};
    missed.push({ date: period.from, reason, ...known, at: new Date(atMs).toISOString() } satisfies MissedDigest);
  }
  return missed;
}
