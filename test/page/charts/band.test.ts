import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bandOf, LEAST_WEEKDAYS, type ValueOfDay } from '../../../src/page/charts/band.ts';
import { DAY_MS } from '../../../src/time/lengths.ts';

const FIRST = Date.parse('2026-10-02T00:00:00Z');

/** Days one after the other, the last of them the report's own. */
function daysOf(values: readonly (number | null)[]): ValueOfDay[] {
  return values.map((value, i) => ({
    date: new Date(FIRST + i * DAY_MS).toISOString().slice(0, 10),
    value,
    isOwn: i === values.length - 1,
  }));
}

describe('bandOf()', () => {
  test('holds the middle half of the same weekdays: the second to the sixth of eight', () => {
    const values = Array.from({ length: 57 }, (_, i) => (i % 7 === 0 ? 10 + i / 7 : 100));
    expect(bandOf(daysOf(values)).at(-1)).toEqual({ low: 11, high: 15 });
    expect(bandOf(daysOf(values))[1]).toEqual({ low: 100, high: 100 });
  });

  test('leaves out the report’s own day, however far it lies from the others', () => {
    const usual = Array.from({ length: 56 }, () => 50);
    expect(bandOf(daysOf([...usual, 1_000])).at(-1)).toEqual({ low: 50, high: 50 });
  });

  test('is not there for a weekday of which fewer than four days are known', () => {
    const values = Array.from({ length: 57 }, (_, i) => (i % 7 === 0 && i >= 7 * (LEAST_WEEKDAYS - 1) ? null : i % 7));
    const band = bandOf(daysOf(values));
    expect(band[0]).toBeNull();
    expect(band.at(-1)).toBeNull();
    expect(band[1]).toEqual({ low: 1, high: 1 });
  });

  test('has at least half of the known days of each weekday within it, for any values', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(1_000)), { minLength: 57, maxLength: 57 }), (values) => {
        const days = daysOf(values);
        const band = bandOf(days);
        for (let weekday = 0; weekday < 7; weekday += 1) {
          const known = days.flatMap(({ value, isOwn }, i) => (i % 7 === weekday && value !== null && !isOwn ? [value] : []));
          const span = band[weekday];
          if (known.length < LEAST_WEEKDAYS || !span) continue;
          expect(known.filter((value) => span.low <= value && value <= span.high).length).toBeGreaterThanOrEqual(known.length / 2);
        }
      }),
    );
  });
});
