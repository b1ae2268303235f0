/** Where the deliveries lie that are not finished, so that only those quarter hours are read. */
import { QUARTER_MS } from '../../time/lengths.ts';
import type { QuarterState } from './quarter-store.ts';

/** [fromMs, toMs), UTC epoch milliseconds. */
export type OpenSpan = readonly [fromMs: number, toMs: number];

/** Spans of adjoining quarter hours that hold open deliveries; the states in order of time. */
export function openSpansOf(states: Iterable<Pick<QuarterState, 'quarterMs' | 'open'>>): readonly OpenSpan[] {
  const spans: [number, number][] = [];
  for (const { quarterMs, open } of states) {
    if (open === 0) continue;
    const last = spans.at(-1);
    if (last?.[1] === quarterMs) last[1] += QUARTER_MS;
    else spans.push([quarterMs, quarterMs + QUARTER_MS]);
  }
  return spans;
}
