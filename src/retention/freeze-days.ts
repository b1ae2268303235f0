/** Freezes the days of UTC whose facts have been kept long enough, and removes those whose cubes have. */
import type { DayState, QuarterStore } from '../history/quarters/quarter-store.ts';
import { DAY_MS } from '../time/lengths.ts';
import type { RetentionPeriods } from './periods.ts';

export interface FreezeOptions extends Pick<RetentionPeriods, 'factsDays' | 'cubeDays'> {
  /** Ages count up to here, UTC epoch milliseconds. */
  readonly asOfMs: number;
  /** Ends the work early, between days. */
  readonly signal?: AbortSignal | undefined;
}

/** Gives how many were frozen and removed. One that is filed to meanwhile is left for the next time, and one that cannot be read holds up no other. @throws StoreError */
export async function freezeDays(quarters: QuarterStore, options: FreezeOptions): Promise<{ frozen: number; removed: number }> {
  const days = await Array.fromAsync(quarters.listDays(() => undefined));
  const frozen = new Set(days.filter((day) => day.frozen).map(({ dayMs }) => dayMs));
  const counts = { frozen: 0, removed: 0 };
  // The newest first: a fact mostly lies later than its intake entry, which may then go at once.
  for (const day of days.toReversed()) {
    if (options.signal?.aborted) break;
    switch (dueFor(day, options)) {
      case 'removal':
        if (await quarters.removeDay(day)) counts.removed++;
        break;
      case 'freezing':
        if (!(await quarters.freezeDay(day, frozen))) break;
        frozen.add(day.dayMs);
        counts.frozen++;
        break;
      case 'trimming':
        await quarters.freezeDay(day, frozen);
        break;
      case 'nothing':
    }
  }
  return counts;
}

/** Pure. Trimming = frozen, with intake entries whose facts may be frozen by now. */
export function dueFor(
  { dayMs, frozen, quarters }: Omit<DayState, 'etag'>,
  { factsDays, cubeDays, asOfMs }: Pick<FreezeOptions, 'factsDays' | 'cubeDays' | 'asOfMs'>,
): 'removal' | 'freezing' | 'trimming' | 'nothing' {
  const endMs = dayMs + DAY_MS;
  const filedMs = Math.max(endMs, ...quarters.map((quarter) => quarter.filedMs));
  if (!frozen && filedMs + factsDays * DAY_MS > asOfMs) return 'nothing';
  if (endMs + cubeDays * DAY_MS <= asOfMs) return 'removal';
  if (!frozen) return 'freezing';
  return quarters.some(({ intakes, open }) => intakes > open) ? 'trimming' : 'nothing';
}
