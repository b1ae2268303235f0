import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/words/words.ts';

const en = wordsOf('en');

test.each([
  [0, '0'],
  [999, '999'],
  [1_204, '1,204'],
  [1_234_567, '1,234,567'],
  [-1_204, '−1,204'],
  [null, 'n/a'],
])('count(%j) is %j', (count, shown) => {
  expect(en.count(count)).toBe(shown);
});

test.each([
  [0, '0'],
  [1_204, '1,204'],
  [1_204.5, '1,204.50'],
  [0.07, '0.07'],
  [1_203.999, '1,204'],
  [-0.001, '0'],
  [-1.5, '−1.50'],
  [12_345_678_901.25, '12,345,678,901.25'],
  [null, 'n/a'],
])('amount(%j) is %j', (amount, shown) => {
  expect(en.amount(amount)).toBe(shown);
});

test.each([
  [0.1123, '11.2%', '11%'],
  [0.0042, '0.4%', '0.4%'],
  [0.0302, '3.0%', '3%'],
  [0, '0.0%', '0%'],
  [1, '100.0%', '100%'],
  [null, 'n/a', 'n/a'],
])('percent(%j) is %j, roughPercent() %j', (fraction, shown, rough) => {
  expect([en.percent(fraction), en.roughPercent(fraction)]).toEqual([shown, rough]);
});

test.each([
  [0.112, 0.14, '11.2% – 14.0%'],
  [0.112, 0.11204, '11.2%'],
  [null, 0.14, 'n/a'],
])('percentRange(%j, %j) is %j', (low, high, shown) => {
  expect(en.percentRange(low, high)).toBe(shown);
});

test.each([
  [0.05, 0.03, ['5%', '3%'], ['5.0%', '3.0%']],
  [0.031, 0.03, ['3.1%', '3%'], ['3.1%', '3.0%']],
  // 30 of 999, and 30,000,001 of 1,000,000,000.
  [30 / 999, 0.03, ['3.003%', '3.000%'], ['3.003%', '3.000%']],
  [0.030000001, 0.03, ['3.0000001%', '3.0000000%'], ['3.0000001%', '3.0000000%']],
  [0.03, 0.03, ['3%', '3%'], ['3.0%', '3.0%']],
  [null, 0.03, ['n/a', '3%'], ['n/a', '3.0%']],
])('percentPair(%j, %j) is %j, finePair() %j: values that differ never read alike', (value, other, rough, fine) => {
  expect(en.percentPair(value, other)).toEqual(rough);
  expect(en.finePair(value, other)).toEqual(fine);
});

test('ratio() is n/a and never 0 where nothing could be counted', () => {
  expect(en.ratio(0, 0)).toBe('n/a');
  expect(en.ratio(0, 5)).toBe('0.0%');
});

describe('changes', () => {
  test.each([
    [1_204, 1_072, '+12.3%'],
    [50, 100, '−50.0%'],
    [100, 100, 'no change'],
    [100_001, 100_000, 'no change'],
    [40, 0, '+40'],
    [0, 0, 'no change'],
    [null, 5, null],
    [5, null, null],
  ])('countChange(%j, %j) is %j', (now, before, shown) => {
    expect(en.countChange(now, before)).toBe(shown);
  });

  test.each([
    [0.113, 0.1, '+1.3\u00A0pts'],
    [0.1, 0.113, '−1.3\u00A0pts'],
    [0.1, 0.10001, 'no change'],
    [null, 0.1, null],
    [0.1, null, null],
  ])('points(%j, %j) is %j', (now, before, shown) => {
    expect(en.points(now, before)).toBe(shown);
  });
});

test('every language has its own grouping, decimals and sign of percent', () => {
  const say = (language: 'de' | 'fr' | 'es' | 'pt' | 'ja') => {
    const words = wordsOf(language);
    return [words.count(12_045), words.percent(0.112), words.roughPercent(0.2), words.points(0.1, 0.2)];
  };
  expect(say('de')).toEqual(['12.045', '11,2\u00A0%', '20\u00A0%', '−10,0\u00A0PP']);
  // U+202F between the groups, U+00A0 before the sign.
  expect(say('fr')).toEqual(['12\u202F045', '11,2\u00A0%', '20\u00A0%', '−10,0\u00A0pts']);
  expect(say('es')).toEqual(['12.045', '11,2\u00A0%', '20\u00A0%', '−10,0\u00A0p. p.']);
  expect(say('pt')).toEqual(['12.045', '11,2%', '20%', '−10,0\u00A0p.p.']);
  expect(say('ja')).toEqual(['12,045', '11.2%', '20%', '−10.0\u00A0ポイント']);
});

test('Spanish groups from 10,000 on, as it writes numbers', () => {
  expect([wordsOf('es').count(1_204), wordsOf('es').count(12_045)]).toEqual(['1204', '12.045']);
});

test('a rough percentage says neither none of what is something, nor all of what is not', () => {
  const { roughPercent } = wordsOf('en');
  expect([0, 0.0002, 0.0006, 0.994, 0.9998, 1].map(roughPercent)).toEqual(['0%', '<0.1%', '0.1%', '99%', '>99.9%', '100%']);
  expect(wordsOf('de').roughPercent(0.0002)).toBe('<\u00a00,1\u00a0%');
});
