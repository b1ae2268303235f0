/** Changes of the rules within the time that is compared. */
import { expect, test } from 'vitest';
import { EMPTY_TALLY } from '../../../src/metrics/cube/cube.ts';
import { breaksOf } from '../../../src/report/comparison/breaks.ts';
import { DAY_MS, HOUR_MS } from '../../../src/time/lengths.ts';
import { dayOf } from '../../../src/time/local-day.ts';

const period = dayOf('2026-11-22', 'Asia/Kathmandu');
const trend = Array.from({ length: 56 }, (_, i) => ({ date: `-${i + 1}`, daysBefore: i + 1, tally: EMPTY_TALLY }));
const spans = { period, beforeFromMs: period.fromMs - 7 * DAY_MS, trend };
const crossed = (daysBefore: number, given = spans) =>
  breaksOf([{ atMs: period.fromMs - daysBefore * DAY_MS, number: 4 }], given)[0]?.crosses;

test('breaksOf() names what crosses a change: the period before, the means, what is usual', () => {
  expect(crossed(3)).toEqual(['before', 'mean7', 'mean28', 'anomalies']);
  expect(crossed(20)).toEqual(['mean28', 'anomalies']);
  expect(crossed(50)).toEqual(['anomalies']);
  expect(crossed(56)).toBeUndefined();
  expect(crossed(3, { ...spans, trend: [] })).toEqual(['before']);
});

test('breaksOf() gives the time and the number of the rules, and nothing for changes before or after', () => {
  const atMs = period.fromMs + HOUR_MS;
  expect(breaksOf([{ atMs, number: 7 }], spans)).toMatchObject([{ at: new Date(atMs).toISOString(), rules: 7 }]);
  expect(breaksOf([{ atMs: period.toMs, number: 7 }], spans)).toEqual([]);
  expect(breaksOf([], spans)).toEqual([]);
});
