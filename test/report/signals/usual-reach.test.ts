/** What is usual of the whole report: the same as of its configuration where there is only one, and nothing where too little tells. */
import { expect, test } from 'vitest';
import { sentenceOf } from '../../../src/digest/verdict.ts';
import { EMPTY_DETAIL, EMPTY_TALLY, type Tally } from '../../../src/metrics/cube/cube.ts';
import { NO_BACKGROUND } from '../../../src/report/build-report.ts';
import type { TrendDay } from '../../../src/report/comparison/trend.ts';
import { usualReach } from '../../../src/report/signals/usual-reach.ts';
import { addDays } from '../../../src/time/local-day.ts';
import { wordsOf } from '../../../src/words/words.ts';
import { DAY, reportOf } from '../report-of.ts';

const scope = { configuration: 'c', queue: 'q', channel: 'Voice', dialMode: 'Progressive' };
const calls = (count: number, liveMin: number): Tally => ({
  ...EMPTY_TALLY,
  ...{ deliveries: count, attempts: count, voiceAttempts: count, liveMin, liveMax: liveMin },
});

/** A report of one configuration, with the calls of each day before it, the day before first. */
function reportAfter(earlier: readonly Tally[]) {
  const trend = earlier.map((tally, i): TrendDay => {
    const daysBefore = i + 1;
    return { date: addDays(DAY.from, -daysBefore), daysBefore, tally, parts: [{ scope, tally }] };
  });
  const cells = [{ scope, tally: calls(100, 22), detail: EMPTY_DETAIL }];
  return reportOf({ cube: { cells }, background: { ...NO_BACKGROUND, trend } });
}

const days = (ofWeek: (week: number) => Tally, other: Tally) =>
  Array.from({ length: 56 }, (_, i) => ((i + 1) % 7 === 0 ? ofWeek((i + 1) / 7) : other));

test('of a report of one configuration it is that of the configuration: the median of the weekdays, not the mean of all days', () => {
  // Medians of 20 to 27 of 100: 23.5 %; the days between reached 10 %.
  const report = reportAfter(days((week) => calls(100, 19 + week), calls(100, 10)));
  expect(usualReach(report)).toBeCloseTo(0.235, 12);
  expect(report.byConfiguration[0]?.usual?.live).toBe(usualReach(report));
  expect(report.comparison.mean28?.rates.liveMin.value).toBeLessThan(0.15);
  expect(sentenceOf(report, [], wordsOf('en'))).toContain('(usually 24%)');
});

test.each([
  ['four weekdays of 50 calls tell', (week: number) => calls(week <= 4 ? 50 : 49, 10), 0.2],
  ['three of them do not', (week: number) => calls(week <= 3 ? 50 : 49, 10), null],
])('%s what is usual, as of a configuration', (_, ofWeek, usual) => {
  const report = reportAfter(days(ofWeek, calls(100, 10)));
  expect(usualReach(report)).toBe(usual);
  expect(report.byConfiguration[0]?.usual?.live).toBe(usual);
});

test('a version that kept no days has the mean of the four weeks before', () => {
  const { trend: _, ...stored } = reportAfter(days(() => calls(100, 30), calls(100, 10)));
  expect(usualReach(stored)).toBeCloseTo((4 * 30 + 24 * 10) / 2_800, 12);
});

test('a day that was held against nothing has nothing usual', () => {
  const report = reportAfter(days(() => calls(100, 30), calls(100, 10)));
  expect(usualReach({ ...report, comparison: { ...report.comparison, unwatched: 'its numbers can still change' } })).toBeNull();
});
