/** What is known of a period's quarter hours without reading what is in them. */
import { type OpenSpan, openSpansOf } from '../history/quarters/open-spans.ts';
import type { QuarterLists, QuarterState } from '../history/quarters/quarter-store.ts';

export interface PeriodState {
  /** Deliveries created in it, and those of them that were not finished when last seen, stuck ones too. */
  readonly intakes: number;
  readonly open: number;
  readonly openSpans: readonly OpenSpan[];
  /** Whether the facts of a part of it are no longer kept. */
  readonly frozen: boolean;
}

/** @throws StoreError */
export async function loadPeriodState(quarters: QuarterLists, fromMs: number, toMs: number): Promise<PeriodState> {
  return periodStateOf(await Array.fromAsync(quarters.listStates(fromMs, toMs)));
}

/** Pure; the states in order of time. */
export function periodStateOf(states: readonly QuarterState[]): PeriodState {
  const sum = (name: 'intakes' | 'open') => states.reduce((total, state) => total + state[name], 0);
  return { intakes: sum('intakes'), open: sum('open'), openSpans: openSpansOf(states), frozen: states.some(({ frozen }) => frozen) };
}
