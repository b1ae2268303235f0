/** Freezes the quarter hours whose facts have been kept long enough, and removes those whose cube has. */

import type { QuarterStore } from '../history/quarters/quarter-store.ts';
import type { QuarterState } from '../history/quarters/quarter-value.ts';
import { forEachAhead } from '../parallel.ts';
import { DAY_MS, QUARTER_MS } from '../time/lengths.ts';
import type { RetentionPeriods } from './periods.ts';

export interface FreezeOptions extends Pick<RetentionPeriods, 'factsDays' | 'cubeDays'> {
  /** Ages count up to here, UTC epoch milliseconds. */
  readonly asOfMs: number;
  /** Ends the work early, between quarter hours. */
  readonly signal?: AbortSignal | undefined;
}

const PARALLEL = 8;

/** Gives how many were frozen and removed. One that is filed to meanwhile is left for the next time. @throws StoreError */
export async function freezeQuarters(quarters: QuarterStore, options: FreezeOptions): Promise<{ frozen: number; removed: number }> {
  const states = await Array.fromAsync(quarters.listAllStates());
  const frozen = new Set(states.filter((state) => state.frozen).map(({ quarterMs }) => quarterMs));
  const counts = { frozen: 0, removed: 0 };
  // The newest first: a fact mostly lies later than its intake entry, which may then go at once.
  await forEachAhead(states.toReversed(), PARALLEL, async (state) => {
    if (options.signal?.aborted) return;
    switch (dueFor(state, options)) {
      case 'removal':
        if (await quarters.remove(state)) counts.removed++;
        break;
      case 'freezing':
        if (!(await quarters.freeze(state, frozen))) break;
        frozen.add(state.quarterMs);
        counts.frozen++;
        break;
      case 'trimming':
        await quarters.freeze(state, frozen);
        break;
      case 'nothing':
    }
  });
  return counts;
}

/** Pure. Trimming = frozen, with intake entries whose facts may be frozen by now. */
export function dueFor(
  { quarterMs, filedMs, frozen, intakes, open }: QuarterState,
  { factsDays, cubeDays, asOfMs }: Pick<FreezeOptions, 'factsDays' | 'cubeDays' | 'asOfMs'>,
): 'removal' | 'freezing' | 'trimming' | 'nothing' {
  const endMs = quarterMs + QUARTER_MS;
  if (!frozen && Math.max(endMs, filedMs) + factsDays * DAY_MS > asOfMs) return 'nothing';
  if (endMs + cubeDays * DAY_MS <= asOfMs) return 'removal';
  if (!frozen) return 'freezing';
  return intakes > open ? 'trimming' : 'nothing';
}
