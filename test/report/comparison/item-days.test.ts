/** The last 14 days of single queues and configurations. */
import { expect, test } from 'vitest';
import { cubeOf, EMPTY_TALLY, type Tally } from '../../../src/metrics/cube/cube.ts';
import { NO_BACKGROUND } from '../../../src/report/build-report.ts';
import type { TrendDay } from '../../../src/report/comparison/trend.ts';
import { periodOf } from '../../../src/time/local-day.ts';
import { factOf, reportOf } from '../report-of.ts';

const part = (configuration: string, queue: string, counts: Partial<Tally>) => ({
  scope: { configuration, queue },
  tally: { ...EMPTY_TALLY, ...counts },
});
const cube = cubeOf([factOf({ msdyn_proactive_engagement_config_id: 'c', msdyn_queue_id: 'q' })]);
const before = (daysBefore: number, date: string, parts: TrendDay['parts']): TrendDay => ({
  date,
  daysBefore,
  tally: EMPTY_TALLY,
  ...(parts && { parts }),
});
const trend = [
  before(1, '2026-11-21', [
    part('c', 'q', { deliveries: 5, voiceAttempts: 4, liveMin: 1 }),
    part('d', 'q', { deliveries: 2, voiceAttempts: 2, liveMin: 2 }),
  ]),
  before(2, '2026-11-20', []),
  before(13, '2026-11-09', [part('c', 'other', { deliveries: 7 })]),
  before(14, '2026-11-08', [part('c', 'q', { deliveries: 99 })]),
];
const MISSING = Array(10).fill(null);

test('a queue has its own sum of each day, oldest first: 0 where it had none, null where the day was not read', () => {
  const { byQueue, byConfiguration } = reportOf({ cube, background: { ...NO_BACKGROUND, trend } });
  expect(byQueue).toMatchObject([
    {
      key: 'q',
      days: { deliveries: [0, ...MISSING, 0, 7, 1], voiceAttempts: [0, ...MISSING, 0, 6, 1], liveMin: [0, ...MISSING, 0, 3, 1] },
    },
  ]);
  expect(byConfiguration).toMatchObject([{ key: 'c', days: { deliveries: [7, ...MISSING, 0, 5, 1] } }]);
});

test('the last day is null where it was not read whole', () => {
  const { byQueue } = reportOf({ cube, background: { ...NO_BACKGROUND, trend }, read: 'part' });
  expect(byQueue[0]?.days?.deliveries.at(-1)).toBeNull();
});

test('of several days they end with the last one, and without a trend there are none', () => {
  const period = periodOf('2026-11-20', '2026-11-22', 'Europe/Lisbon');
  const background = { ...NO_BACKGROUND, trend: null, periodTrend: trend };
  expect(reportOf({ cube, period, background }).byQueue[0]?.days?.deliveries).toEqual([0, ...MISSING, 0, 7, null]);
  expect(reportOf({ cube, background: { ...NO_BACKGROUND, trend: null } }).byQueue[0]).not.toHaveProperty('days');
});
