import { expect, test } from 'vitest';
import { isBlank } from '../../../src/metrics/row/text.ts';
import { canonicalValue } from '../../../src/metrics/row/vocabulary.ts';

test.each([
  ['LiveAnswer', 'LiveAnswer'],
  [' liveanswer ', 'LiveAnswer'],
  ['LIVEANSWER\u200b', 'LiveAnswer'],
  ['\ufeffNot\u00a0delivered', 'Not delivered'],
  ['\uff22\uff55\uff53\uff59', 'Busy'],
  ['LiveAnswers', undefined],
  ['', undefined],
  ['\u200b', undefined],
])('the result %j is %j', (text, value) => {
  expect(canonicalValue('result', text)).toBe(value);
});

test.each(['', ' ', '\u00a0', '\u200b', ' \u3164\ufeff'])('%j is blank', (text) => {
  expect(isBlank(text)).toBe(true);
});

test.each(['a', '0', '\u200ba', '\u00e9'])('%j is not blank', (text) => {
  expect(isBlank(text)).toBe(false);
});
