/** Calls by their length. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callTimeBands } from '../../src/report/call-times.ts';

test('a call lies in the band that begins at its seconds or before and ends after them', () => {
  const bands = callTimeBands([
    [0, 1],
    [4, 1],
    [5, 10],
    [59, 2],
    [60, 3],
    [1799, 4],
    [1800, 5],
    [90_000, 6],
  ]);
  expect(bands.map(({ fromSeconds, toSeconds, calls }) => [fromSeconds, toSeconds, calls])).toEqual([
    [0, 5, 2],
    [5, 10, 10],
    [10, 15, 0],
    [15, 30, 0],
    [30, 60, 2],
    [60, 120, 3],
    [120, 300, 0],
    [300, 600, 0],
    [600, 1800, 4],
    [1800, null, 11],
  ]);
});

test('all bands together hold every call', () => {
  const histograms = fc.array(fc.tuple(fc.nat(10_000), fc.nat(1_000)));
  fc.assert(
    fc.property(histograms, (histogram) => {
      const sum = callTimeBands(histogram).reduce((total, { calls }) => total + calls, 0);
      expect(sum).toBe(histogram.reduce((total, [, n]) => total + n, 0));
    }),
  );
});
