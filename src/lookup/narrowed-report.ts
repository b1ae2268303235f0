/** The reports of days narrowed to scopes that subscriptions use: computed once, and told as they are kept while history knows nothing newer. */
import { hash } from 'node:crypto';
import { isCorrupt, isUnreadable } from '../errors.ts';
import { unlessChanged } from '../history/tables/conflicts.ts';
import { jsonBytes, jsonPart } from '../history/tables/json-part.ts';
import { zoneKey } from '../history/tables/keys.ts';
import { removeOld } from '../history/tables/remove-old.ts';
import type { StoredValue, ValueKey, ValueStore } from '../history/tables/value-store.ts';
import type { Report } from '../report/report.ts';
import type { ReportScope } from '../report/scope.ts';
import { type ClosedReportPorts, type DayNow, isComplete, isPlainDay, isSinceFiled, loadDayNow, tellsNames } from './closed-report.ts';
import { dayFingerprint } from './day-fingerprint.ts';
import type { ReportQuery } from './report-query.ts';

export interface NarrowedReportPorts extends ClosedReportPorts {
  /** The scopes of subscriptions. @throws StoreError */
  readonly listScopes: () => Promise<readonly ReportScope[]>;
}

const PREFIX = 'narrowed|';
// The character after the bar: no partition with the prefix sorts after it.
const AFTER_PREFIX = 'narrowed}';

/** What is kept for the query, or what `compute` gives, which is kept where it is final. @throws StoreError, and as `compute` does */
export async function narrowedReport(ports: NarrowedReportPorts, query: ReportQuery, compute: () => Promise<Report>): Promise<Report> {
  const scope = narrowedTo(query);
  if (scope === undefined || !(await ports.listScopes()).some((used) => scopeText(used) === scope)) return compute();
  // The state from before the numbers are loaded: a change in between is found by the next one who asks.
  const [now, kept] = await Promise.all([loadDayNow(ports, query), readKept(ports.values, keyOf(query, scope))]);
  const fingerprint = dayFingerprint(now, query.period);
  if (kept.report !== undefined && isComplete(kept.report, ports) && isNewest(kept, now, fingerprint)) return kept.report;
  const report = await compute();
  if (isComplete(report, ports)) await keep(ports.values, keyOf(query, scope), { report, fingerprint }, kept.stored);
  return report;
}

/** Removes what is kept of the days before `date` (YYYY-MM-DD) in every zone, and gives its number. @throws StoreError */
export function removeNarrowed(values: ValueStore, date: string, signal?: AbortSignal): Promise<number> {
  return removeOld(values, { fromPartition: PREFIX, toPartition: AFTER_PREFIX, isOld: (row) => row < date, signal });
}

/** The one scope that a query is narrowed to, by its filter, by what its reader may see, or by both; undefined for any other query. */
function narrowedTo(query: ReportQuery): string | undefined {
  const { scope, allowed } = query;
  if (!isPlainDay(query) || (allowed !== undefined && allowed.length !== 1)) return undefined;
  const named = [scope, ...(allowed ?? [])].filter((one) => Object.keys(one).length > 0).map(scopeText);
  return new Set(named).size === 1 ? named[0] : undefined;
}

/** The same for equal scopes. */
function scopeText(scope: ReportScope): string {
  const columns = Object.entries(scope).map(([column, values]) => [column, [values].flat().toSorted()] as const);
  return JSON.stringify(columns.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** A filter and what a reader may see are told in different ways. */
function keyOf({ period: { zone, from }, scope, allowed }: ReportQuery, text: string): ValueKey {
  const form = hash('sha256', JSON.stringify([text, Object.keys(scope).length > 0, allowed !== undefined])).slice(0, 32);
  return { partition: `${PREFIX}${zoneKey(zone)}`, row: `${from}|${form}` };
}

interface Kept {
  readonly stored: StoredValue | undefined;
  readonly report: Report | undefined;
}

/** Without its report where that cannot be read. */
async function readKept(values: ValueStore, key: ValueKey): Promise<Kept> {
  try {
    const stored = await values.read(key);
    return { stored, report: stored && (jsonPart(stored, 'report') as Report) };
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    // What a newer version of the app has kept stays: it cannot be replaced unread.
    return { stored: isCorrupt(error) ? await values.read(key, { parts: [] }) : undefined, report: undefined };
  }
}

async function keep(
  values: ValueStore,
  key: ValueKey,
  { report, fingerprint }: { readonly report: Report; readonly fingerprint: string },
  replaced: StoredValue | undefined,
): Promise<void> {
  const value = { parts: new Map([['report', jsonBytes(report)]]), meta: { fingerprint } };
  await unlessChanged(() => values.write(key, value, replaced ?? null));
}

function isNewest({ stored, report }: Kept, now: DayNow, fingerprint: string): boolean {
  if (report === undefined || !tellsNames(report, now)) return false;
  const { states } = now;
  if (states.length === 0 || states.some(({ frozen }) => frozen)) return isSinceFiled(report, states);
  return stored?.meta.fingerprint === fingerprint;
}
