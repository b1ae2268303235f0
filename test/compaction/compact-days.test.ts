import { expect, test } from 'vitest';
import { compactDays, isWorthIt } from '../../src/compaction/compact-days.ts';
import { StoreError } from '../../src/errors.ts';
import type { DayState, QuarterStore } from '../../src/history/quarters/quarter-store.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/time/lengths.ts';
import { memoryQuarters } from '../support/history/memory-quarters.ts';

const NOW_MS = Date.UTC(2026, 10, 22, 12);
const DAY_START_MS = Date.UTC(2026, 10, 21);

function day(changed: Partial<DayState>, filedMs = NOW_MS): DayState {
  const quarter = { quarterMs: DAY_START_MS, etag: '1', facts: 600, intakes: 400, open: 0, frozen: false, filedMs };
  const unfolded = { state: '1', isFolded: false, lookBack: undefined, openEdits: 1, openRows: 100 };
  return { dayMs: DAY_START_MS, etag: '1', frozen: false, ...unfolded, quarters: [quarter], ...changed };
}

test('a day is worth it where a fifth of its rows changed, where there are many edits of it, or once it is quiet for an hour', () => {
  expect(isWorthIt(day({}), NOW_MS)).toBe(false);
  expect(isWorthIt(day({ openRows: 199 }), NOW_MS)).toBe(false);
  expect(isWorthIt(day({ openRows: 200 }), NOW_MS)).toBe(true);
  expect(isWorthIt(day({ openEdits: 23 }), NOW_MS)).toBe(false);
  expect(isWorthIt(day({ openEdits: 24 }), NOW_MS)).toBe(true);
  expect(isWorthIt(day({}, NOW_MS - HOUR_MS + MINUTE_MS), NOW_MS)).toBe(false);
  expect(isWorthIt(day({}, NOW_MS - HOUR_MS), NOW_MS)).toBe(true);
});

test('a day without changes is never worth it, and one whose quarter hours are all gone is', () => {
  expect(isWorthIt(day({ openEdits: 0, openRows: 0 }, 0), NOW_MS)).toBe(false);
  expect(isWorthIt(day({ quarters: [] }), NOW_MS)).toBe(true);
});

/** Days that a store lists after one that cannot be read; the first of them cannot be folded. */
function store(folded: number[], days: readonly DayState[]): QuarterStore {
  return {
    ...memoryQuarters(),
    async *listDays(instead) {
      instead?.(new StoreError('store.corrupt', 'Cannot read the day'));
      yield* days;
    },
    async compactDay(dayMs) {
      if (dayMs === days[0]?.dayMs) throw new StoreError('store.corrupt', 'Cannot fold the day');
      folded.push(dayMs);
      return true;
    },
  };
}

const days = [0, 1, 2].map((n) => day({ dayMs: DAY_START_MS + n * DAY_MS, openRows: n === 2 ? 1 : 900 }));

test('a day that cannot be read or folded holds up no other one, and is told at the end', async () => {
  const folded: number[] = [];
  await expect(compactDays(store(folded, days), { nowMs: NOW_MS })).rejects.toThrow('Cannot read the day');
  expect(folded).toEqual([DAY_START_MS + DAY_MS]);
});

test('a run that has no more time folds no further day', async () => {
  const folded: number[] = [];
  await expect(compactDays(store(folded, days), { nowMs: NOW_MS, isOver: () => true })).rejects.toThrow('Cannot read the day');
  expect(folded).toEqual([]);
});
