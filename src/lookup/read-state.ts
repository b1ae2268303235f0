/** How much of a period, and of the days before it, has been read: what was not is unknown. */
import type { QuarterLists } from '../history/quarters/quarter-store.ts';
import { type Coverage, coveredSince, isCovered } from '../history/state/coverage.ts';
import type { ReadState, UnreadBefore } from '../report/report.ts';
import { LOOK_BACK_IDS, LOOK_BACKS } from '../report/unread.ts';
import { daysBefore } from '../time/days-before.ts';
import { WEEK_MS } from '../time/lengths.ts';
import type { Period } from '../time/local-day.ts';
import { quarterOf } from '../time/quarter.ts';

/** Pure: whether all of a period has been read, a part, or nothing. */
export function readStateOf({ fromMs, toMs }: Period, coverage: Coverage): ReadState {
  if (isCovered(coverage, [fromMs, toMs])) return 'all';
  return coverage.spans.some(([from, to]) => from < toMs && to > fromMs) ? 'part' : 'none';
}

/** What looks back over days that have not been read. Reads storage only where the coverage alone does not tell. @throws StoreError */
export async function loadUnreadBefore(quarters: QuarterLists, period: Period, coverage: Coverage): Promise<UnreadBefore[]> {
  const sinceMs = coveredSince(coverage, period.fromMs);
  const unread = LOOK_BACK_IDS.filter((what) => startOf(period, what) < sinceMs);
  if (unread.length === 0) return [];
  return (await isVeryFirst(quarters, sinceMs, period.fromMs)) ? [] : unread;
}

/** Where something begins to look back: as many whole local days before the period, or ending with it. */
function startOf({ fromMs, toMs, zone }: Period, what: UnreadBefore): number {
  const endMs = ENDING_WITH_IT.includes(what) ? toMs : fromMs;
  return Math.min(fromMs, daysBefore(endMs, zone, LOOK_BACKS[what].days).at(-1)?.fromMs ?? fromMs);
}

const ENDING_WITH_IT: readonly UnreadBefore[] = ['abandonment', 'bestTime'];

/** Whether the organisation has no data before what was read: a week of it or more was read, and held nothing. */
async function isVeryFirst(quarters: QuarterLists, sinceMs: number, fromMs: number): Promise<boolean> {
  if (fromMs - sinceMs < WEEK_MS) return false;
  // Where changes expired unread, what was read begins at any instant.
  for await (const { quarterMs } of quarters.listStates(quarterOf(sinceMs), fromMs)) return quarterMs - sinceMs >= WEEK_MS;
  return true;
}
