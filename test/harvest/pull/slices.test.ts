import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextWidthMs, slicePlan } from '../../../src/harvest/pull/slices.ts';
import { DAY_MS, HOUR_MS } from '../../../src/time/lengths.ts';

test('slicePlan() covers its span in order, without gap or overlap, whatever it learns', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 * 24 }), fc.array(fc.nat({ max: 100_000 }), { minLength: 1 }), (hours, rows) => {
      const plan = slicePlan(0, hours * HOUR_MS);
      let at = 0;
      let i = 0;
      for (const slice of plan) {
        expect(slice.fromMs).toBe(at);
        expect(slice.toMs).toBeGreaterThan(at);
        at = slice.toMs;
        plan.learn(slice, rows[i++ % rows.length] ?? 0);
        if (i > 500) return;
      }
      expect(at).toBe(hours * HOUR_MS);
    }),
  );
});

test('an empty month is one slice an hour', () => {
  const plan = slicePlan(0, 30 * DAY_MS);
  let slices = 0;
  for (const slice of plan) {
    slices++;
    plan.learn(slice, 0);
  }
  expect(slices).toBeLessThanOrEqual(30 * 24);
});

test('a dense day is cut into slices of about as many rows each', () => {
  const rowsAnHour = 40_000;
  const plan = slicePlan(0, DAY_MS);
  const sizes: number[] = [];
  for (const slice of plan) {
    const rows = ((slice.toMs - slice.fromMs) / HOUR_MS) * rowsAnHour;
    sizes.push(rows);
    plan.learn(slice, rows);
  }
  for (const size of sizes.slice(3, -1)) expect(Math.abs(size - 2_000)).toBeLessThan(100);
});

test('nextWidthMs() is whole seconds, between a minute and an hour, and changes by four at most', () => {
  fc.assert(
    fc.property(fc.integer({ min: 60, max: 3_600 }), fc.nat({ max: 10_000_000 }), (seconds, rows) => {
      const next = nextWidthMs(seconds * 1000, rows);
      expect(next % 1000).toBe(0);
      expect(next).toBeGreaterThanOrEqual(60_000);
      expect(next).toBeLessThanOrEqual(HOUR_MS);
      expect(next).toBeLessThanOrEqual(seconds * 4000);
      expect(next).toBeGreaterThanOrEqual(Math.min(seconds * 250 - 1000, 60_000));
    }),
  );
});
