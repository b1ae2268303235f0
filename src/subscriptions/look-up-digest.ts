/** The report that a digest shows: that of its day, with the days that were restated since the last digest, and those whose digest was missed. */

import type { LookedUp } from '../lookup/look-up-report.ts';
import type { ReportQuery } from '../lookup/report-query.ts';
import type { Period } from '../time/local-day.ts';
import type { DigestPorts } from './dispatch.ts';
import type { PendingDigests } from './pending.ts';
import { restatedSince } from './restated.ts';
import { DEFAULT_SUBSCRIPTION } from './subscription/subscription.ts';

export interface LookUpDigestPorts extends Pick<DigestPorts, 'archive' | 'snapshots'> {
  readonly lookUp: (query: ReportQuery) => Promise<LookedUp>;
  readonly pending: Pick<PendingDigests, 'listMissed'>;
}

/** Reads history only. @throws StoreError */
export async function lookUpDigest(ports: LookUpDigestPorts, period: Period): Promise<LookedUp> {
  const { report, ...rest } = await ports.lookUp({ period, scope: {} });
  const restated = await restatedSince(ports, DEFAULT_SUBSCRIPTION, period);
  const others = (await ports.pending.listMissed()).filter(({ date }) => date !== period.from);
  const missed = others.map(({ atMs, ...missed }) => ({ ...missed, at: new Date(atMs).toISOString() }));
  return { ...rest, report: { ...report, restated, missed } };
}
