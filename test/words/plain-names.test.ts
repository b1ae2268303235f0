/** What people call Microsoft's values. */
import { describe, expect, test } from 'vitest';
import { NO_RESULT, VOCABULARY } from '../../src/metrics/row/vocabulary.ts';
import { LANGUAGES } from '../../src/words/language.ts';
import { wordsOf } from '../../src/words/words.ts';

const LISTS = Object.keys(VOCABULARY) as (keyof typeof VOCABULARY)[];

describe.each(LANGUAGES)('in %s', (language) => {
  const { plainName, say } = wordsOf(language);

  test.each(LISTS)('every value of %s has a name of its own', (list) => {
    const values = [...VOCABULARY[list]];
    const names = values.map((value) => plainName(list, value, value));
    expect(new Set(names).size).toBe(values.length);
    expect(Math.max(...names.map((name) => [...name].length))).toBeLessThanOrEqual(40);
  });

  test('one that is not documented goes by its own, and none by what stands for it', () => {
    expect(plainName('result', 'CarrierFiltered', 'CarrierFiltered')).toBe('CarrierFiltered');
    expect(plainName('result', '', '(not given)')).toBe(say('notGiven'));
    expect(plainName('result', NO_RESULT, NO_RESULT)).toBe(say('result.none'));
  });
});

test('a result is named in whatever case it is stored', () => {
  expect(wordsOf('en').plainName('result', 'answeringmachinehangup', 'x')).toBe('hung up on a machine');
});
