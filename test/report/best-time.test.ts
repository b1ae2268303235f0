import { expect, test } from 'vitest';
import type { ContactFact } from '../../src/metrics/contacts/contact-fact.ts';
import { GROUP_COUNTS } from '../../src/metrics/cube/entry-counts.ts';
import { localSlotKey } from '../../src/metrics/cube/list-keys.ts';
import { entriesOf } from '../../src/metrics/cube/open-list.ts';
import { rateOf } from '../../src/metrics/kpis/rate.ts';
import { bestTimeOf, callHoursOf } from '../../src/report/best-time.ts';
import { call, LIVE, metricsOf } from '../support/contacts/contact-facts.ts';

type Slot = readonly [weekday: number, hour: number, live: number, calls: number];
const UNKNOWN = { reason: 'no facts' };

function detailOf(...slots: readonly Slot[]) {
  const counted = slots.map(([weekday, hour, liveMin, voiceAttempts]) => {
    const counts = { deliveries: voiceAttempts, attempts: voiceAttempts, voiceAttempts, liveMin };
    return [
      localSlotKey((weekday - 1) * 24 + hour),
      GROUP_COUNTS.map((name) => (name in counts ? counts[name as keyof typeof counts] : 0)),
    ] as const;
  });
  return { byLocalSlot: entriesOf(new Map(counted), Number.POSITIVE_INFINITY) };
}

test('bestTimeOf() names weekday (Monday 1) and hour of each cell of any attempt, with live answers by voice attempts', () => {
  const grid = bestTimeOf(detailOf([1, 0, 10, 40], [7, 23, 8, 40], [3, 9, 6, 40]), 28, UNKNOWN);
  expect(grid).toMatchObject({ days: 28, byAttempt: null });
  expect(grid?.cells).toEqual([
    { weekday: 1, hour: 0, attempt: 'any', live: rateOf(10, 40) },
    { weekday: 7, hour: 23, attempt: 'any', live: rateOf(8, 40) },
    { weekday: 3, hour: 9, attempt: 'any', live: rateOf(6, 40) },
  ]);
});

test('callHoursOf() gives every weekday and hour with a call in their order, the few calls too', () => {
  expect(callHoursOf(detailOf([7, 23, 8, 40], [1, 0, 0, 1]))).toEqual([
    { weekday: 1, hour: 0, voiceAttempts: 1, liveMin: 0 },
    { weekday: 7, hour: 23, voiceAttempts: 40, liveMin: 8 },
  ]);
});

test('bestTimeOf() splits the calls of the period by the rank of the attempt at the contact, where its facts are kept', () => {
  const calls = (n: number, hours: number, given: Partial<ContactFact>) =>
    Array.from({ length: n }, (_, i) => call(hours + i / 1000, { contact: `${i}`.padStart(16, '0'), localSlot: 33, ...given }));
  // seqNo says otherwise, and does not matter.
  const metrics = metricsOf([
    ...calls(40, 1, { seqNo: 3, sets: LIVE }),
    ...calls(35, 3, { seqNo: 2 }),
    ...calls(30, 5, {}),
    ...calls(30, 7, { localSlot: 34 }),
    ...calls(29, 9, { localSlot: 35 }),
    ...calls(30, 11, { localSlot: -1 }),
  ]);
  expect(bestTimeOf(detailOf([2, 9, 40, 105]), 28, { metrics })?.byAttempt).toEqual({
    cells: [
      { weekday: 2, hour: 9, attempt: '1', live: rateOf(40, 40) },
      { weekday: 2, hour: 9, attempt: '2', live: rateOf(0, 35) },
      { weekday: 2, hour: 9, attempt: '3+', live: rateOf(0, 30) },
      { weekday: 2, hour: 10, attempt: '3+', live: rateOf(0, 30) },
    ],
    hiddenCells: 1,
  });
});

test('bestTimeOf() takes lists that were stored with an attempt number in their keys by slot alone', () => {
  const entry = (key: string, live: number, calls: number) => {
    const counts = { voiceAttempts: calls, liveMin: live };
    return [key, ...GROUP_COUNTS.map((name) => (name in counts ? counts[name as keyof typeof counts] : 0))] as const;
  };
  const byLocalSlot = { entries: [entry('33', 1, 20), entry('33|0', 2, 20), entry('33|3', 3, 20)], many: null };
  expect(bestTimeOf({ byLocalSlot }, 28, UNKNOWN)?.cells).toEqual([{ weekday: 2, hour: 9, attempt: 'any', live: rateOf(6, 60) }]);
});

test('bestTimeOf() ranks by the lower bound, so that a few lucky calls do not come first', () => {
  const grid = bestTimeOf(detailOf([1, 9, 18, 30], [2, 9, 550, 1000]), 28, UNKNOWN);
  expect(grid?.cells.map(({ weekday, live }) => [weekday, live.value])).toEqual([
    [2, 0.55],
    [1, 0.6],
  ]);
});

test('bestTimeOf() hides cells with fewer than 30 calls, and says how many', () => {
  const grid = bestTimeOf(detailOf([1, 9, 29, 29], [1, 10, 0, 30], [1, 11, 1, 1]), 5, UNKNOWN);
  expect(grid).toMatchObject({ cells: [{ hour: 10 }], hiddenCells: 2 });
});

test('bestTimeOf() is null where no local time is known', () => {
  expect(bestTimeOf(detailOf(), 28, UNKNOWN)).toBeNull();
});
