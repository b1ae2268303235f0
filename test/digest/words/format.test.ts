import { describe, expect, test } from 'vitest';
import { formatInstant, formatPeriod } from '../../../src/digest/words/dates.ts';
import {
  formatAmount,
  formatCount,
  formatCountChange,
  formatDuration,
  formatDurationChange,
  formatPercent,
  formatPercentRange,
  formatRateChange,
  formatShare,
} from '../../../src/digest/words/format.ts';
import type { Rate } from '../../../src/report/report.ts';

const rate = (value: number | null): Rate => ({ numerator: 0, denominator: 0, value, low: null, high: null });

describe('numbers', () => {
  test.each([
    [0, '0'],
    [999, '999'],
    [1_204, '1,204'],
    [1_234_567, '1,234,567'],
    [-1_204, '−1,204'],
    [null, 'n/a'],
  ])('formatCount(%j) is %j', (count, shown) => {
    expect(formatCount(count)).toBe(shown);
  });

  test.each([
    [0, '0'],
    [1_204, '1,204'],
    [1_204.5, '1,204.50'],
    [0.07, '0.07'],
    [12_345_678_901.25, '12,345,678,901.25'],
  ])('formatAmount(%j) is %j', (amount, shown) => {
    expect(formatAmount(amount)).toBe(shown);
  });

  test.each([
    [0.1123, '11.2 %'],
    [0, '0.0 %'],
    [1, '100.0 %'],
    [null, 'n/a'],
  ])('formatPercent(%j) is %j', (fraction, shown) => {
    expect(formatPercent(fraction)).toBe(shown);
  });

  test.each([
    [0.112, 0.14, '11.2–14.0 %'],
    [0.112, 0.11204, '11.2 %'],
    [null, 0.14, 'n/a'],
  ])('formatPercentRange(%j, %j) is %j', (low, high, shown) => {
    expect(formatPercentRange(low, high)).toBe(shown);
  });

  test('formatShare() is n/a and never 0 where nothing could be counted', () => {
    expect(formatShare(0, 0)).toBe('n/a');
    expect(formatShare(0, 5)).toBe('0.0 %');
  });

  test.each([
    [0, '0:00'],
    [47, '0:47'],
    [184, '3:04'],
    [3_725, '1:02:05'],
    [null, 'n/a'],
  ])('formatDuration(%j) is %j', (seconds, shown) => {
    expect(formatDuration(seconds)).toBe(shown);
  });
});

describe('changes', () => {
  test.each([
    [1_204, 1_072, '+12.3 %'],
    [50, 100, '−50.0 %'],
    [100, 100, 'no change'],
    [100_001, 100_000, 'no change'],
    [40, 0, '+40'],
    [0, 0, 'no change'],
    [null, 5, null],
    [5, null, null],
  ])('formatCountChange(%j, %j) is %j', (now, before, shown) => {
    expect(formatCountChange(now, before)).toBe(shown);
  });

  test.each([
    [0.113, 0.1, '+1.3 pts'],
    [0.1, 0.113, '−1.3 pts'],
    [0.1, 0.10001, 'no change'],
    [null, 0.1, null],
    [0.1, null, null],
  ])('formatRateChange(%j, %j) is %j', (now, before, shown) => {
    expect(formatRateChange(rate(now), rate(before))).toBe(shown);
  });

  test.each([
    [59, 47, '+0:12'],
    [47, 59, '−0:12'],
    [47, 47, 'no change'],
    [null, 47, null],
  ])('formatDurationChange(%j, %j) is %j', (now, before, shown) => {
    expect(formatDurationChange(now, before)).toBe(shown);
  });
});

describe('dates', () => {
  test.each([
    ['2026-11-22', '2026-11-22', 'long', 'Sunday 22 November 2026'],
    ['2026-11-22', '2026-11-22', 'year-less', 'Sunday 22 November'],
    ['2026-11-22', '2026-11-22', 'short', 'Sun 22 Nov 2026'],
    ['2026-11-16', '2026-11-22', 'short', 'Mon 16 Nov to Sun 22 Nov 2026'],
    ['2026-12-28', '2027-01-03', 'long', 'Monday 28 December 2026 to Sunday 3 January 2027'],
  ] as const)('formatPeriod() writes %s to %s in %s as %j', (from, to, style, shown) => {
    expect(formatPeriod({ from, to }, style)).toBe(shown);
  });

  test('formatInstant() gives the wall clock of the zone, also where its date is another one', () => {
    expect(formatInstant('2026-11-22T23:45:00Z', 'Asia/Kathmandu')).toBe('23 Nov 2026, 05:30');
    expect(formatInstant('2026-07-01T00:05:00Z', 'America/New_York')).toBe('30 Jun 2026, 20:05');
    // Not set back in November 2026, whatever the running Node thinks.
    expect(formatInstant('2026-11-28T05:00:00Z', 'America/Winnipeg')).toBe('28 Nov 2026, 00:00');
  });
});
