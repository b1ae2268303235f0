/** Compaction in the run log: an entry where there is something to do, with how far it got, and none where there is not. */
import { expect, test } from 'vitest';
import { recordCompaction } from '../../src/compaction/record-compaction.ts';
import { StoreError } from '../../src/errors.ts';
import type { DayState, QuarterStore } from '../../src/history/quarters/quarter-store.ts';
import type { Run } from '../../src/runs/run.ts';
import { DAY_MS } from '../../src/time/lengths.ts';
import { memoryQuarters } from '../support/history/memory-quarters.ts';

const NOW_MS = Date.UTC(2026, 10, 22, 12);

function recorder() {
  const written: Run[] = [];
  const log = { write: async (run: Run) => void written.push(run) };
  const requestCounts = () => ({ requests: 0, retries: 0, throttles: 0 });
  return { written, recording: { log, clock: () => NOW_MS, requestCounts, warn: () => undefined } };
}

/** Days of which so many edits are not folded; the last of them cannot be, if any. */
function store(openEdits: readonly number[], failing?: number): QuarterStore {
  const days = openEdits.map((edits, n): DayState => {
    const dayMs = Date.UTC(2026, 10, 20) + n * DAY_MS;
    return {
      dayMs,
      etag: '1',
      frozen: true,
      state: '1',
      isFolded: true,
      lookBack: undefined,
      openEdits: edits,
      openRows: edits,
      quarters: [],
    };
  });
  return {
    ...memoryQuarters(),
    async *listDays() {
      yield* days;
    },
    async compactDay(dayMs) {
      if (failing !== undefined && dayMs === days[failing]?.dayMs) throw new StoreError('store.corrupt', 'Cannot fold the day');
      return true;
    },
  };
}

test('a compaction that has days to fold is in the run log, with how many it folded', async () => {
  const { written, recording } = recorder();
  const days = await recordCompaction(recording, store([30, 0, 30]), { nowMs: NOW_MS });
  expect(days).toHaveLength(2);
  expect(written).toMatchObject([
    { kind: 'compaction', outcome: 'running', endedMs: null },
    { kind: 'compaction', outcome: 'ok', counters: { days: 2 }, endedMs: NOW_MS },
  ]);
});

test('one that has nothing to do leaves no entry', async () => {
  const { written, recording } = recorder();
  expect(await recordCompaction(recording, store([0, 0]), { nowMs: NOW_MS })).toEqual([]);
  expect(written).toEqual([]);
});

test('one that fails says why, and how many days it folded all the same', async () => {
  const { written, recording } = recorder();
  await expect(recordCompaction(recording, store([30, 30], 0), { nowMs: NOW_MS })).rejects.toThrow('Cannot fold the day');
  expect(written.at(-1)).toMatchObject({ outcome: 'failed', counters: { days: 1 }, error: { code: 'store.corrupt' } });
});

test('one that had no more time is stopped: the next one goes on', async () => {
  const { written, recording } = recorder();
  await recordCompaction(recording, store([30]), { nowMs: NOW_MS, isOver: () => true });
  expect(written.at(-1)).toMatchObject({ outcome: 'stopped', counters: { days: 0 } });
});
