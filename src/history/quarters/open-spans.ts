/** Where the deliveries lie that are not finished, so that only the days of UTC are read that hold some, each once. */
import { DAY_MS, QUARTER_MS } from '../../time/lengths.ts';
import type { QuarterState } from './quarter-store.ts';

/** [fromMs, toMs), UTC epoch milliseconds. */
export type OpenSpan = readonly [fromMs: number, toMs: number];

/** From the first to the last quarter hour that holds open deliveries in adjoining days of UTC; the states in order of time. */
export function openSpansOf(states: Iterable<Pick<QuarterState, 'quarterMs' | 'open'>>): readonly OpenSpan[] {
  const spans: [number, number][] = [];
  for (const { quarterMs, open } of states) {
    if (open === 0) continue;
    const last = spans.at(-1);
    const toMs = quarterMs + QUARTER_MS;
    if (last !== undefined && dayNumber(quarterMs) - dayNumber(last[1] - 1) <= 1) last[1] = toMs;
    else spans.push([quarterMs, toMs]);
  }
  return spans;
}

function dayNumber(instantMs: number): number {
  return Math.floor(instantMs / DAY_MS);
}
