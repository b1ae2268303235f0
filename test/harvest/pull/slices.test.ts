import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fittingWidthMs, mostRowsOf, nextWidthMs, slicePlan } from '../../../src/harvest/pull/slices.ts';
import { DAY_MS, HOUR_MS } from '../../../src/time/lengths.ts';

test('slicePlan() covers its span in order, without gap or overlap, whatever it learns', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 * 24 }), fc.array(fc.nat({ max: 100_000 }), { minLength: 1 }), (hours, rows) => {
      const plan = slicePlan();
      const span = { fromMs: 0, toMs: hours * HOUR_MS };
      let at = 0;
      let i = 0;
      for (const slice of plan.cut(span)) {
        expect(slice.fromMs).toBe(at);
        expect(slice.toMs).toBeGreaterThan(at);
        at = slice.toMs;
        plan.learn(slice, rows[i++ % rows.length] ?? 0);
        if (i > 500) return;
      }
      expect(at).toBe(span.toMs);
    }),
  );
});

test('a slice that was given up is cut into quarters at most, also where the first of them is empty', () => {
  const plan = slicePlan();
  const hour = { fromMs: 0, toMs: HOUR_MS };
  plan.learn(hour, 8_001);
  const widths: number[] = [];
  for (const slice of plan.cutAgain(hour)) {
    widths.push(slice.toMs - slice.fromMs);
    plan.learn(slice, 0);
  }
  expect(widths).toEqual([900_000, 900_000, 900_000, 900_000]);
});

test('an empty month is four slices a day', () => {
  const plan = slicePlan();
  let slices = 0;
  for (const slice of plan.cut({ fromMs: 0, toMs: 30 * DAY_MS })) {
    slices++;
    plan.learn(slice, 0);
  }
  expect(slices).toBeLessThanOrEqual(30 * 4 + 3);
});

test('a dense day is cut into slices of about as many rows each', () => {
  const rowsAnHour = 40_000;
  const plan = slicePlan();
  const sizes: number[] = [];
  for (const slice of plan.cut({ fromMs: 0, toMs: DAY_MS })) {
    const rows = ((slice.toMs - slice.fromMs) / HOUR_MS) * rowsAnHour;
    sizes.push(rows);
    plan.learn(slice, rows);
  }
  for (const size of sizes.slice(3, -1)) expect(Math.abs(size - 2_000)).toBeLessThan(100);
});

test('nextWidthMs() is whole seconds, between a second and six hours, and changes by four at most', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 21_600 }), fc.nat({ max: 10_000_000 }), (seconds, rows) => {
      const next = nextWidthMs(seconds * 1000, rows);
      expect(next % 1000).toBe(0);
      expect(next).toBeGreaterThanOrEqual(1_000);
      expect(next).toBeLessThanOrEqual(6 * HOUR_MS);
      expect(next).toBeLessThanOrEqual(seconds * 4000);
      expect(next).toBeGreaterThanOrEqual(seconds * 250 - 1000);
    }),
  );
});

test('fittingWidthMs() gives all of a span with few rows, and of one with many what holds as many as a slice should', () => {
  const day = { fromMs: 0, toMs: DAY_MS };
  expect(fittingWidthMs(day, 0)).toBe(DAY_MS);
  expect(fittingWidthMs(day, 1_900)).toBe(DAY_MS);
  expect(fittingWidthMs(day, 48_000)).toBe(HOUR_MS);
  expect(fittingWidthMs(day, 1e12)).toBe(1_000);
});

test('mostRowsOf() is without a bound for a second alone, which cannot be cut', () => {
  expect(mostRowsOf({ fromMs: 0, toMs: 1_000 })).toBe(Number.POSITIVE_INFINITY);
  expect(mostRowsOf({ fromMs: 0, toMs: 2_000 })).toBeLessThan(10_000);
  expect(mostRowsOf({ fromMs: 0, toMs: undefined })).toBeLessThan(10_000);
});
