/** When calls are answered, by attempt: the hours of the called party's week, apart for the first, the second and all further attempts. */
import { isLive } from '../fact/classify.ts';
import { type CountedRow, isCall } from './counted-row.ts';

/** Calls that count, whose local hour is known. */
export interface SlotReach {
  /** Weekday x 24 + hour in the called party's own zone, Monday 00:00 = 0. */
  readonly slot: number;
  /** 1, 2, or 3 for the third and all that follow. */
  readonly attempt: number;
  readonly calls: number;
  /** Of these, certainly live. */
  readonly live: number;
}

export interface SlotCounter {
  /** @param row an attempt */
  add(row: CountedRow): void;
  /** Sorted by slot and attempt; without those that have no call. */
  finish(): readonly SlotReach[];
}

/** Later attempts are few, and reach the same kind of contacts. */
const LAST_ATTEMPT = 3;

export function newSlotCounter(): SlotCounter {
  const calls = new Map<number, number>();
  const live = new Map<number, number>();
  return {
    add({ fact, lookBack: { attempt } }) {
      if (attempt === null || !isCall(fact) || fact.startMs === null || fact.localSlot < 0) return;
      const code = codeOf(fact.localSlot, Math.min(attempt, LAST_ATTEMPT));
      calls.set(code, (calls.get(code) ?? 0) + 1);
      if (isLive(fact.sets)) live.set(code, (live.get(code) ?? 0) + 1);
    },
    finish: () => [...calls].sort(([a], [b]) => a - b).map(([code, count]) => reachOf(code, count, live.get(code) ?? 0)),
  };
}

/** The calls to two sets of contacts that share none. */
export function mergeSlots(a: readonly SlotReach[], b: readonly SlotReach[]): readonly SlotReach[] {
  const groups = Map.groupBy([...a, ...b], ({ slot, attempt }) => codeOf(slot, attempt));
  const sum = (group: readonly SlotReach[], name: 'calls' | 'live') => group.reduce((total, reach) => total + reach[name], 0);
  return [...groups].sort(([x], [y]) => x - y).map(([code, group]) => reachOf(code, sum(group, 'calls'), sum(group, 'live')));
}

function codeOf(slot: number, attempt: number): number {
  return slot * LAST_ATTEMPT + attempt - 1;
}

function reachOf(code: number, calls: number, live: number): SlotReach {
  return { slot: Math.floor(code / LAST_ATTEMPT), attempt: (code % LAST_ATTEMPT) + 1, calls, live };
}
