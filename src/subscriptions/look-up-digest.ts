/** The report that a digest shows: that of its day, with the days that were restated since the last digest. */
import type { LookedUp } from '../lookup/look-up-report.ts';
import type { ReportQuery } from '../lookup/report-query.ts';
import type { Period } from '../time/local-day.ts';
import { DEFAULT_SUBSCRIPTION, type DigestPorts } from './dispatch.ts';
import { restatedSince } from './restated.ts';

export interface LookUpDigestPorts extends Pick<DigestPorts, 'archive' | 'snapshots'> {
  readonly lookUp: (query: ReportQuery) => Promise<LookedUp>;
}

/** Reads history only. @throws StoreError */
export async function lookUpDigest(ports: LookUpDigestPorts, period: Period): Promise<LookedUp> {
  const { report, ...rest } = await ports.lookUp({ period, scope: {} });
  return { ...rest, report: { ...report, restated: await restatedSince(ports, DEFAULT_SUBSCRIPTION, period) } };
}
