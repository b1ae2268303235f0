/** When calls are answered, by attempt: the hours of the called party's week, apart for the first, the second and all further attempts. */
import { isLive } from '../fact/classify.ts';
import { isCall, type RowMeasure } from './counted-row.ts';

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

/** Later attempts are few, and reach the same kind of contacts. */
const LAST_ATTEMPT = 3;

/** Given attempts. Its sums are sorted by slot and attempt, without those that have no call. */
export function newLiveBySlot(): RowMeasure<readonly SlotReach[]> {
  const calls = new Map<number, number>();
  const live = new Map<number, number>();
  const count = (counts: Map<number, number>, code: number, n: number) => counts.set(code, (counts.get(code) ?? 0) + n);
  return {
    add({ fact, lookBack: { attempt } }) {
      if (attempt === null || !isCall(fact) || fact.startMs === null || fact.localSlot < 0) return;
      const code = codeOf(fact.localSlot, Math.min(attempt, LAST_ATTEMPT));
      count(calls, code, 1);
      if (isLive(fact.sets)) count(live, code, 1);
    },
    addSum(sum) {
      for (const reach of sum) {
        const code = codeOf(reach.slot, reach.attempt);
        count(calls, code, reach.calls);
        count(live, code, reach.live);
      }
    },
    sum: () => [...calls].sort(([a], [b]) => a - b).map(([code, count]) => reachOf(code, count, live.get(code) ?? 0)),
  };
}

function codeOf(slot: number, attempt: number): number {
  return slot * LAST_ATTEMPT + attempt - 1;
}

function reachOf(code: number, calls: number, live: number): SlotReach {
  return { slot: Math.floor(code / LAST_ATTEMPT), attempt: (code % LAST_ATTEMPT) + 1, calls, live };
}
