import { describe, expect, test } from 'vitest';
import type { PageColumn } from '../../../src/page/tables/page-column.ts';
import { type NamedRow, sortedRows } from '../../../src/page/tables/sorted-rows.ts';
import type { Said } from '../../../src/words/words.ts';

interface Item {
  readonly key: string;
  readonly calls: number | null;
}

const COLUMNS: readonly PageColumn<Item>[] = [
  { id: 'calls', label: 'Calls' as Said, cell: ({ calls }) => `${calls}`, value: ({ calls }) => calls },
  { id: 'trend', label: 'Trend' as Said, cell: () => '' },
];

const row = (key: string, calls: number | null, isRest = false): NamedRow<Item> => ({
  item: { key, calls },
  name: { text: key as Said, ...(isRest && { isRest }) },
});
const ROWS = [row('b', 2), row('rest', 99, true), row('n', null), row('a', 10), row('c', 2)];

function sorted(column: string, isDescending = false, rows = ROWS, language = 'en') {
  return sortedRows(rows, COLUMNS, { table: 't', column, isDescending }, language).map(({ item }) => item.key);
}

describe('sortedRows()', () => {
  test('puts what is not known last in either order, and the rest of a list behind it', () => {
    expect(sorted('calls')).toEqual(['b', 'c', 'a', 'n', 'rest']);
    expect(sorted('calls', true)).toEqual(['a', 'b', 'c', 'n', 'rest']);
  });

  test('keeps the order of equal ones', () => {
    expect(sorted('calls', true, [row('z', 1), row('y', 1), row('x', 1)])).toEqual(['z', 'y', 'x']);
  });

  test('keeps the list’s own order where a column is not there or not sorted by', () => {
    const own = ['b', 'n', 'a', 'c', 'rest'];
    expect(sorted('nothing')).toEqual(own);
    expect(sorted('trend')).toEqual(own);
    expect(sortedRows(ROWS, COLUMNS, undefined, 'en').map(({ item }) => item.key)).toEqual(own);
  });

  test('sorts names as the language does, and numbers in them by their value', () => {
    const names = ['zebra', 'Äpfel', 'Apfel', 'Team 10', 'Team 9'].map((name) => row(name, 0));
    expect(sorted('name', false, names, 'de')).toEqual(['Apfel', 'Äpfel', 'Team 9', 'Team 10', 'zebra']);
    const spanish = ['oso', 'ñandú', 'nube'].map((name) => row(name, 0));
    expect(sorted('name', false, spanish, 'es')).toEqual(['nube', 'ñandú', 'oso']);
  });
});
