/** Looks a report up: loads the period, the one a week before, the backlog and the names, and says whether the numbers can still change. */
import { backlogItems, loadBacklog } from '../harvest/backlog.ts';
import { type Coverage, coveredUntil, isCovered } from '../harvest/coverage.ts';
import { harvestState } from '../harvest/harvest-state.ts';
import { loadNames } from '../harvest/names.ts';
import { SETTLE_MS } from '../harvest/settle.ts';
import type { DocumentStore } from '../history/document-store.ts';
import type { QuarterStore } from '../history/quarter-store.ts';
import type { Cube } from '../metrics/cube.ts';
import { buildReport, inScope } from '../report/build-report.ts';
import type { Backlog, Report } from '../report/report.ts';
import type { Period } from '../time/local-day.ts';
import { loadPeriod } from './load-period.ts';
import { type ReportQuery, weekBefore } from './report-query.ts';
import { resolveScope } from './resolve-scope.ts';

export interface LookUpPorts {
  readonly quarters: QuarterStore;
  readonly documents: DocumentStore;
}

/** A report and the cube it was built from. */
export interface LookedUp {
  readonly report: Report;
  readonly cube: Cube;
  readonly coverage: Coverage;
}

/** Reads history only, never Dataverse. @throws StoreError, InputError input.query for a queue or configuration name that several have */
export async function lookUpReport(ports: LookUpPorts, query: ReportQuery, nowMs: number): Promise<LookedUp> {
  const { period } = query;
  const names = await loadNames(ports.documents);
  const scope = resolveScope(query.scope, names);
  const coverage = await harvestState(ports.documents).coverage();
  const data = await loadPeriod(ports.quarters, period, inScope(scope));
  const earlier = weekBefore(period);
  const hasEarlier = earlier !== null && isCovered(coverage, [earlier.fromMs, earlier.toMs]);
  const report = buildReport({
    ...data,
    scope,
    generatedMs: nowMs,
    asOfMs: coverage.readToMs,
    provisionalReasons: provisionalReasons(period, coverage),
    backlog: await backlogOf(ports.documents, period, inScope(scope)),
    names,
    weekBefore: hasEarlier ? await loadPeriod(ports.quarters, earlier, inScope(scope)) : null,
  });
  return { report, cube: data.cube, coverage };
}

/** Why the numbers of a period can still change, in words; empty where they are final. */
export function provisionalReasons({ fromMs, toMs }: Period, coverage: Coverage): string[] {
  const at = (ms: number) => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const untilMs = coveredUntil(coverage, fromMs);
  if (untilMs <= fromMs) return ['The deliveries of this period have not been read from Dataverse yet.'];
  if (untilMs < toMs) return [`Dataverse has been read up to ${at(untilMs)}; the period ends at ${at(toMs)}.`];
  if ((coverage.readToMs ?? 0) < toMs + SETTLE_MS) return ['The period has only just ended; late results may follow.'];
  return [];
}

async function backlogOf(
  documents: DocumentStore,
  { fromMs, toMs }: Period,
  keep: Parameters<typeof backlogItems>[1],
): Promise<Backlog | null> {
  const count = await loadBacklog(documents, fromMs, toMs);
  if (count === undefined) return null;
  const items = backlogItems(count, keep);
  return { at: new Date(count.atMs).toISOString(), total: items.reduce((sum, { deliveries }) => sum + deliveries, 0), items };
}
