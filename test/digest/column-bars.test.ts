import { expect, test } from 'vitest';
import { blocksOf, columnBars } from '../../src/digest/shapes/column-bars.ts';

const OPTIONS = { height: 20, accent: '#0f766e', isNow: (i: number) => i === 2 };

test('columnBars() are as high as their share of the greatest, and a day of nothing is a line', () => {
  const bars = columnBars([0, 50, 100], OPTIONS);
  expect(bars?.map(({ px, kind }) => [px, kind])).toEqual([
    [1, null],
    [10, null],
    [20, 'now'],
  ]);
  expect(bars?.[2]?.colour).toBe('#0f766e');
});

test('a value that is not known leaves a gap, and is no zero', () => {
  const bars = columnBars([null, 0, 4], OPTIONS) ?? [];
  expect(bars.map(({ kind, share, px }) => [kind, share, px])).toEqual([
    ['none', null, 0],
    [null, 0, 1],
    ['now', 1, 20],
  ]);
  expect(blocksOf(bars)).toBe('·▁█');
});

test('there are none where nothing is known, and lines where all is nothing', () => {
  expect(columnBars([null, null], OPTIONS)).toBeNull();
  expect(columnBars([], OPTIONS)).toBeNull();
  expect(columnBars([0, 0], OPTIONS)?.map(({ px }) => px)).toEqual([1, 1]);
});
