/** What a reader is told: the version on record of a closed day that did not change since, else what is computed; once for all who ask the same at the same time. */
import { closedReport, type StoredReport } from './closed-report.ts';
import type { LookedUp } from './look-up-report.ts';
import { type NarrowedReportPorts, narrowedReport } from './narrowed-report.ts';
import type { ReportQuery } from './report-query.ts';
import { sharedLookUp } from './shared-look-up.ts';

/** A report; with its version where it is one on record, which stays as it is. */
export type ToldReport = Pick<StoredReport, 'report'> & Partial<StoredReport>;

/** @param lookUp computes a report. What is given throws StoreError, and as `lookUp` does. */
export function tellingReports(
  ports: NarrowedReportPorts,
  lookUp: (query: ReportQuery) => Promise<Pick<LookedUp, 'report'>>,
): (query: ReportQuery) => Promise<ToldReport> {
  const compute = async (query: ReportQuery) => (await lookUp(query)).report;
  return sharedLookUp(
    async (query) => (await closedReport(ports, query)) ?? { report: await narrowedReport(ports, query, () => compute(query)) },
  );
}
