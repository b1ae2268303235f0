/** How far a first harvest is told to be. */
import { expect, test } from 'vitest';
import { NO_COVERAGE } from '../../../src/history/state/coverage.ts';
import { readingOf } from '../../../src/lookup/around/reading.ts';
import { DAY_MS } from '../../../src/time/lengths.ts';

const NOW = Date.parse('2026-11-23T06:00:00Z');
const SINCE = NOW - 35 * DAY_MS;
const LIMITS = { harvestFromDays: 35, nowMs: NOW };
const mark = { sinceMs: SINCE, beganMs: NOW, modifiedMs: SINCE, doneMs: null, readToMs: null, widthMs: DAY_MS };

test('the first harvest has read the whole days that its slices are done with, until it is complete', () => {
  expect(readingOf(NO_COVERAGE, undefined, LIMITS).first).toEqual({ days: 35, read: 0 });
  expect(readingOf(NO_COVERAGE, mark, LIMITS).first).toEqual({ days: 35, read: 0 });
  expect(readingOf(NO_COVERAGE, { ...mark, doneMs: SINCE + 12.9 * DAY_MS }, LIMITS).first).toEqual({ days: 35, read: 12 });
  expect(readingOf(NO_COVERAGE, { ...mark, doneMs: NOW + DAY_MS }, LIMITS).first).toEqual({ days: 35, read: 35 });
  expect(readingOf({ spans: [[SINCE, NOW]], readToMs: NOW }, { ...mark, readToMs: NOW }, LIMITS)).toEqual({
    readTo: '2026-11-23T06:00:00.000Z',
    first: null,
    isBehind: false,
  });
});
