/** Looks a report up: loads the period and what lies before it, the backlog and the names, and says whether the numbers can still change. */

import type { QuarterStore } from '../history/quarters/quarter-store.ts';
import { loadBacklog } from '../history/state/backlog.ts';
import type { Coverage } from '../history/state/coverage.ts';
import { loadFailedUploads } from '../history/state/failed-uploads.ts';
import { type KnownNames, loadKnownNames } from '../history/state/known-names.ts';
import { loadLimits } from '../history/state/limits.ts';
import { countOrphans } from '../history/state/orphans.ts';
import { harvestState } from '../history/state/watermarks.ts';
import type { DocumentStore } from '../history/tables/document-store.ts';
import type { ValueStore } from '../history/tables/value-store.ts';
import { LOOK_BACK_DAYS } from '../metrics/contacts/look-back/look-back.ts';
import type { Cube } from '../metrics/cube/cube.ts';
import type { Scope } from '../metrics/fact/fact.ts';
import type { RulePack } from '../metrics/zones/rule-packs.ts';
import { buildReport, type ReportInput } from '../report/build-report.ts';
import { TREND_DAYS } from '../report/comparison/trend.ts';
import type { ContactInput } from '../report/contact-report.ts';
import { reasonOf } from '../report/reasons/reason.ts';
import type { Report } from '../report/report.ts';
import { inAnyScope, inScope, type ReportScope } from '../report/scope.ts';
import { comparedPeriod } from '../time/compared-period.ts';
import { DAY_MS, HOUR_MS } from '../time/lengths.ts';
import type { Period } from '../time/local-day.ts';
import { quarterOf } from '../time/quarter.ts';
import { allowedLists } from './allowed-lists.ts';
import { allowedUploads } from './allowed-uploads.ts';
import { loadAllowedScopes, loadKnownScopes } from './known-scopes.ts';
import { loadBackground } from './load-background.ts';
import { type ContactsToLoad, loadContacts } from './load-contacts.ts';
import type { Loaded } from './loaded/loaded.ts';
import type { ReportLists, Span } from './loaded/report-lists.ts';
import { sharedLists } from './loaded/shared-lists.ts';
import { loadPeriodState, type PeriodState } from './period-state.ts';
import { provisionalNotes } from './provisional.ts';
import { loadUnreadBefore, readStateOf } from './read-state.ts';
import type { ReportQuery } from './report-query.ts';
import { resolveScope } from './resolve-scope.ts';
import { loadRulesNotes } from './rules-notes.ts';
import { loadSettingNotes, NO_SETTING_NOTES } from './setting-notes.ts';

/** Those of a trend, whatever clock change lies in them. */
const AHEAD_DAYS = TREND_DAYS + 1;

export interface LookUpPorts {
  readonly quarters: QuarterStore;
  readonly documents: DocumentStore;
  readonly values: ValueStore;
  readonly rulePack: RulePack;
  /** From this share of open deliveries on a period is provisional, 0 to 1. */
  readonly openShareLimit: number;
  /** What this process has loaded already. @default every report loads all of its own */
  readonly loaded?: Loaded;
}

/** The same with the lists of what can be read. */
type Loading = Omit<LookUpPorts, 'quarters'> & { readonly quarters: ReportLists };

/** A report and the cube it was built from. */
export interface LookedUp {
  readonly report: Report;
  readonly cube: Cube;
  readonly coverage: Coverage;
}

/** Reads history only, never Dataverse. @throws StoreError, InputError for a filter that nothing can match or that several records answer to (resolveScope), and for a comparison that the period does not allow */
export async function lookUpReport(stores: LookUpPorts, query: ReportQuery, nowMs: number): Promise<LookedUp> {
  const { period, allowed, kind, compare } = query;
  // Before anything is read.
  if (compare !== undefined) comparedPeriod(period, compare, kind);
  const isAllowed = inAnyScope(allowed);
  const isFull = query.extent !== 'counts';
  const readable = sharedLists(stores.quarters.readable(aheadOf(period, isFull)), stores.loaded);
  // Whatever is made of them below can hold nothing that the reader may not see.
  const quarters = allowed === undefined ? readable : allowedLists(readable, isAllowed);
  const ports = { ...stores, quarters };
  const known = await loadKnownNames(ports.values);
  const coverage = await harvestState(ports.documents).coverage();
  const state = await loadPeriodState(quarters, period.fromMs, period.toMs);
  const cube = await quarters.sumCubes(period.fromMs, period.toMs);
  const load = await loadOf(ports, period, isAllowed);
  const scope = await scopeOf(ports, query, known, [...cube.cells, ...(load?.open ?? [])]);
  const isAsked = inScope(scope);
  const keep = (row: Scope) => isAsked(row) && isAllowed(row);
  if (isFull && allowed === undefined) await noteLookedAt(readable, period);
  const background = await loadBackground(quarters, { period, kind, compare, nowMs, cube, coverage, keep, isFull });
  const report = buildReport({
    period,
    cube,
    contacts: isFull
      ? await contactsOf(ports, { period, keep }, state)
      : { reason: 'not asked for (extent=counts)', note: reasonOf('notAskedFor', {}) },
    scope,
    allowed,
    callerIds: query.callerIds,
    background,
    rulePack: ports.rulePack,
    generatedMs: nowMs,
    asOfMs: coverage.readToMs,
    provisionalNotes: await provisionalNotes(period, coverage, { ...ports, state, nowMs }),
    read: readStateOf(period, coverage),
    unreadBefore: isFull ? await loadUnreadBefore(quarters, period, coverage) : [],
    load,
    orphanAttributes:
      Object.keys(scope).length > 0 || allowed !== undefined ? null : await countOrphans(ports.documents, period.fromMs, period.toMs),
    ...(await loadRulesNotes(ports.documents, period, quarters.filedBy)),
    ...(isFull ? await loadSettingNotes(ports.documents, period, allowed === undefined) : NO_SETTING_NOTES),
    names: known.names,
    limits: await loadLimits(ports.documents),
    failedUploads: allowedUploads(await loadFailedUploads(ports.documents, period.fromMs, period.toMs), allowed),
    // The last one: by now all has been read.
    unreadable: quarters.unreadable,
  });
  return { report, cube, coverage };
}

/** The days that most of a report is made of. */
function aheadOf({ fromMs, toMs }: Period, isFull: boolean): Span {
  return { fromMs: isFull ? quarterOf(fromMs - AHEAD_DAYS * DAY_MS) : fromMs, toMs };
}

/** Has the rules noted that the facts were filed by which the period's own have behind them: what was worked out of these is kept, and they are not read. */
async function noteLookedAt(quarters: ReportLists, { fromMs }: Period): Promise<void> {
  for await (const _ of quarters.listStates(quarterOf(fromMs - LOOK_BACK_DAYS * DAY_MS), fromMs)) void _;
}

/** Without a filter nothing needs to be known. */
async function scopeOf(
  ports: Loading,
  { period, scope, allowed }: ReportQuery,
  known: KnownNames,
  own: readonly { readonly scope: Scope }[],
): Promise<ReportScope> {
  if (Object.keys(scope).length === 0) return {};
  const scopes = own.map((part) => part.scope);
  const all =
    allowed === undefined
      ? await loadKnownScopes(ports.documents, known, scopes)
      : await loadAllowedScopes(ports, known, scopes, { allowed, asked: scope, endMs: period.toMs });
  return resolveScope(scope, all);
}

async function contactsOf(
  { quarters, rulePack }: Loading,
  wanted: Omit<ContactsToLoad, 'caps'>,
  { frozen }: PeriodState,
): Promise<ContactInput> {
  if (frozen)
    return { reason: 'the facts of this period, or of a part of it, are no longer kept (FACTS_DAYS)', note: reasonOf('factsGone', {}) };
  return { metrics: await loadContacts(quarters, { ...wanted, caps: rulePack.caps }) };
}

async function loadOf(
  { quarters, ...stores }: Loading,
  { fromMs, toMs }: Period,
  isAllowed: (scope: Scope) => boolean,
): Promise<ReportInput['load']> {
  const count = await loadBacklog(stores, fromMs, toMs);
  if (count === undefined) return null;
  const endMs = quarterOf(count.atMs);
  const lastHour = [];
  for await (const { cells } of quarters.listTallies(endMs - HOUR_MS, endMs)) lastHour.push(...cells);
  return { atMs: count.atMs, open: count.items.filter(({ scope }) => isAllowed(scope)), lastHour };
}
