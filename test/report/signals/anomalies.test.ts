/** Days that lie far from the same weekdays before them. */
import { describe, expect, test } from 'vitest';
import { EMPTY_TALLY, type Tally } from '../../../src/metrics/cube/cube.ts';
import type { TrendDay } from '../../../src/report/comparison/trend.ts';
import { anomaliesOf } from '../../../src/report/signals/anomalies.ts';

const tally = (counts: Partial<Tally>): Tally => ({ ...EMPTY_TALLY, ...counts });
const day = (daysBefore: number, counts: Partial<Tally>): TrendDay => ({ date: `-${daysBefore}`, daysBefore, tally: tally(counts) });
/** The same weekday of as many weeks as there are counts, and noise on every other day. */
const weeks = (...counts: readonly Partial<Tally>[]) => [
  ...counts.map((count, i) => day(7 * (i + 1), count)),
  ...[1, 2, 3, 4, 5, 6, 8].map((daysBefore) => day(daysBefore, { deliveries: 9_999_999, attempts: 9_999_999 })),
];
const idsOf = (today: Partial<Tally>, trend: readonly TrendDay[]) => anomaliesOf(tally(today), trend).map(({ id }) => id);

describe('anomaliesOf()', () => {
  const usual = weeks(...[100, 102, 98, 101, 99, 100, 103, 97].map((deliveries) => ({ deliveries })));

  test('flags a day far from its own weekdays, with the median, the spread, the score and what it is made of', () => {
    // Chance alone: a Poisson count of 100, and its median over eight weeks.
    const spread = Math.sqrt(100 + ((Math.PI / 2) * 100) / 8);
    expect(anomaliesOf(tally({ deliveries: 200 }), usual)).toEqual([
      {
        id: 'deliveries',
        name: 'Deliveries',
        value: 200,
        median: 100,
        spread,
        score: 100 / spread,
        weeks: 8,
        p: expect.any(Number),
        evidence: { numerator: 200, denominator: null, usualNumerator: 800, usualDenominator: null },
      },
    ]);
    // Normal curve: 27.5 / 10.94 is 0.0119 two-sided, 26.5 is 0.0154, 25 is 0.0223; half a count is taken off.
    expect(idsOf({ deliveries: 125 }, usual)).toEqual([]);
    expect(idsOf({ deliveries: 128 }, usual)).toEqual(['deliveries']);
  });

  test('widens the spread of days that scatter by more than chance', () => {
    const rough = weeks(...[60, 140, 80, 120, 100, 100, 60, 140].map((deliveries) => ({ deliveries })));
    // Distances 40 40 20 20 0 0 40 40: median 30, times 8 / 7.2, scaled 49.42: 4.942 standard deviations of chance.
    const spread = Math.sqrt((1.4826 * 30 * (8 / 7.2)) ** 2 * (1 + Math.PI / 2 / 8));
    expect(idsOf({ deliveries: 200 }, rough)).toEqual([]);
    expect(anomaliesOf(tally({ deliveries: 300 }), rough)).toMatchObject([{ spread: expect.closeTo(spread, 6) }]);
  });

  test('flags a day on which nothing came', () => {
    expect(anomaliesOf(tally({}), usual)).toMatchObject([{ id: 'deliveries', value: 0 }]);
  });

  test('needs four weeks, and usual days of 50', () => {
    expect(idsOf({ deliveries: 0 }, weeks(...[100, 100, 100].map((deliveries) => ({ deliveries }))))).toEqual([]);
    expect(idsOf({ deliveries: 0 }, weeks(...[100, 100, 100, 100].map((deliveries) => ({ deliveries }))))).toEqual(['deliveries']);
    expect(idsOf({ deliveries: 500 }, weeks(...[49, 49, 49, 49].map((deliveries) => ({ deliveries }))))).toEqual([]);
    expect(idsOf({ deliveries: 500 }, weeks(...[50, 50, 50, 50].map((deliveries) => ({ deliveries }))))).toEqual(['deliveries']);
  });

  test('looks at a rate only where it divides by 100 or more, today and then, and ten or more are told apart', () => {
    const calls = (voiceAttempts: number, share: number) => ({ voiceAttempts, machine: Math.round(voiceAttempts * share) });
    const trend = weeks(...[0.2, 0.21, 0.19, 0.2].map((share) => calls(200, share)));
    expect(anomaliesOf(tally(calls(100, 0.6)), trend)).toMatchObject([{ id: 'machine', value: 0.6, weeks: 4 }]);
    expect(idsOf(calls(99, 0.6), trend)).toEqual([]);
    expect(idsOf(calls(100, 0.6), weeks(...[0.2, 0.21, 0.19].map((share) => calls(200, share)), calls(99, 0.2)))).toEqual([]);
    const never = weeks(...[0, 0, 0, 0].map((share) => calls(200, share)));
    expect(idsOf(calls(200, 0.045), never)).toEqual([]);
    expect(idsOf(calls(200, 0.05), never)).toEqual(['machine']);
  });

  test('says nothing of a change that is certain and small: a twentieth of what is usual, half a point of a rate', () => {
    const many = weeks(...[1e6, 1e6, 1e6, 1e6].map((deliveries) => ({ deliveries })));
    expect(idsOf({ deliveries: 1_049_000 }, many)).toEqual([]);
    expect(idsOf({ deliveries: 1_051_000 }, many)).toEqual(['deliveries']);
    const calls = (machine: number) => ({ voiceAttempts: 1e6, machine });
    const rates = weeks(...[5e4, 5e4, 5e4, 5e4].map(calls));
    expect(idsOf(calls(54_900), rates)).toEqual([]);
    expect(idsOf(calls(55_100), rates)).toEqual(['machine']);
  });

  test('asks more of each where more is watched (Holm)', () => {
    const one = anomaliesOf(tally({ deliveries: 130 }), usual)[0]?.p ?? 0;
    const both = usual.map(({ tally: { deliveries }, ...rest }) => ({ ...rest, tally: tally({ deliveries, attempts: deliveries }) }));
    const two = anomaliesOf(tally({ deliveries: 200, attempts: 130 }), both).find(({ id }) => id === 'deliveries')?.p ?? 0;
    expect(one).toBeGreaterThan(0);
    expect(two).toBeLessThan(one);
    expect(idsOf({ deliveries: 127, attempts: 100 }, both)).toEqual([]);
    expect(idsOf({ deliveries: 127 }, usual)).toEqual(['deliveries']);
  });
});
