import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quantileOf, rateOf } from '../../../src/metrics/kpis/rate.ts';

describe('rateOf()', () => {
  test('has no value and no bounds where the denominator is 0', () => {
    expect(rateOf(0, 0)).toEqual({ numerator: 0, denominator: 0, value: null, low: null, high: null });
  });

  // Published Wilson intervals: Brown, Cai and DasGupta 2001; Newcombe 1998 (81 of 263, 15 of 148, 0 of 20, 1 of 29).
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [10, 10, 0.7225, 1],
  ])('gives %i of %i as [%f, %f]', (numerator, denominator, low, high) => {
    const rate = rateOf(numerator, denominator);
    expect(rate.value).toBe(numerator / denominator);
    expect(rate.low).toBeCloseTo(low, 4);
    expect(rate.high).toBeCloseTo(high, 4);
  });

  test('keeps 0 <= low <= value <= high <= 1, and mirrors for the opposite', () => {
    const counts = fc.integer({ min: 1, max: 10_000_000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(counts, ([k, n]) => {
        const { low, value, high } = rateOf(k, n);
        if (low === null || value === null || high === null) throw new Error('null');
        expect(low).toBeGreaterThanOrEqual(0);
        expect(value).toBeGreaterThanOrEqual(low);
        expect(high).toBeGreaterThanOrEqual(value);
        expect(high).toBeLessThanOrEqual(1);
        expect(rateOf(n - k, n).low).toBeCloseTo(1 - high, 9);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('quantileOf()', () => {
  test('is null without numbers', () => {
    expect(quantileOf([], 0.5)).toBeNull();
  });

  test('gives the number of nearest rank in the sorted list', () => {
    const numbers = fc.array(fc.nat(50), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(numbers, fc.constantFrom(50, 90, 99, 100), (list, percent) => {
        const sorted = list.toSorted((a, b) => a - b);
        const histogram = [...Map.groupBy(sorted, (n) => n)].map(([value, group]) => [value, group.length] as const);
        // In whole numbers, so that the expectation cannot share a rounding error.
        const rank = Math.floor((percent * list.length + 99) / 100);
        expect(quantileOf(histogram, percent / 100)).toBe(sorted[rank - 1]);
      }),
    );
  });
});
