/** After each harvest: closes the local days that are complete, and restates those that changed after they were closed. */

import type { QuarterLists, QuarterState, QuarterStore } from '../history/quarters/quarter-store.ts';
import { type DayMark, type DayMarks, dayMarks } from '../history/state/day-marks.ts';
import { harvestState } from '../history/state/watermarks.ts';
import type { DocumentStore } from '../history/tables/document-store.ts';
import type { SnapshotStore } from '../history/tables/snapshot-store.ts';
import { dayFingerprint } from '../lookup/day-fingerprint.ts';
import type { LookedUp } from '../lookup/look-up-report.ts';
import { periodStateOf } from '../lookup/period-state.ts';
import { provisionalNotes, unreadNotes } from '../lookup/provisional.ts';
import type { ReportQuery } from '../lookup/report-query.ts';
import { daysBefore, yesterdayOf } from '../time/days-before.ts';
import { HOUR_MS } from '../time/lengths.ts';
import { dateAt, type Period } from '../time/local-day.ts';
import { recordDay } from './record-day.ts';

export interface CloseDaysPorts {
  readonly quarters: QuarterStore;
  readonly documents: DocumentStore;
  readonly snapshots: SnapshotStore;
  /** From this share of open deliveries on a day is not closed, 0 to 1. */
  readonly openShareLimit: number;
  readonly lookUp: (query: ReportQuery) => Promise<LookedUp>;
}

export interface CloseDaysOptions {
  /** IANA zones that cut the days. */
  readonly zones: readonly string[];
  /** UTC epoch milliseconds. */
  readonly nowMs: number;
  /** How many days back; those whose facts are no longer kept are left as they are. */
  readonly days: number;
  /** Days computed in one run, oldest first; the rest follows in the next runs. @default all, as far as the time goes */
  readonly mostDays?: number;
  /** Whether the run has no more time: the rest follows in the next run. @default never */
  readonly isOver?: (() => boolean) | undefined;
}

/** A version that was made: the first of a day, or one beside it. */
export interface ClosedDay {
  readonly zone: string;
  /** Local date, YYYY-MM-DD. */
  readonly date: string;
  readonly version: number;
  readonly reason: string;
}

/** A day that changes again and again makes no more than one further version in this time. */
export const RESTATE_PAUSE_MS = HOUR_MS;

/**
 * Repeats and runs at the same time are harmless. Where nothing changed, it reads what is known of its days and two documents. A day that cannot
 * be closed holds up no other one: the first error is thrown at the end. @throws StoreError
 */
export async function closeDays(ports: CloseDaysPorts, options: CloseDaysOptions): Promise<readonly ClosedDay[]> {
  const { zones, mostDays = Number.POSITIVE_INFINITY, isOver = () => false } = options;
  const closed: ClosedDay[] = [];
  const errors: unknown[] = [];
  let left = mostDays;
  for (const zone of zones) {
    const marks = dayMarks(ports.documents, zone);
    for (const day of await changedDays(ports, options, zone, marks).catch(noneOf(errors))) {
      if (left === 0 || isOver()) break;
      try {
        closed.push(...(await closeDay(ports, marks, day, options.nowMs)));
        left--;
      } catch (error) {
        errors.push(error);
      }
    }
  }
  if (errors.length > 0) throw errors[0];
  return closed;
}

/** Notes an error for the end: a zone of which nothing can be told holds up no other one. */
function noneOf(errors: unknown[]): (error: unknown) => readonly ChangedDay[] {
  return (error) => {
    errors.push(error);
    return [];
  };
}

async function closeDay(
  { snapshots, lookUp }: CloseDaysPorts,
  marks: DayMarks,
  { period, fingerprint, firstDate }: ChangedDay,
  nowMs: number,
): Promise<readonly ClosedDay[]> {
  const { version, added, reason, isTold } = await recordDay(snapshots, period, () => lookUp({ period, kind: 'day', scope: {} }));
  // The state from before the numbers were loaded: a change in between is found by the next run.
  await marks.write(period.from, { fingerprint, version, atMs: nowMs, isTold }, firstDate);
  return added ? [{ zone: period.zone, date: period.from, version, reason }] : [];
}

interface ChangedDay {
  readonly period: Period;
  readonly fingerprint: string;
  /** First day that is looked at. */
  readonly firstDate: string;
}

/** The closed days that differ from what is on record, oldest first. */
async function changedDays(
  { quarters: stored, documents, openShareLimit }: CloseDaysPorts,
  { nowMs, days }: CloseDaysOptions,
  zone: string,
  ofZone: DayMarks,
): Promise<readonly ChangedDay[]> {
  const marks = await ofZone.read();
  const quarters = stored.readable();
  const coverage = await harvestState(documents).coverage();
  const all = daysBefore(yesterdayOf(nowMs, zone).toMs, zone, days).toReversed();
  const read = all.filter((day) => unreadNotes(day, coverage).length === 0);
  const states = await statesByDay(quarters, read, zone);
  const changed: ChangedDay[] = [];
  for (const period of read) {
    const quarterStates = states.get(period.from) ?? [];
    const [state, fingerprint] = [
      periodStateOf(quarterStates),
      dayFingerprint({ states: quarterStates, coverage, openShareLimit }, period),
    ];
    if (state.frozen || !isNews(marks.get(period.from), fingerprint, nowMs)) continue;
    if ((await provisionalNotes(period, coverage, { quarters, state, openShareLimit, nowMs })).length > 0) continue;
    changed.push({ period, fingerprint, firstDate: all[0]?.from ?? period.from });
  }
  return changed;
}

/** Pure: a day without a mark, or with another state; from the second version on not at once. */
function isNews(mark: DayMark | undefined, fingerprint: string, nowMs: number): boolean {
  if (mark === undefined) return true;
  return mark.fingerprint !== fingerprint && (mark.version < 2 || nowMs - mark.atMs >= RESTATE_PAUSE_MS);
}

async function statesByDay(
  quarters: QuarterLists,
  days: readonly Period[],
  zone: string,
): Promise<ReadonlyMap<string, readonly QuarterState[]>> {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return new Map();
  const states = await Array.fromAsync(quarters.listStates(first.fromMs, last.toMs));
  return Map.groupBy(states, ({ quarterMs }) => dateAt(quarterMs, zone));
}
