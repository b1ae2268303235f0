/** How far history has come: up to when all changes have been seen, and how much the first harvest has still to read. */
import type { Coverage } from '../../history/state/coverage.ts';
import type { Watermark } from '../../history/state/watermarks.ts';
import type { Reading } from '../../report/around/surroundings.ts';
import { DAY_MS, HOUR_MS } from '../../time/lengths.ts';

export interface ReadingLimits {
  /** How far back the first harvest reads, days. */
  readonly harvestFromDays: number;
  /** UTC epoch milliseconds. */
  readonly nowMs: number;
}

/** Pure. `mark` = undefined before the first harvest has read anything. */
export function readingOf({ readToMs }: Coverage, mark: Watermark | undefined, { harvestFromDays, nowMs }: ReadingLimits): Reading {
  return {
    readTo: readToMs === null ? null : new Date(readToMs).toISOString(),
    first: isOver(mark) ? null : { days: harvestFromDays, read: daysRead(mark, harvestFromDays) },
    isBehind: readToMs === null || nowMs - readToMs > HOUR_MS,
  };
}

function isOver(mark: Watermark | undefined): boolean {
  return mark !== undefined && mark.readToMs !== null;
}

/** It reads changes in the order of their time, so that whole days of them tell how far it is. */
function daysRead(mark: Watermark | undefined, most: number): number {
  if (mark?.doneMs === undefined || mark.doneMs === null) return 0;
  return Math.min(most, Math.max(0, Math.floor((mark.doneMs - mark.sinceMs) / DAY_MS)));
}
