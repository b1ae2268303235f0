/** Looks a report up: loads the period and what lies before it, the backlog and the names, and says whether the numbers can still change. */

import type { QuarterStore } from '../history/quarters/quarter-store.ts';
import { loadBacklog } from '../history/state/backlog.ts';
import type { Coverage } from '../history/state/coverage.ts';
import { loadNames } from '../history/state/known-names.ts';
import { countOrphans } from '../history/state/orphans.ts';
import { listKeyChanges } from '../history/state/privacy-key.ts';
import { harvestState } from '../history/state/watermarks.ts';
import type { DocumentStore } from '../history/tables/document-store.ts';
import type { Cube } from '../metrics/cube/cube.ts';
import type { RulePack } from '../metrics/zones/rule-packs.ts';
import { buildReport, inScope, type ReportInput } from '../report/build-report.ts';
import type { ContactInput } from '../report/contact-report.ts';
import type { Report } from '../report/report.ts';
import { DAY_MS, HOUR_MS } from '../time/lengths.ts';
import type { Period } from '../time/local-day.ts';
import { quarterOf } from '../time/quarter.ts';
import { loadBackground } from './load-background.ts';
import { LOOK_BACK_DAYS, loadContacts } from './load-contacts.ts';
import { loadCube } from './load-cube.ts';
import { loadPeriodState, type PeriodState } from './period-state.ts';
import { provisionalReasons } from './provisional.ts';
import { loadUnreadBefore, readStateOf } from './read-state.ts';
import type { ReportQuery } from './report-query.ts';
import { resolveScope } from './resolve-scope.ts';

export interface LookUpPorts {
  readonly quarters: QuarterStore;
  readonly documents: DocumentStore;
  readonly rulePack: RulePack;
  /** From this share of open deliveries on a period is provisional, 0 to 1. */
  readonly openShareLimit: number;
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
  const isFull = query.extent !== 'counts';
  const names = await loadNames(ports.documents);
  const scope = resolveScope(query.scope, names);
  const keep = inScope(scope);
  const coverage = await harvestState(ports.documents).coverage();
  const state = await loadPeriodState(ports.quarters, period.fromMs, period.toMs);
  const cube = await loadCube(ports.quarters, period.fromMs, period.toMs);
  const background = await loadBackground(ports.quarters, { period, kind: query.kind, nowMs, cube, coverage, keep, isFull });
  const report = buildReport({
    period,
    cube,
    contacts: isFull ? await contactsOf(ports, period, keep, state) : { reason: 'not asked for (extent=counts)' },
    scope,
    background,
    rulePack: ports.rulePack,
    generatedMs: nowMs,
    asOfMs: coverage.readToMs,
    provisionalReasons: await provisionalReasons(period, coverage, { ...ports, state, nowMs }),
    read: readStateOf(period, coverage),
    unreadBefore: isFull ? await loadUnreadBefore(ports.quarters, period, coverage) : [],
    load: await loadOf(ports, period),
    orphanAttributes: Object.keys(scope).length > 0 ? null : await countOrphans(ports.documents, period.fromMs, period.toMs),
    keyChanges: isFull ? await listKeyChanges(ports.documents, period.fromMs - LOOK_BACK_DAYS * DAY_MS, period.toMs) : [],
    names,
  });
  return { report, cube, coverage };
}

async function contactsOf(
  { quarters, rulePack }: LookUpPorts,
  period: Period,
  keep: ReturnType<typeof inScope>,
  { frozen }: PeriodState,
): Promise<ContactInput> {
  if (frozen) return { reason: 'the facts of this period, or of a part of it, are no longer kept (FACTS_DAYS)' };
  return { metrics: await loadContacts(quarters, { period, keep, caps: rulePack.caps }) };
}

async function loadOf({ documents, quarters }: LookUpPorts, { fromMs, toMs }: Period): Promise<ReportInput['load']> {
  const count = await loadBacklog(documents, fromMs, toMs);
  if (count === undefined) return null;
  const endMs = quarterOf(count.atMs);
  const lastHour = [];
  for await (const { cells } of quarters.listTallies(endMs - HOUR_MS, endMs)) lastHour.push(...cells);
  return { atMs: count.atMs, open: count.items, lastHour };
}
