/** Quarter hours of UTC: the unit in which facts are filed. Every local day of every zone since 2008 starts on one. */
import { QUARTER_MS } from './lengths.ts';

/** Start of the quarter hour that holds an instant (UTC epoch milliseconds in, UTC epoch milliseconds out). */
export function quarterOf(instantMs: number): number {
  return Math.floor(instantMs / QUARTER_MS) * QUARTER_MS;
}
