import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cubeOf, EMPTY_DETAIL } from '../../src/metrics/cube/cube.ts';
import { GROUP_COUNTS } from '../../src/metrics/cube/entry-counts.ts';
import { attributeKey } from '../../src/metrics/cube/list-keys.ts';
import { entriesOf, MAX_ENTRIES } from '../../src/metrics/cube/open-list.ts';
import { attributeItems, hourItems, itemsByScope, itemsOfList, KNOWN, MANY, NOT_GIVEN } from '../../src/report/lists.ts';
import { maskNumber } from '../../src/report/mask.ts';
import { facts } from '../support/arbitrary-facts.ts';

const counts = (deliveries: number) => GROUP_COUNTS.map((_, i) => (i === 0 ? deliveries : 0));
const listOf = (entries: Readonly<Record<string, number>> | readonly (readonly [string, number])[]) =>
  entriesOf(new Map((Array.isArray(entries) ? entries : Object.entries(entries)).map(([key, n]) => [key, counts(n)])));

describe('itemsOfList()', () => {
  test('puts the most deliveries first, equals by key, and calls an empty key "(not given)"', () => {
    const items = itemsOfList(
      listOf([
        ['b', 1],
        ['a', 1],
        ['', 5],
        ['__proto__', 3],
      ]),
    );
    expect(items.map(({ key, name, deliveries }) => [key, name, deliveries])).toEqual([
      ['', NOT_GIVEN, 5],
      ['__proto__', '__proto__', 3],
      ['a', 'a', 1],
      ['b', 'b', 1],
    ]);
  });

  test('marks what is not documented', () => {
    const items = itemsOfList(listOf({ Complete: 2, constructor: 1 }), { known: KNOWN.status });
    expect(items.map(({ key, unknown }) => [key, unknown])).toEqual([
      ['Complete', undefined],
      ['constructor', true],
    ]);
  });

  test('is one item "(many)" with the sum where the list grew too long', () => {
    const entries = Array.from({ length: MAX_ENTRIES + 1 }, (_, i) => [`code ${i}`, 2] as const);
    expect(itemsOfList(listOf(entries))).toEqual([{ ...itemsOfList(listOf([['a', 2 * (MAX_ENTRIES + 1)]]))[0], key: MANY, name: MANY }]);
  });
});

test('itemsByScope() splits the deliveries of all cells, so that each column adds up to the whole', () => {
  fc.assert(
    fc.property(fc.array(facts(), { maxLength: 30 }), (list) => {
      const { cells } = cubeOf(list);
      for (const column of ['configuration', 'queue', 'channel', 'dialMode'] as const) {
        const items = itemsByScope(cells, column);
        expect(items.reduce((sum, { deliveries }) => sum + deliveries, 0)).toBe(list.length);
        for (const { key, deliveries } of items) expect(deliveries).toBe(list.filter(({ scope }) => scope[column] === key).length);
      }
    }),
  );
});

describe('attributeItems()', () => {
  test('keeps the values of a keyword together, keywords in the order of their commonest value', () => {
    const list = listOf([
      [attributeKey('result', 'mood', 'yes'), 1],
      [attributeKey('result', 'sale', 'yes'), 9],
      [attributeKey('result', 'sale', 'no'), 2],
      [attributeKey('result', 'mood', '(text)'), 5],
      [attributeKey('input', 'sale', 'yes'), 3],
    ]);
    expect(attributeItems(list).map(({ type, name, deliveries }) => [type, name, deliveries])).toEqual([
      ['result', 'sale = yes', 9],
      ['result', 'sale = no', 2],
      ['result', 'mood = (text)', 5],
      ['result', 'mood = yes', 1],
      ['input', 'sale = yes', 3],
    ]);
  });

  test('is one item "(many)" where the list grew too long', () => {
    const entries = Array.from({ length: MAX_ENTRIES + 1 }, (_, i) => [attributeKey('input', `k${i}`, 'yes'), 1] as const);
    expect(attributeItems(listOf(entries))).toEqual([
      { key: MANY, name: MANY, type: '', keyword: MANY, value: '', deliveries: MAX_ENTRIES + 1, liveMin: 0, converted: 0 },
    ]);
  });
});

describe('hourItems()', () => {
  const detailOf = (...starts: readonly string[]) => ({
    ...EMPTY_DETAIL,
    byStartQuarter: listOf(starts.map((start) => [`${Date.parse(start)}`, 1] as const)),
  });
  const hoursOf = (zone: string, ...starts: readonly string[]) =>
    Object.fromEntries(hourItems(detailOf(...starts), zone).flatMap(({ key, deliveries }) => (deliveries > 0 ? [[key, deliveries]] : [])));

  test('always has the 24 hours in order', () => {
    const keys = hourItems(EMPTY_DETAIL, 'Europe/Lisbon').map(({ key }) => key);
    expect(keys).toEqual(Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0')));
  });

  test('goes by the clock of the zone, also where that is not whole hours from UTC', () => {
    expect(hoursOf('Europe/Lisbon', '2026-07-01T23:45Z')).toEqual({ '00': 1 });
    expect(hoursOf('Asia/Kathmandu', '2026-07-01T00:00Z', '2026-07-01T00:15Z')).toEqual({ '05': 1, '06': 1 });
    expect(hoursOf('America/Winnipeg', '2026-11-28T05:00Z')).toEqual({ '00': 1 });
  });

  test('puts both passes of a repeated hour together', () => {
    expect(hoursOf('Europe/Lisbon', '2009-10-25T00:30Z', '2009-10-25T01:30Z')).toEqual({ '01': 2 });
  });
});

test.each([
  ['+351 210 000 001', '…0001'],
  ['12345678', '…5678'],
  ['1234567', '…'],
  ['', ''],
  ['unknown', ''],
])('maskNumber("%s") is "%s"', (number, expected) => {
  expect(maskNumber(number)).toBe(expected);
});
