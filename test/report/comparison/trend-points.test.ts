/** The 14 days up to and with the report's own. */
import { describe, expect, test } from 'vitest';
import { cubeOf, EMPTY_TALLY, type Tally } from '../../../src/metrics/cube/cube.ts';
import { NO_BACKGROUND } from '../../../src/report/build-report.ts';
import type { TrendDay } from '../../../src/report/comparison/trend.ts';
import { trendPoints } from '../../../src/report/comparison/trend-points.ts';
import { dayOf } from '../../../src/time/local-day.ts';
import { factOf, reportOf } from '../report-of.ts';

const tally = (counts: Partial<Tally>): Tally => ({ ...EMPTY_TALLY, ...counts });
const day = (daysBefore: number, counts: Partial<Tally>): TrendDay => ({ date: `-${daysBefore}`, daysBefore, tally: tally(counts) });
const DAY = dayOf('2026-11-22', 'Europe/Lisbon');

describe('trendPoints()', () => {
  test('gives 14 local days, oldest first, the own day last', () => {
    const dates = trendPoints(DAY, tally({ deliveries: 7 }), []).map(({ date }) => date);
    expect(dates).toHaveLength(14);
    expect([dates[0], dates.at(-2), dates.at(-1)]).toEqual(['2026-11-09', '2026-11-21', '2026-11-22']);
  });

  test('tells null of a day that was not read, 0 of one on which nothing came, and forgets days before the 14', () => {
    const points = trendPoints(DAY, null, [day(1, {}), day(13, { deliveries: 5 }), day(14, { deliveries: 9 })]);
    const none = { offHook: null, liveMin: null, liveMax: null, rightParty: null, conversion: null, abandonment: null };
    expect(points.at(-1)).toEqual({ date: '2026-11-22', read: false, deliveries: null, attempts: null, rates: none });
    expect(points.at(-2)).toMatchObject({ read: true, deliveries: 0, rates: { liveMin: { value: null }, abandonment: null } });
    expect(points.map(({ read }) => read)).toEqual([true, ...Array(11).fill(false), true, false]);
    expect(points.map(({ deliveries }) => deliveries).filter((count) => count !== null)).toEqual([5, 0]);
  });

  test('tells the rates by their own denominators, and abandonment by the best source that the day tells of', () => {
    const counts = {
      voiceAttempts: 8,
      offHook: 4,
      liveMin: 1,
      liveMax: 2,
      measuredCode: 10,
      abandonedCode: 1,
      measuredEstimate: 8,
      abandonedEstimate: 8,
    };
    expect(trendPoints(DAY, tally(counts), []).at(-1)?.rates).toMatchObject({
      offHook: { numerator: 4, denominator: 8 },
      liveMin: { value: 1 / 8 },
      rightParty: { value: null },
      abandonment: { numerator: 1, denominator: 10, value: 0.1 },
    });
  });

  test.each([
    ['longer', '2026-10-27', '2026-10-25'],
    ['shorter', '2026-03-31', '2026-03-29'],
  ])('counts a day that a clock change makes %s as one day', (_, own, changing) => {
    const points = trendPoints(dayOf(own, 'Europe/Lisbon'), tally({}), [
      day(1, { deliveries: 1 }),
      day(2, { deliveries: 2 }),
      day(3, { deliveries: 3 }),
    ]);
    expect(points).toHaveLength(14);
    expect(points.find(({ date }) => date === changing)).toMatchObject({ read: true, deliveries: 2 });
  });

  test('leaves out a date that a zone skipped', () => {
    const dates = trendPoints(dayOf('2012-01-02', 'Pacific/Apia'), tally({}), []).map(({ date }) => date);
    expect(dates.slice(-4)).toEqual(['2011-12-29', '2011-12-31', '2012-01-01', '2012-01-02']);
  });
});

describe('the trend of a report', () => {
  const cube = cubeOf([factOf({})]);
  const own = (input: Parameters<typeof reportOf>[0]) => reportOf({ cube, ...input }).trend?.at(-1);

  test('ends with its own day, as its totals have it', () => {
    expect(own({})).toMatchObject({ date: DAY.from, read: true, deliveries: 1, attempts: 1, rates: { liveMin: { value: 1 } } });
  });

  test('tells nothing of its own day where that was read in part, or a part of it cannot be read', () => {
    expect(own({ read: 'part' })).toMatchObject({ read: false, deliveries: null });
    expect(own({ unreadable: [DAY.fromMs] })).toMatchObject({ read: false, deliveries: null });
    expect(own({ unreadable: [DAY.fromMs - 900_000, DAY.toMs] })).toMatchObject({ read: true, deliveries: 1 });
  });

  test('is absent where the days before were not asked for', () => {
    expect(reportOf({ cube, background: { ...NO_BACKGROUND, trend: null } })).not.toHaveProperty('trend');
  });
});
