/** The report of a closed day as it is on record: told in place of a computed one while history knows nothing newer. */
import { isDeepStrictEqual } from 'node:util';
import { isUnreadable } from '../errors.ts';
import type { QuarterState } from '../history/quarters/quarter-store.ts';
import { dayMarks } from '../history/state/day-marks.ts';
import { loadFailedUploads } from '../history/state/failed-uploads.ts';
import { loadNames, type NamesById } from '../history/state/known-names.ts';
import { harvestState } from '../history/state/watermarks.ts';
import type { SnapshotStore } from '../history/tables/snapshot-store.ts';
import { DEFINITIONS } from '../report/build-report.ts';
import type { Report } from '../report/report.ts';
import { hasOtherNames } from '../report/report-lists.ts';
import { failedUploadItems } from '../report/setup/failed-uploads.ts';
import { hasAllMembers } from '../report/stored/has-all-members.ts';
import type { Period } from '../time/local-day.ts';
import { kindOf } from '../time/period-before.ts';
import { allowedUploads } from './allowed-uploads.ts';
import { type ClosingState, dayFingerprint } from './day-fingerprint.ts';
import type { LookUpPorts } from './look-up-report.ts';
import type { ReportQuery } from './report-query.ts';

export interface ClosedReportPorts extends LookUpPorts {
  readonly snapshots: SnapshotStore;
}

/** A version of a day. */
export interface StoredReport {
  readonly report: Report;
  /** 1, 2, ... */
  readonly version: number;
}

/**
 * The latest version of a day that is asked for whole; undefined where it has none, where that is provisional, was made by an older release or under
 * another rule pack, cannot be read, or where the day's quarter hours, the names of what it lists or its failed uploads have changed since. What it tells
 * of other days is told as it was then. Some seven requests to storage at once, whatever the rows. @throws StoreError
 */
export async function closedReport(ports: ClosedReportPorts, query: ReportQuery): Promise<StoredReport | undefined> {
  if (!isWholeDay(query)) return undefined;
  const { period } = query;
  const [now, stored] = await Promise.all([loadDayNow(ports, query), latestOf(ports.snapshots, period)]);
  return stored !== undefined && isComplete(stored.report, ports) && isNewest(stored, period, now) ? stored : undefined;
}

function isWholeDay(query: ReportQuery): boolean {
  return isPlainDay(query) && query.allowed === undefined && Object.keys(query.scope).length === 0;
}

/** A full report of a day as everybody with the same scopes is told it: whatever else a query says changes what its reader sees. */
export function isPlainDay({ period, kind, extent = 'full', scope: _, allowed: __, ...further }: ReportQuery): boolean {
  return extent === 'full' && kindOf(period, kind) === 'day' && Object.values(further).every((value) => value === undefined);
}

/** What history knows of a day without reading its numbers. */
export interface DayNow extends ClosingState {
  /** Of the state that a harvest last closed the day in; undefined once it looks at the day no more, or where no version tells what it computed. */
  readonly fingerprint: string | undefined;
  readonly names: NamesById;
  /** Failed uploads of the day as a report would list them. */
  readonly uploads: Report['failedUploads'];
}

/** @throws StoreError */
export async function loadDayNow(
  { quarters, documents, values, openShareLimit }: ClosedReportPorts,
  { period: { from, fromMs, toMs, zone }, scope, allowed }: ReportQuery,
): Promise<DayNow> {
  const [states, coverage, marks, names, uploads] = await Promise.all([
    Array.fromAsync(quarters.readable().listStates(fromMs, toMs)),
    harvestState(documents).coverage(),
    dayMarks(documents, zone).read(),
    loadNames(values),
    loadFailedUploads(documents, fromMs, toMs),
  ]);
  const mark = marks.get(from);
  return {
    states,
    coverage,
    openShareLimit,
    fingerprint: mark?.isTold === true ? mark.fingerprint : undefined,
    names,
    uploads: failedUploadItems(allowedUploads(uploads, allowed), scope, (id) => names.configuration.get(id) ?? id),
  };
}

/** Without what a digest adds to the report of its day. */
async function latestOf(snapshots: SnapshotStore, { from, zone }: Period): Promise<StoredReport | undefined> {
  try {
    for await (const { version, report } of snapshots.list(zone, from, from)) {
      const { restated: _, missed: __, ...stored } = await report();
      return { report: stored, version };
    }
  } catch (error) {
    if (!isUnreadable(error)) throw error;
  }
  return undefined;
}

/** Pure. Whether a report is final, and of this release and rule pack. */
export function isComplete(report: Report, { rulePack }: Pick<ClosedReportPorts, 'rulePack'>): boolean {
  if (report.provisional || report.definitions !== DEFINITIONS) return false;
  return hasAllMembers(report) && report.compliance.rulePack.id === rulePack.id;
}

function isNewest({ report }: StoredReport, day: Period, now: DayNow): boolean {
  const { states, fingerprint } = now;
  if (!tellsNames(report, now)) return false;
  if (states.length === 0 || states.some(({ frozen }) => frozen)) return isSinceFiled(report, states);
  return fingerprint !== undefined && fingerprint === dayFingerprint(now, day);
}

/** Pure. Whether the names of what a report lists, and its failed uploads, are those of now. */
export function tellsNames(report: Report, { names, uploads }: Pick<DayNow, 'names' | 'uploads'>): boolean {
  return !hasOtherUploads(report, uploads) && !hasOtherNames(report, names);
}

/** Whether an upload failed since, or turned out otherwise; one that retention has removed since is no news. */
function hasOtherUploads({ failedUploads }: Report, now: Report['failedUploads']): boolean {
  return now.some((upload) => !failedUploads.some((told) => isDeepStrictEqual(told, upload)));
}

/** Pure. Retention freezes days, then removes them, and changes no number: there the times tell whether the version has all that was filed. */
export function isSinceFiled({ generatedAt, unreadBefore = [] }: Report, states: readonly QuarterState[]): boolean {
  const generatedMs = Date.parse(generatedAt);
  return unreadBefore.length === 0 && states.every(({ filedMs }) => filedMs > 0 && filedMs <= generatedMs);
}
