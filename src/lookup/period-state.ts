/** What the heads of a period's quarter hours tell, without reading what is in them. */
import type { QuarterState, QuarterStore } from '../history/quarter-store.ts';
import { QUARTER_MS } from '../time/quarter.ts';

export interface PeriodState {
  /** Deliveries created in it, and those of them that were not finished when last seen, stuck ones too. */
  readonly intakes: number;
  readonly open: number;
  /** Spans of adjoining quarter hours that hold open ones, UTC epoch milliseconds. */
  readonly openSpans: readonly (readonly [fromMs: number, toMs: number])[];
  /** Whether the facts of a part of it are no longer kept. */
  readonly frozen: boolean;
}

/** @throws StoreError */
export async function loadPeriodState(quarters: QuarterStore, fromMs: number, toMs: number): Promise<PeriodState> {
  return periodStateOf(await Array.fromAsync(quarters.listStates(fromMs, toMs)));
}

/** Pure; the states in order of time. */
export function periodStateOf(states: readonly QuarterState[]): PeriodState {
  const openSpans: [number, number][] = [];
  for (const { quarterMs, open } of states) {
    if (open === 0) continue;
    const last = openSpans.at(-1);
    if (last?.[1] === quarterMs) last[1] += QUARTER_MS;
    else openSpans.push([quarterMs, quarterMs + QUARTER_MS]);
  }
  const sum = (name: 'intakes' | 'open') => states.reduce((total, state) => total + state[name], 0);
  return { intakes: sum('intakes'), open: sum('open'), openSpans, frozen: states.some(({ frozen }) => frozen) };
}
