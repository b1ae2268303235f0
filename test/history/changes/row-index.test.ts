import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowIndex } from '../../../src/history/changes/row-index.ts';

test('every row of an id is named, and hardly any of another one', () => {
  fc.assert(
    fc.property(fc.array(fc.uuid()), fc.uuid(), (ids, other) => {
      const index = rowIndex(ids.length, (row) => ids[row] ?? '');
      for (const [row, id] of ids.entries()) expect(index.rowsOf(id)).toContain(row);
      for (const row of index.rowsOf(other)) expect(row).toBeLessThan(ids.length);
      expect(index.rows).toBe(ids.length);
    }),
  );
  const ids = Array.from({ length: 20_000 }, (_, i) => `0199a${i}-0000-7000-8000-000000000000`);
  const index = rowIndex(ids.length, (row) => ids[row] ?? '');
  expect(ids.reduce((sum, id) => sum + index.rowsOf(id).length, 0)).toBeLessThan(20_010);
});

test('an id that stands in several rows is found in all of them', () => {
  expect(rowIndex(3, () => 'same').rowsOf('same')).toEqual([0, 1, 2]);
});

test('more rows than an index can number are refused', () => {
  expect(() => rowIndex(2 ** 23 + 1, () => '')).toThrow(RangeError);
});
