import { expect, test } from 'vitest';
import { GROUP_COUNTS } from '../../src/metrics/cube/entry-counts.ts';
import { localSlotKey } from '../../src/metrics/cube/list-keys.ts';
import { entriesOf } from '../../src/metrics/cube/open-list.ts';
import { rateOf } from '../../src/metrics/kpis/rate.ts';
import { bestTimeOf } from '../../src/report/best-time.ts';

type Slot = readonly [weekday: number, hour: number, seqNo: number, live: number, calls: number];

function detailOf(...slots: readonly Slot[]) {
  const counted = slots.map(([weekday, hour, seqNo, liveMin, voiceAttempts]) => {
    const counts = { deliveries: voiceAttempts, attempts: voiceAttempts, voiceAttempts, liveMin };
    return [
      localSlotKey((weekday - 1) * 24 + hour, seqNo),
      GROUP_COUNTS.map((name) => (name in counts ? counts[name as keyof typeof counts] : 0)),
    ] as const;
  });
  return { byLocalSlot: entriesOf(new Map(counted), Number.POSITIVE_INFINITY) };
}

test('bestTimeOf() names weekday (Monday 1), hour and attempt of each cell, with live answers by voice attempts', () => {
  const grid = bestTimeOf(detailOf([1, 0, 1, 10, 40], [7, 23, 9, 8, 40], [3, 9, 2, 6, 40], [3, 9, 0, 4, 40]), 28);
  expect(grid?.days).toBe(28);
  expect(grid?.cells).toEqual([
    { weekday: 1, hour: 0, attempt: '1', live: rateOf(10, 40) },
    { weekday: 7, hour: 23, attempt: '3+', live: rateOf(8, 40) },
    { weekday: 3, hour: 9, attempt: '2', live: rateOf(6, 40) },
    { weekday: 3, hour: 9, attempt: 'any', live: rateOf(4, 40) },
  ]);
});

test('bestTimeOf() ranks by the lower bound, so that a few lucky calls do not come first', () => {
  const grid = bestTimeOf(detailOf([1, 9, 1, 18, 30], [2, 9, 1, 550, 1000]), 28);
  expect(grid?.cells.map(({ weekday, live }) => [weekday, live.value])).toEqual([
    [2, 0.55],
    [1, 0.6],
  ]);
});

test('bestTimeOf() hides cells with fewer than 30 calls, and says how many', () => {
  const grid = bestTimeOf(detailOf([1, 9, 1, 29, 29], [1, 10, 1, 0, 30], [1, 11, 1, 1, 1]), 5);
  expect(grid).toMatchObject({ cells: [{ hour: 10 }], hiddenCells: 2 });
});

test('bestTimeOf() is null where no local time is known', () => {
  expect(bestTimeOf(detailOf(), 28)).toBeNull();
});
