/** Calls by their length, out of the counts per second: exact. */
import type { Histogram } from '../metrics/cube/open-list.ts';
import type { CallTimeBand } from './report.ts';
import { countOf } from './totals.ts';

/** Where bands begin, seconds: short calls are told apart by seconds, long ones by minutes. */
const STARTS = [0, 5, 10, 15, 30, 60, 120, 300, 600, 1800] as const;

/** Every band, shortest first, those without a call too. */
export function callTimeBands(seconds: Histogram): CallTimeBand[] {
  return STARTS.map((fromSeconds, i) => {
    const toSeconds = STARTS[i + 1] ?? null;
    const within = seconds.filter(([length]) => length >= fromSeconds && (toSeconds === null || length < toSeconds));
    return { fromSeconds, toSeconds, calls: countOf(within) };
  });
}
