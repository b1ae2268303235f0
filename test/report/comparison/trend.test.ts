/** Means of earlier days, and days that lie far from the same weekdays before them. */
import { describe, expect, test } from 'vitest';
import { EMPTY_TALLY, type Tally } from '../../src/metrics/cube/cube.ts';
import { anomaliesOf, meanOf, type TrendDay } from '../../src/report/trend.ts';

const tally = (counts: Partial<Tally>): Tally => ({ ...EMPTY_TALLY, ...counts });
const day = (daysBefore: number, counts: Partial<Tally>): TrendDay => ({ date: `-${daysBefore}`, daysBefore, tally: tally(counts) });
/** The same weekday of as many weeks as there are counts, and noise on every other day. */
const weeks = (...counts: readonly Partial<Tally>[]) => [
  ...counts.map((count, i) => day(7 * (i + 1), count)),
  ...[1, 2, 3, 4, 5, 6, 8].map((daysBefore) => day(daysBefore, { deliveries: 9_999_999, attempts: 9_999_999 })),
];
const idsOf = (today: Partial<Tally>, trend: readonly TrendDay[]) => anomaliesOf(tally(today), trend).map(({ id }) => id);

describe('meanOf()', () => {
  test('divides sums by the days that there are, and rates by their own denominators', () => {
    const trend = [
      day(1, { deliveries: 10, attempts: 8, voiceAttempts: 8, offHook: 4, liveMin: 1, liveMax: 2 }),
      day(7, { deliveries: 90, attempts: 2, voiceAttempts: 2, offHook: 2, liveMin: 2, liveMax: 2 }),
      day(8, { deliveries: 1000, attempts: 1000 }),
    ];
    expect(meanOf(trend, 7)).toMatchObject({
      days: 2,
      deliveriesPerDay: 50,
      attemptsPerDay: 5,
      rates: { offHook: { numerator: 6, denominator: 10 }, liveMin: { numerator: 3 }, liveMax: { numerator: 4 } },
    });
    expect(meanOf(trend, 28)).toMatchObject({ days: 3, attemptsPerDay: 1010 / 3 });
  });

  test('is null without a day, and 0 where the days had no deliveries', () => {
    expect(meanOf([day(8, { deliveries: 1 })], 7)).toBeNull();
    expect(meanOf([day(1, {})], 7)).toMatchObject({ days: 1, deliveriesPerDay: 0, rates: { offHook: { value: null } } });
  });
});

describe('anomaliesOf()', () => {
  const usual = weeks(...[100, 102, 98, 101, 99, 100, 103, 97].map((deliveries) => ({ deliveries })));

  test('flags a day far from its own weekdays, with the median, the spread and the score', () => {
    // Median 100, median distance from it 1.5, scaled 2.2239: under the 5 points that are the least spread.
    expect(anomaliesOf(tally({ deliveries: 200 }), usual)).toEqual([
      { id: 'deliveries', name: 'Deliveries', value: 200, median: 100, spread: 5, score: 20, weeks: 8 },
    ]);
    expect(idsOf({ deliveries: 117 }, usual)).toEqual([]);
    expect(idsOf({ deliveries: 118 }, usual)).toEqual(['deliveries']);
  });

  test('scales the spread of days that differ by themselves', () => {
    const rough = weeks(...[60, 140, 80, 120, 100, 100, 60, 140].map((deliveries) => ({ deliveries })));
    // Distances 40 40 20 20 0 0 40 40, so the MAD is 30, scaled 44.478.
    expect(idsOf({ deliveries: 255 }, rough)).toEqual([]);
    expect(anomaliesOf(tally({ deliveries: 256 }), rough)).toMatchObject([{ spread: 30 * 1.4826 }]);
  });

  test('flags a day on which nothing came', () => {
    expect(anomaliesOf(tally({}), usual)).toMatchObject([{ id: 'deliveries', value: 0, score: -20 }]);
  });

  test('needs four weeks, and usual days of 50', () => {
    expect(idsOf({ deliveries: 0 }, weeks(...[100, 100, 100].map((deliveries) => ({ deliveries }))))).toEqual([]);
    expect(idsOf({ deliveries: 0 }, weeks(...[100, 100, 100, 100].map((deliveries) => ({ deliveries }))))).toEqual(['deliveries']);
    expect(idsOf({ deliveries: 500 }, weeks(...[49, 49, 49, 49].map((deliveries) => ({ deliveries }))))).toEqual([]);
    expect(idsOf({ deliveries: 500 }, weeks(...[50, 50, 50, 50].map((deliveries) => ({ deliveries }))))).toEqual(['deliveries']);
  });

  test('looks at a rate only where it divides by 100 or more, today and then', () => {
    const calls = (voiceAttempts: number, share: number) => ({ voiceAttempts, machine: Math.round(voiceAttempts * share) });
    const trend = weeks(...[0.2, 0.21, 0.19, 0.2].map((share) => calls(200, share)));
    expect(anomaliesOf(tally(calls(100, 0.6)), trend)).toMatchObject([{ id: 'machine', value: 0.6, weeks: 4 }]);
    expect(idsOf(calls(99, 0.6), trend)).toEqual([]);
    expect(idsOf(calls(100, 0.6), weeks(...[0.2, 0.21, 0.19].map((share) => calls(200, share)), calls(99, 0.2)))).toEqual([]);
  });
});
