import { expect, test } from 'vitest';
import { wordsOf } from '../../src/words/words.ts';

const en = wordsOf('en');

test.each([
  [0, '0:00'],
  [47, '0:47'],
  [184, '3:04'],
  [3_725, '1:02:05'],
  [null, 'n/a'],
])('duration(%j) is %j', (seconds, shown) => {
  expect(en.duration(seconds)).toBe(shown);
});

test.each([
  [59, 47, '+0:12'],
  [47, 59, '−0:12'],
  [47, 47, 'no change'],
  [null, 47, null],
])('durationChange(%j, %j) is %j', (now, before, shown) => {
  expect(en.durationChange(now, before)).toBe(shown);
});

test('span() picks the unit, and says zero', () => {
  expect([0, 45, 720, 12_600, 362_880, null].map((seconds) => en.span(seconds))).toEqual([
    '0 secs',
    '45 secs',
    '12 mins',
    '3.5 hrs',
    '4.2 days',
    'n/a',
  ]);
  expect(wordsOf('ja').span(45)).toBe('45 秒');
});

test('hours() says no number that means nothing', () => {
  expect([0.43, 12.2, 4_000].map((hours) => en.hours(hours))).toEqual(['0.4 hrs', '12 hrs', 'over 999 hrs']);
});
