/** Means of earlier days. */
import { describe, expect, test } from 'vitest';
import { EMPTY_TALLY, type Tally } from '../../../src/metrics/cube/cube.ts';
import { meanOf, type TrendDay } from '../../../src/report/comparison/trend.ts';

const tally = (counts: Partial<Tally>): Tally => ({ ...EMPTY_TALLY, ...counts });
const day = (daysBefore: number, counts: Partial<Tally>): TrendDay => ({ date: `-${daysBefore}`, daysBefore, tally: tally(counts) });

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
