import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  entriesOf,
  histogramOf,
  MAX_ENTRIES,
  NO_ENTRIES,
  newHistogramSum,
  newOpenListSum,
  type OpenList,
} from '../../../src/metrics/cube/open-list.ts';

const keys = fc.oneof(fc.constantFrom('__proto__', 'constructor', 'toString', '', 'a', 'b'), fc.string({ maxLength: 3 }));
function merged(lists: readonly OpenList[], max: number): OpenList {
  const sum = newOpenListSum(max);
  for (const list of lists) sum.add(list);
  return sum.finish();
}

const counted = fc
  .uniqueArray(fc.tuple(keys, fc.tuple(fc.nat(9), fc.nat(9))), { selector: ([key]) => key, maxLength: 8 })
  .map((entries) => new Map(entries));

describe('an open list', () => {
  test('counts hostile keys like any other and sorts by code unit', () => {
    const list = entriesOf(
      new Map([
        ['b', [1]],
        ['__proto__', [2]],
        ['', [3]],
        ['constructor', [4]],
        ['B', [5]],
      ]),
    );
    expect(list).toEqual({
      entries: [
        ['', 3],
        ['B', 5],
        ['__proto__', 2],
        ['b', 1],
        ['constructor', 4],
      ],
      many: null,
    });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('keeps the sum alone once it has more keys than its limit', () => {
    const full = Array.from({ length: MAX_ENTRIES }, (_, i) => [`key ${i}`, [1, 2]] as const);
    expect(entriesOf(new Map(full)).entries).toHaveLength(MAX_ENTRIES);
    expect(entriesOf(new Map([...full, ['one more', [1, 2]]]))).toEqual({ entries: [], many: [MAX_ENTRIES + 1, 2 * (MAX_ENTRIES + 1)] });
  });

  test('merges to the list of all counts together, whatever the grouping and order, its limit crossed or not', () => {
    fc.assert(
      fc.property(fc.array(counted, { maxLength: 5 }), fc.integer({ min: 1, max: 12 }), (parts, max) => {
        const lists = parts.map((part) => entriesOf(part, max));
        const sums = new Map<string, [number, number]>();
        for (const part of parts)
          for (const [key, [a, b]] of part) sums.set(key, [(sums.get(key)?.[0] ?? 0) + a, (sums.get(key)?.[1] ?? 0) + b]);
        expect(merged(lists, max)).toEqual(entriesOf(sums, max));
        expect(merged(lists.toReversed(), max)).toEqual(entriesOf(sums, max));
        const [first = NO_ENTRIES, ...rest] = lists;
        expect(rest.reduce((left, list) => merged([left, list], max), first)).toEqual(entriesOf(sums, max));
      }),
    );
  });
});

describe('a histogram', () => {
  test('is sorted by number, and merges to that of all numbers', () => {
    const numbers = fc.array(fc.nat(1000));
    const of = (list: readonly number[]) => histogramOf(new Map([...Map.groupBy(list, (n) => n)].map(([n, group]) => [n, group.length])));
    fc.assert(
      fc.property(numbers, numbers, numbers, (a, b, c) => {
        const sum = newHistogramSum();
        for (const list of [a, b, c]) sum.add(of(list));
        expect(sum.finish()).toEqual(of([...a, ...b, ...c]));
        expect(of(a).map(([n]) => n)).toEqual([...new Set(a)].sort((x, y) => x - y));
      }),
    );
  });
});
