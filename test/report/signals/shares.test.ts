/** Shares of a difference: by hand, and that they add up whatever the parts. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Changed, differenceShares } from '../../../src/report/signals/shares.ts';

const count = (now: number, usual: number): Changed => ({
  now: { numerator: now, denominator: null },
  usual: { numerator: usual, denominator: null },
});
const rate = (now: readonly [number, number], usual: readonly [number, number]): Changed => ({
  now: { numerator: now[0], denominator: now[1] },
  usual: { numerator: usual[0], denominator: usual[1] },
});
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

describe('differenceShares()', () => {
  test('of counts are the own changes of the whole change', () => {
    // 60 more together: 70 more, 10 less, none.
    expect(differenceShares([count(170, 100), count(40, 50), count(8, 8)])).toEqual([70 / 60, -10 / 60, 0]);
  });

  test('of rates are what the own rate changed where the mix is as usual', () => {
    // A fell from 20 % to 10 % of half of all calls, B stayed at 20 %: all of the fall, from 20 % to 15 %, is of A.
    expect(differenceShares([rate([10, 100], [20, 100]), rate([20, 100], [20, 100])])).toEqual([
      expect.closeTo(1, 12),
      expect.closeTo(0, 12),
    ]);
  });

  test('of rates are what the mix changed where the own rates are as usual', () => {
    // A at 10 %, B at 30 %; A grew from half to three quarters of all calls: 15 % for 20 %. The mean of both is 17.5 %.
    // A: a quarter more of all, 7.5 points below 17.5 %: -1.875 points. B: a quarter less, 12.5 points above: -3.125 points. Together the 5 points.
    const shares = differenceShares([rate([15, 150], [10, 100]), rate([15, 50], [30, 100])]);
    expect(shares).toEqual([expect.closeTo(0.375, 12), expect.closeTo(0.625, 12)]);
  });

  test('of a part that is new or gone are what it adds or takes', () => {
    // Usually A alone at 20 %; B came, as many calls again at 0 %: 10 %, and the mean of both 15 %. A: -50 % of all, 5 points above. B: +50 %, 15 points below.
    const shares = differenceShares([rate([20, 100], [20, 100]), rate([0, 100], [0, 0])]);
    expect(shares).toEqual([expect.closeTo(0.25, 12), expect.closeTo(0.75, 12)]);
  });

  test('are null where nothing changed, nothing is there, or the whole is no rate on one side', () => {
    expect(differenceShares([])).toBeNull();
    expect(differenceShares([count(5, 4), count(4, 5)])).toBeNull();
    expect(differenceShares([rate([1, 2], [5, 10])])).toBeNull();
    expect(differenceShares([rate([1, 2], [0, 0])])).toBeNull();
    expect(differenceShares([rate([0, 0], [1, 2])])).toBeNull();
  });

  const counts = fc.nat({ max: 10_000 });
  const pair = fc.tuple(counts, counts).map(([part, rest]) => [part, part + rest] as const);

  test('of counts add up to 1 for any partition', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(counts, counts)), (parts) => {
        const shares = differenceShares(parts.map(([now, usual]) => count(now, usual)));
        if (shares !== null) expect(sum(shares)).toBeCloseTo(1, 6);
        else expect(sum(parts.map(([now, usual]) => now - usual))).toBe(0);
      }),
    );
  });

  test('of rates add up to the whole difference for any partition, and two parts together have what each has', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(pair, pair), { minLength: 2 }), (parts) => {
        const changes = parts.map(([now, usual]) => rate(now, usual));
        const shares = differenceShares(changes);
        if (shares === null) return;
        const whole = (side: 'now' | 'usual') =>
          sum(changes.map((one) => one[side].numerator)) / sum(changes.map((one) => one[side].denominator ?? 0));
        const difference = whole('now') - whole('usual');
        expect(sum(shares.map((share) => share * difference))).toBeCloseTo(difference, 9);
        const [[a, x], [b, y], ...others] = parts as [(typeof parts)[0], (typeof parts)[0], ...typeof parts];
        const joined = rate([a[0] + b[0], a[1] + b[1]], [x[0] + y[0], x[1] + y[1]]);
        const [both = 0] = differenceShares([joined, ...others.map(([now, usual]) => rate(now, usual))]) ?? [];
        expect(both * difference).toBeCloseTo(((shares[0] ?? 0) + (shares[1] ?? 0)) * difference, 9);
      }),
    );
  });
});
