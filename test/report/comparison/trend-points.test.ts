/** The days of a report's trend. */
import { describe, expect, test } from 'vitest';
import { cubeOf, EMPTY_TALLY, type Tally } from '../../../src/metrics/cube/cube.ts';
import { NO_BACKGROUND } from '../../../src/report/build-report.ts';
import type { CountedDay } from '../../../src/report/comparison/trend.ts';
import { trendPoints } from '../../../src/report/comparison/trend-points.ts';
import { dayOf, periodOf } from '../../../src/time/local-day.ts';
import { factOf, reportOf } from '../report-of.ts';

const tally = (counts: Partial<Tally>): Tally => ({ ...EMPTY_TALLY, ...counts });
const day = (date: string, counts: Partial<Tally> = {}): CountedDay => ({ date, tally: tally(counts) });
const DAY = dayOf('2026-11-22', 'Europe/Lisbon');

describe('trendPoints()', () => {
  test.each([
    ['a day', ['2026-11-22', '2026-11-22'], [57, '2026-09-27']],
    ['a week', ['2026-11-16', '2026-11-22'], [56, '2026-09-28']],
    ['56 days', ['2026-09-28', '2026-11-22'], [56, '2026-09-28']],
    ['more days than 56', ['2026-08-24', '2026-11-22'], [91, '2026-08-24']],
  ] as const)('gives of %s, oldest first, up to the last one', (_, [from, to], [count, first]) => {
    const dates = trendPoints(periodOf(from, to, DAY.zone), []).map(({ date }) => date);
    expect([dates.length, dates[0], dates.at(-1)]).toEqual([count, first, to]);
  });

  test('tells null of a day that was not read, 0 of one on which nothing came, and forgets days before', () => {
    const points = trendPoints(DAY, [day('2026-11-21'), day('2026-09-27', { deliveries: 5 }), day('2026-09-26', { deliveries: 9 })]);
    const none = { offHook: null, liveMin: null, liveMax: null, rightParty: null, conversion: null, abandonment: null };
    expect(points.at(-1)).toEqual({ date: '2026-11-22', read: false, deliveries: null, attempts: null, rates: none });
    expect(points.at(-2)).toMatchObject({ read: true, deliveries: 0, rates: { liveMin: { value: null }, abandonment: null } });
    expect(points.map(({ read }) => read)).toEqual([true, ...Array(54).fill(false), true, false]);
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
    expect(trendPoints(DAY, [day(DAY.from, counts)]).at(-1)?.rates).toMatchObject({
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
    const points = trendPoints(dayOf(own, 'Europe/Lisbon'), [day(changing, { deliveries: 2 })]);
    expect(points).toHaveLength(57);
    expect(points.find(({ date }) => date === changing)).toMatchObject({ read: true, deliveries: 2 });
  });

  test('leaves out a date that a zone skipped', () => {
    const dates = trendPoints(dayOf('2012-01-02', 'Pacific/Apia'), []).map(({ date }) => date);
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

  test('of several days has those that were read, also those of the period itself, and leaves means and anomalies to single days', () => {
    const period = periodOf('2026-11-21', '2026-11-22', DAY.zone);
    const periodTrend = [day('2026-11-22', { deliveries: 3 }), day('2026-11-20', { deliveries: 4 })];
    const report = reportOf({ cube, period, background: { ...NO_BACKGROUND, trend: null, periodTrend } });
    expect(report.trend?.slice(-3)).toMatchObject([{ deliveries: 4 }, { read: false, deliveries: null }, { deliveries: 3 }]);
    expect(report.comparison).toMatchObject({ mean7: null, anomalies: [], unwatchedNote: { id: 'severalDays' } });
  });

  test('is absent where the days before were not asked for', () => {
    expect(reportOf({ cube, background: { ...NO_BACKGROUND, trend: null } })).not.toHaveProperty('trend');
  });
});
