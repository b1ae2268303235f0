/** How unusual configurations and queues are: by hand, and with too little to tell. */
import { expect, test } from 'vitest';
import { EMPTY_DETAIL, EMPTY_TALLY, mergeTallies, type Tally } from '../../../src/metrics/cube/cube.ts';
import { NO_BACKGROUND } from '../../../src/report/build-report.ts';
import type { TrendDay } from '../../../src/report/comparison/trend.ts';
import { reasonOf } from '../../../src/report/reasons/reason.ts';
import { reportOf } from '../report-of.ts';

type Day = Readonly<Record<string, Partial<Tally>>>;

const partsOf = (day: Day) =>
  Object.entries(day).map(([configuration, counts]) => ({
    scope: { configuration, queue: 'q', channel: 'Voice', dialMode: 'Progressive' },
    tally: { ...EMPTY_TALLY, ...counts },
  }));
const weekBefore = (week: number, day: Day): TrendDay => {
  const parts = partsOf(day);
  return { date: `-${week}`, daysBefore: 7 * week, tally: mergeTallies(parts.map(({ tally }) => tally)), parts };
};
const weeks = (count: number, day: Day) => Array.from({ length: count }, (_, i) => weekBefore(i + 1, day));

function itemsOf(today: Day, trend: readonly TrendDay[] | null, input: Parameters<typeof reportOf>[0] = {}) {
  const cells = partsOf(today).map((part) => ({ ...part, detail: EMPTY_DETAIL }));
  const report = reportOf({ cube: { cells }, background: { ...NO_BACKGROUND, trend }, ...input });
  return new Map(report.byConfiguration.map(({ key, usual, unusual }) => [key, { usual, unusual }]));
}

const calls = (deliveries: number, liveMin: number) => ({ deliveries, voiceAttempts: deliveries, attempts: deliveries, liveMin });

test('an item is as unusual as what lies farthest from its own weekdays, in standard deviations', () => {
  const items = itemsOf(
    { same: calls(100, 20), more: calls(130, 26), '': calls(100, 40) },
    weeks(8, { same: calls(100, 20), more: calls(100, 20), '': calls(100, 20) }),
  );
  expect(items.get('same')).toEqual({ usual: { deliveries: 100, live: 0.2, weeks: 8 }, unusual: 0 });
  // A Poisson count of 100, and the median of eight of them.
  expect(items.get('more')?.unusual).toBeCloseTo(30 / Math.sqrt(100 * (1 + Math.PI / 2 / 8)), 6);
  // Twenty points of a rate of 100 calls; the half that a rate gets for what was never seen: 20.5 / 101.
  const share = 20.5 / 101;
  expect(items.get('')?.unusual).toBeCloseTo(0.2 / Math.sqrt(((share * (1 - share)) / 100) * (1 + Math.PI / 2 / 8)), 6);
});

test('a finding that names an item makes it as unusual as four standard deviations', () => {
  const today = { a: { ...calls(100, 20), hoursViolation: 9 }, b: { ...calls(100, 20), hoursViolation: 1 } };
  const items = itemsOf(today, weeks(8, { a: calls(100, 20), b: calls(100, 20) }));
  expect([items.get('a')?.unusual, items.get('b')?.unusual]).toEqual([4, 0]);
});

test.each([
  [
    'three weeks are too few',
    itemsOf({ a: calls(500, 20) }, weeks(3, { a: calls(100, 20) })),
    { usual: { deliveries: null, live: null, weeks: 3 }, unusual: 0 },
  ],
  ['no day before was read', itemsOf({ a: calls(500, 20) }, []), { usual: { deliveries: null, live: null, weeks: 0 }, unusual: 0 }],
  [
    'its usual days are small',
    itemsOf({ a: calls(500, 20) }, weeks(8, { a: calls(9, 2) })),
    { usual: { deliveries: 9, live: null, weeks: 8 }, unusual: 0 },
  ],
  [
    'it was never there',
    itemsOf({ a: calls(20, 4), b: calls(100, 20) }, weeks(8, { b: calls(100, 20) })),
    { usual: { deliveries: 0, live: null, weeks: 8 }, unusual: 0 },
  ],
  [
    'its numbers can still change',
    itemsOf({ a: calls(10, 2) }, weeks(8, { a: calls(100, 20) }), { provisionalNotes: [reasonOf('notReadYet', {})] }),
    { usual: { deliveries: 100, live: 0.2, weeks: 8 }, unusual: 0 },
  ],
])('nothing is held against an item where %s', (_, items, told) => {
  expect(items.get('a')).toEqual(told);
});

test('an item of a period that is longer than a day, or of counts alone, tells nothing of what is usual', () => {
  expect(itemsOf({ a: calls(100, 20) }, null).get('a')).toEqual({ usual: undefined, unusual: undefined });
});

test('an item that is new is as unusual as the anomaly that it makes, however many values it moves', () => {
  const items = itemsOf({ a: calls(500, 5), b: calls(100, 20) }, weeks(8, { b: calls(100, 20) }));
  expect(items.get('a')?.unusual).toBe(4);
});

test('queues are told as configurations are', () => {
  const day = { a: calls(100, 20), b: calls(100, 20) };
  const cells = partsOf(day).map((part) => ({ ...part, detail: EMPTY_DETAIL }));
  const { byQueue } = reportOf({ cube: { cells }, background: { ...NO_BACKGROUND, trend: weeks(4, day) } });
  expect(byQueue).toMatchObject([{ key: 'q', usual: { deliveries: 200, live: 0.2, weeks: 4 }, unusual: 0 }]);
});
