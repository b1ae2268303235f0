import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceOfRates, holm, median, twoProportionTest, twoSidedP } from '../../../src/metrics/kpis/statistics.ts';

const part = fc.integer({ min: 1, max: 5000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 30 });

describe('twoSidedP()', () => {
  // Abramowitz and Stegun 1964, table 26.1: P(x) to 15 places, here as 2 (1 - P).
  test.each([
    [0, 1],
    [0.5, 2 * (1 - 0.691462461274013)],
    [1, 2 * (1 - 0.841344746068543)],
    [1.5, 2 * (1 - 0.933192798731142)],
    [2, 2 * (1 - 0.977249868051821)],
    [3, 2 * (1 - 0.99865010196837)],
  ])('at %d is the tabled %d', (z, p) => {
    expect(twoSidedP(z)).toBeCloseTo(p, 13);
    expect(twoSidedP(-z)).toBe(twoSidedP(z));
  });

  test('at the 95 % point is 0.05, and far out keeps its digits down to 0', () => {
    expect(twoSidedP(1.959963984540054)).toBeCloseTo(0.05, 14);
    // 2 Q(10) with Q(10) = 7.61985302416e-24, ibid. table 26.2: -log10 Q(10) = 23.11805.
    expect(-Math.log10(twoSidedP(10) / 2)).toBeCloseTo(23.11805, 5);
    expect(-Math.log10(twoSidedP(5) / 2)).toBeCloseTo(6.54265, 5);
    expect(twoSidedP(1000)).toBe(0);
  });

  test('never rises with the distance from 0, also where one way of computing it hands over to the other', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 40, noNaN: true }), fc.double({ min: 0, max: 0.1, noNaN: true }), (z, step) => {
        expect(twoSidedP(z + step)).toBeLessThanOrEqual(twoSidedP(z) * (1 + 1e-12));
      }),
    );
    expect(twoSidedP(2) / twoSidedP(2 - 1e-13)).toBeCloseTo(1, 11);
  });
});

describe('twoProportionTest()', () => {
  test('gives the z and p that statsmodels gives for 20 of 300 against 21 of 298', () => {
    const result = twoProportionTest(20, 300, 21, 298);
    expect(result?.z).toBeCloseTo(-0.184009914566528, 12);
    expect(result?.p).toBeCloseTo(0.854005677034558, 12);
  });

  test('squared is the chi-squared of the two-by-two table', () => {
    fc.assert(
      fc.property(part, part, ([a, n], [b, m]) => {
        const result = twoProportionTest(a, n, b, m);
        fc.pre(result !== null);
        const hits = a + b;
        const chiSquared = ((n + m) * (a * (m - b) - b * (n - a)) ** 2) / (hits * (n + m - hits) * n * m);
        expect(result.z ** 2).toBeCloseTo(chiSquared, 6);
      }),
    );
  });

  test('turns its sign with the order, and keeps its p', () => {
    fc.assert(
      fc.property(part, part, ([a, n], [b, m]) => {
        const there = twoProportionTest(a, n, b, m);
        const back = twoProportionTest(b, m, a, n);
        if (there === null || back === null) expect(there).toBe(back);
        else {
          expect(there.z + back.z).toBeCloseTo(0, 9);
          expect(there.p).toBeCloseTo(back.p, 9);
        }
      }),
    );
  });

  test('is null without trials, where all or none succeed, and for counts that are none', () => {
    for (const [a, n, b, m] of [
      [0, 0, 1, 2],
      [1, 2, 0, 0],
      [0, 5, 0, 9],
      [5, 5, 9, 9],
      [6, 5, 1, 2],
      [-1, 5, 1, 2],
      [Number.NaN, 5, 1, 2],
    ] as const) {
      expect(twoProportionTest(a, n, b, m)).toBeNull();
    }
  });
});

describe('differenceOfRates()', () => {
  // Newcombe 1998, Statistics in Medicine 17:873-890, table II, method 10.
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('of %d/%d and %d/%d has the interval of the published table', (a, n, b, m, low, high) => {
    const result = differenceOfRates(a, n, b, m);
    expect(result?.value).toBeCloseTo(a / n - b / m, 12);
    expect(Math.abs((result?.low ?? Number.NaN) - low)).toBeLessThan(0.000051);
    expect(Math.abs((result?.high ?? Number.NaN) - high)).toBeLessThan(0.000051);
  });

  test('lies inside its interval, which lies in [-1, 1] and turns round with the order', () => {
    fc.assert(
      fc.property(part, part, ([a, n], [b, m]) => {
        const there = differenceOfRates(a, n, b, m);
        const back = differenceOfRates(b, m, a, n);
        if (there === null || back === null) throw new Error('null for a rate');
        expect(there.low).toBeGreaterThanOrEqual(-1);
        expect(there.high).toBeLessThanOrEqual(1);
        expect(there.low).toBeLessThanOrEqual(there.value);
        expect(there.high).toBeGreaterThanOrEqual(there.value);
        expect(there.low).toBeCloseTo(-back.high, 12);
        expect(there.high).toBeCloseTo(-back.low, 12);
      }),
    );
  });

  test('is null without trials and for counts that are none', () => {
    for (const [a, n, b, m] of [
      [0, 0, 1, 2],
      [1, 2, 0, 0],
      [3, 2, 1, 2],
      [1, 2, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    ] as const) {
      expect(differenceOfRates(a, n, b, m)).toBeNull();
    }
  });
});

describe('holm()', () => {
  test('gives what p.adjust(method = "holm") of R gives', () => {
    expect(holm([0.01, 0.02, 0.03, 0.04, 0.05])).toEqual([0.05, 0.08, 0.09, 0.09, 0.09].map((p) => expect.closeTo(p, 12)));
    expect(holm([0.3, 0.012, 0.04])).toEqual([0.3, 0.036, 0.08].map((p) => expect.closeTo(p, 12)));
    expect(holm([0.9, 0.8])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });

  test('lies between the p-value and its Bonferroni value, keeps the order, and goes with its input wherever that stands', () => {
    const p = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(p, { maxLength: 12 }), (list) => {
        const adjusted = holm(list);
        for (const [i, value] of list.entries()) {
          expect(adjusted[i]).toBeGreaterThanOrEqual(value);
          expect(adjusted[i]).toBeLessThanOrEqual(Math.min(1, value * list.length));
          for (const [j, other] of list.entries()) if (value < other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] ?? Number.NaN);
        }
        expect(holm(list.toReversed())).toEqual(adjusted.toReversed());
      }),
    );
  });
});

describe('median()', () => {
  test('is the mean of the two values in the middle of an even number', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([7])).toBe(7);
    expect(median([Number.MAX_VALUE, Number.MAX_VALUE])).toBe(Number.MAX_VALUE);
  });

  test('has as many values below as above, and no order moves it', () => {
    fc.assert(
      fc.property(values, (list) => {
        const middle = median(list) ?? Number.NaN;
        expect(list.filter((value) => value < middle).length).toBeLessThanOrEqual(list.length / 2);
        expect(list.filter((value) => value > middle).length).toBeLessThanOrEqual(list.length / 2);
        expect(median(list.toReversed())).toBe(middle);
      }),
    );
  });

  test('is null without values', () => {
    expect(median([])).toBeNull();
  });
});
