/** Compacts the days of history that are worth it, works out what their facts have behind them, and gathers months. Days are chosen by how much was changed of them, and since when nothing was. */
import type { DayState, QuarterStore } from '../history/quarters/quarter-store.ts';
import { HOUR_MS } from '../time/lengths.ts';
import { dueLookBacks, lookBackDays } from './look-back-days.ts';

export interface CompactOptions {
  /** UTC epoch milliseconds. */
  readonly nowMs: number;
  /** Whether the run has no more time: the next one goes on. @default never */
  readonly isOver?: (() => boolean) | undefined;
}

/** Rewriting a day costs its rows, so it is done where a good part of them changed... */
const WORTH_SHARE = 0.2;
/** ... where reading it takes many requests, */
const WORTH_EDITS = 24;
/** or where it has come to rest, milliseconds. */
const QUIET_MS = HOUR_MS;

/** Does the work of a run that has something to do. @param work takes who is told how many days were folded so far */
export type RecordCompaction = (work: (onFolded: (days: number) => void) => Promise<readonly number[]>) => Promise<readonly number[]>;

/**
 * Gives the starts of the days that were compacted, UTC epoch milliseconds. A day that cannot be compacted holds up no other one: the first error is thrown
 * at the end. @param record what a run goes through of which it is known before that it has something to do @throws StoreError
 */
export async function compactDays(
  quarters: QuarterStore,
  options: CompactOptions,
  record: RecordCompaction = (work) => work(() => undefined),
): Promise<readonly number[]> {
  const errors: unknown[] = [];
  const days = await Array.fromAsync(quarters.listDays((error) => errors.push(error)));
  const worth = days.filter((day) => isWorthIt(day, options.nowMs));
  const isDue = errors.length + worth.length + dueLookBacks(days, options.nowMs).length > 0;
  const work = (onFolded: (days: number) => void) => compact(quarters, worth, { ...options, errors, onFolded });
  return isDue ? record(work) : work(() => undefined);
}

interface Compacting extends CompactOptions {
  /** What went wrong before. */
  readonly errors: unknown[];
  readonly onFolded: (days: number) => void;
}

async function compact(
  quarters: QuarterStore,
  worth: readonly DayState[],
  { nowMs, isOver = () => false, errors, onFolded }: Compacting,
): Promise<readonly number[]> {
  const compacted: number[] = [];
  for (const { dayMs } of worth) {
    if (isOver()) break;
    try {
      if (await quarters.compactDay(dayMs)) onFolded(compacted.push(dayMs));
    } catch (error) {
      errors.push(error);
    }
  }
  const attempt = (work: Promise<unknown>) => work.catch((error: unknown) => errors.push(error));
  // Listed anew: those that were folded above are due now.
  await attempt(lookBackDays(quarters, await Array.fromAsync(quarters.listDays(() => undefined)), { nowMs, isOver }));
  await attempt(quarters.compactMonths(nowMs, isOver));
  if (errors.length > 0) throw errors[0];
  return compacted;
}

/** Pure. */
export function isWorthIt({ openEdits, openRows, quarters }: DayState, nowMs: number): boolean {
  if (openEdits === 0) return false;
  const rows = quarters.reduce((sum, { facts, intakes }) => sum + facts + intakes, 0);
  const filedMs = Math.max(...quarters.map((quarter) => quarter.filedMs));
  return openRows >= WORTH_SHARE * rows || openEdits >= WORTH_EDITS || nowMs - filedMs >= QUIET_MS;
}
