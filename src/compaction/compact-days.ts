/** Compacts the days of history that are worth it, works out what their facts have behind them, and gathers months. Days are chosen by how much was changed of them, and since when nothing was. */
import type { DayState, QuarterStore } from '../history/quarters/quarter-store.ts';
import { HOUR_MS } from '../time/lengths.ts';
import { lookBackDays } from './look-back-days.ts';

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

/** Gives the starts of the days that were compacted, UTC epoch milliseconds. A day that cannot be compacted holds up no other one: the first error is thrown at the end. @throws StoreError */
export async function compactDays(quarters: QuarterStore, { nowMs, isOver = () => false }: CompactOptions): Promise<readonly number[]> {
  const compacted: number[] = [];
  const errors: unknown[] = [];
  for (const day of await Array.fromAsync(quarters.listDays((error) => errors.push(error)))) {
    if (isOver()) break;
    if (!isWorthIt(day, nowMs)) continue;
    try {
      if (await quarters.compactDay(day.dayMs)) compacted.push(day.dayMs);
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
