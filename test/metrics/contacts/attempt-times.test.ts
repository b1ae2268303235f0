import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coarseSeconds } from '../../../src/metrics/cube/coarse-seconds.ts';
import { HOUR_MS } from '../../../src/time/lengths.ts';
import { BOB, CARE, call, FROM_MS, message, metricsOf } from '../../support/contacts/contact-facts.ts';

describe('retry spacing', () => {
  test('is the time from call to call within contact and configuration; the later one must count', () => {
    const facts = [call(-2), call(-1), call(1), call(1.5, { scope: CARE }), call(1.75), message(1.8), call(1.9, { contact: BOB })];
    expect(metricsOf(facts).retrySpacing).toEqual({
      seconds: [
        [2700, 1],
        [7200, 1],
      ],
      minSeconds: 2700,
      sameHour: 0,
    });
  });

  test('counts a retry within half an hour of the same time of day, whatever the day', () => {
    const sameHour = (hours: number) => metricsOf([call(12 - hours), call(12)]).retrySpacing.sameHour;
    expect([0.25, 0.5, 23.5, 24.5, 48].map(sameHour)).toEqual([1, 1, 1, 1, 1]);
    expect([0.51, 12, 23.49, 24.51].map(sameHour)).toEqual([0, 0, 0, 0]);
  });

  test('is null without a retry, and needs both starts', () => {
    expect(metricsOf([call(1), call(2, { startMs: null })]).retrySpacing).toEqual({ seconds: [], minSeconds: null, sameHour: 0 });
  });

  test('coarseSeconds() is exact below 100, within 1 % above, and never falls', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 * 86_400 }), (seconds) => {
        const coarse = coarseSeconds(seconds);
        expect(Number.isInteger(coarse)).toBe(true);
        expect(Math.abs(coarse - seconds)).toBeLessThanOrEqual(seconds < 100 ? 0 : seconds / 100);
        expect(coarseSeconds(seconds + 1)).toBeGreaterThanOrEqual(coarse);
      }),
    );
    expect([99, 100, 101, 1009, 1010, 12_345].map(coarseSeconds)).toEqual([99, 100, 102, 1000, 1020, 12_400]);
  });
});

describe('speed to first attempt', () => {
  const windowStartMs = FROM_MS;
  test('is the time from window start to the start of attempt 1', () => {
    const facts = [
      call(0.01, { windowStartMs }),
      call(1, { windowStartMs }),
      call(1, { windowStartMs, contact: BOB, scope: CARE, placeMs: FROM_MS - 1 }),
    ];
    expect(metricsOf(facts).speedToFirstAttempt).toEqual({ seconds: [[36, 1]], beforeWindow: 0 });
    expect(metricsOf([call(0, { windowStartMs })]).speedToFirstAttempt).toEqual({ seconds: [[0, 1]], beforeWindow: 0 });
  });

  test('counts a start before the window apart, and leaves out rows without a start or a window', () => {
    const facts = [
      call(1, { windowStartMs: FROM_MS + 2 * HOUR_MS }),
      call(1, { contact: BOB }),
      call(1, { scope: CARE, startMs: null, windowStartMs }),
    ];
    expect(metricsOf(facts).speedToFirstAttempt).toEqual({ seconds: [], beforeWindow: 1 });
  });

  test('leaves out a contact whose first attempt lies before the period', () => {
    expect(metricsOf([call(-1, { windowStartMs: 0 }), call(1, { windowStartMs })]).speedToFirstAttempt.seconds).toEqual([]);
  });
});
