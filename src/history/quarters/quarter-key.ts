/** What may name a quarter hour. */
import { quarterOf } from '../../time/quarter.ts';

// From then on ISO dates have five digits of year.
const YEAR_10000_MS = Date.UTC(10_000, 0);

/** Gives the time back. @throws RangeError for a time (UTC epoch milliseconds) that is no start of a quarter hour */
export function checkQuarter(quarterMs: number): number {
  if (quarterOf(quarterMs) === quarterMs && quarterMs >= 0 && quarterMs <= YEAR_10000_MS) return quarterMs;
  throw new RangeError(`Cannot use the time ${quarterMs}: it is no start of a quarter hour`);
}
