/** Whether the numbers of a period can still change: it has not been read whole, has only just ended, or too much of it is open. */

import type { QuarterLists } from '../history/quarters/quarter-store.ts';
import { type Coverage, coveredUntil, lostAt } from '../history/state/coverage.ts';
import { SETTLE_MS } from '../history/state/settle.ts';
import type { Intake } from '../metrics/fact/fact.ts';
import { type ProvisionalNote, reasonOf } from '../report/reasons/reason.ts';
import { DAY_MS } from '../time/lengths.ts';
import type { Period } from '../time/local-day.ts';
import { loadPeriodState, type PeriodState } from './period-state.ts';
import { readStateOf } from './read-state.ts';

export interface ProvisionalPorts {
  readonly quarters: QuarterLists;
  /** From this share of open deliveries on a period is provisional, 0 to 1. */
  readonly openShareLimit: number;
}

export interface Openness extends ProvisionalPorts {
  readonly state: PeriodState;
  /** UTC epoch milliseconds. */
  readonly nowMs: number;
}

/** A delivery that was created longer ago is taken for lost: its row may have expired unseen. */
export const OPEN_DAYS = 7;

/** Why the numbers of a period can still change; empty where they are final. Reads intake entries only where their numbers alone tell of too much that is open. @throws StoreError */
export async function provisionalNotes(period: Period, coverage: Coverage, openness: Openness): Promise<ProvisionalNote[]> {
  const unread = unreadNotes(period, coverage);
  return unread.length > 0 ? unread : openNotes(period, openness);
}

/** As provisionalNotes(), with the state of the period as history has it now. @throws StoreError */
export async function loadProvisionalNotes(
  { quarters, openShareLimit }: ProvisionalPorts,
  period: Period,
  coverage: Coverage,
  nowMs: number,
): Promise<ProvisionalNote[]> {
  const state = await loadPeriodState(quarters, period.fromMs, period.toMs);
  return provisionalNotes(period, coverage, { quarters, state, openShareLimit, nowMs });
}

/** Pure: those reasons that lie in what has been read. */
export function unreadNotes(period: Period, coverage: Coverage): ProvisionalNote[] {
  const { fromMs, toMs } = period;
  const untilMs = coveredUntil(coverage, fromMs);
  const lost = untilMs < toMs ? lostAt(coverage, untilMs) : undefined;
  if (lost !== undefined) return [reasonOf('lostChanges', { from: isoOf(lost[0]), to: isoOf(lost[1]) })];
  if (untilMs <= fromMs) return [reasonOf(readStateOf(period, coverage) === 'part' ? 'partNotRead' : 'notReadYet', {})];
  if (untilMs < toMs) return [reasonOf('readUpTo', { until: isoOf(untilMs), end: isoOf(toMs) })];
  if ((coverage.readToMs ?? 0) < toMs + SETTLE_MS) return [reasonOf('justEnded', {})];
  return [];
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}

/** Pure: whether an open delivery may still be given a result that lies in a period that ended at `toMs`. */
export function isAwaited({ placeMs, createdMs, openStatus, stuckFromMs }: Intake, toMs: number, nowMs: number): boolean {
  if (placeMs !== null || createdMs < nowMs - OPEN_DAYS * DAY_MS) return false;
  if (stuckFromMs === null) return true;
  // One that is still to be tried and may be tried after the period will have its result there.
  return stuckFromMs >= nowMs && !(openStatus === 'Pending' && stuckFromMs > toMs);
}

async function openNotes({ toMs }: Period, { quarters, state, openShareLimit, nowMs }: Openness): Promise<ProvisionalNote[]> {
  const isTooMuch = (open: number) => open > 0 && open >= openShareLimit * state.intakes;
  const sinceMs = nowMs - OPEN_DAYS * DAY_MS;
  if (toMs <= sinceMs || !isTooMuch(state.open)) return [];
  let open = 0;
  for (const [fromMs, endMs] of state.openSpans) {
    if (endMs <= sinceMs) continue;
    for await (const { intakes } of quarters.listIntakes(fromMs, endMs)) {
      for (const intake of intakes) if (isAwaited(intake, toMs, nowMs)) open++;
    }
  }
  if (!isTooMuch(open)) return [];
  return [reasonOf('tooManyOpen', { open, created: state.intakes, share: open / state.intakes, limit: openShareLimit })];
}
