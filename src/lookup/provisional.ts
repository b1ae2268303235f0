/** Whether the numbers of a period can still change: it has not been read whole, has only just ended, or too much of it is open. */

import type { QuarterLists } from '../history/quarters/quarter-store.ts';
import { type Coverage, coveredUntil, lostAt } from '../history/state/coverage.ts';
import { SETTLE_MS } from '../history/state/settle.ts';
import type { Intake } from '../metrics/fact/fact.ts';
import { DAY_MS } from '../time/lengths.ts';
import type { Period } from '../time/local-day.ts';
import { loadPeriodState, type PeriodState } from './period-state.ts';

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

/** Why the numbers of a period can still change, in words; empty where they are final. Reads intake entries only where the heads alone tell of too much that is open. @throws StoreError */
export async function provisionalReasons(period: Period, coverage: Coverage, openness: Openness): Promise<string[]> {
  const unread = unreadReasons(period, coverage);
  return unread.length > 0 ? unread : openReasons(period, openness);
}

/** As provisionalReasons(), with the state of the period as history has it now. @throws StoreError */
export async function loadProvisionalReasons(
  { quarters, openShareLimit }: ProvisionalPorts,
  period: Period,
  coverage: Coverage,
  nowMs: number,
): Promise<string[]> {
  const state = await loadPeriodState(quarters, period.fromMs, period.toMs);
  return provisionalReasons(period, coverage, { quarters, state, openShareLimit, nowMs });
}

/** Pure: those reasons that lie in what has been read. */
export function unreadReasons({ fromMs, toMs }: Period, coverage: Coverage): string[] {
  const at = (ms: number) => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const untilMs = coveredUntil(coverage, fromMs);
  const lost = untilMs < toMs ? lostAt(coverage, untilMs) : undefined;
  if (lost !== undefined)
    return [
      `Dataverse was not read in time: what changed from ${at(lost[0])} to ${at(lost[1])} may have expired there before it was read.`,
    ];
  if (untilMs <= fromMs) return ['The deliveries of this period have not been read from Dataverse yet.'];
  if (untilMs < toMs) return [`Dataverse has been read up to ${at(untilMs)}; the period ends at ${at(toMs)}.`];
  if ((coverage.readToMs ?? 0) < toMs + SETTLE_MS) return ['The period has only just ended; late results may follow.'];
  return [];
}

/** Pure: whether an open delivery may still be given a result that lies in a period that ended at `toMs`. */
export function isAwaited({ placeMs, createdMs, openStatus, stuckFromMs }: Intake, toMs: number, nowMs: number): boolean {
  if (placeMs !== null || createdMs < nowMs - OPEN_DAYS * DAY_MS) return false;
  if (stuckFromMs === null) return true;
  // One that is still to be tried and may be tried after the period will have its result there.
  return stuckFromMs >= nowMs && !(openStatus === 'Pending' && stuckFromMs > toMs);
}

async function openReasons({ toMs }: Period, { quarters, state, openShareLimit, nowMs }: Openness): Promise<string[]> {
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
  const percent = (share: number) => `${Number((share * 100).toFixed(1))} %`;
  return [
    `${open} of the ${state.intakes} deliveries created in the period are still open: ${percent(open / state.intakes)}, and only under ${percent(openShareLimit)} counts as final.`,
  ];
}
