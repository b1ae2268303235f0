import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cubeOf, EMPTY_CUBE, mergeCubes } from '../../../src/metrics/cube/cube.ts';
import { ITEM_COUNTS } from '../../../src/metrics/cube/entry-counts.ts';
import { HISTOGRAM_NAMES } from '../../../src/metrics/cube/histograms.ts';
import { LIST_NAMES, LISTS, listsShowing, SHOWN, SHOWN_LIST_NAMES } from '../../../src/metrics/cube/lists.ts';
import { TALLY_COUNTS } from '../../../src/metrics/cube/tally.ts';
import { facts } from '../../support/arbitrary-facts.ts';
import { fullFact } from '../../support/full-fact.ts';

describe('a fact with every field filled', () => {
  const [cell] = cubeOf([fullFact()]).cells;

  test('leaves no list of a cell empty, and no count of an entry 0', () => {
    expect(LIST_NAMES.filter((name) => cell?.detail[name].entries.length !== 1)).toEqual([]);
    const zeros = LIST_NAMES.flatMap((name) => {
      const [, ...counts] = cell?.detail[name].entries[0] ?? [''];
      return LISTS[name].counts.names.filter((_, i) => !counts[i]).map((count) => `${name} ${count}`);
    });
    expect(zeros).toEqual([]);
  });

  test('leaves no histogram of a cell empty', () => {
    expect(HISTOGRAM_NAMES.filter((name) => cell?.detail[name].length === 0)).toEqual([]);
  });

  test('keeps every list and histogram when cubes are merged', () => {
    const merged = mergeCubes(EMPTY_CUBE, cubeOf([fullFact()]), cubeOf([fullFact()])).cells[0]?.detail;
    expect(LIST_NAMES.filter((name) => merged?.[name].entries[0]?.[1] !== 2)).toEqual([]);
    expect(HISTOGRAM_NAMES.filter((name) => merged?.[name][0]?.[1] !== 2)).toEqual([]);
  });
});

test('every list gives a delivery each of its keys once', () => {
  fc.assert(
    fc.property(facts(), (fact) => {
      const repeated = LIST_NAMES.filter((name) => {
        const keys = [LISTS[name].keysOf(fact)].flat();
        return new Set(keys).size < keys.length;
      });
      expect(repeated).toEqual([]);
    }),
  );
});

test('every count of an item is one of a tally too, so that lists by scope can carry it', () => {
  expect(ITEM_COUNTS.filter((name) => !TALLY_COUNTS.includes(name))).toEqual([]);
});

test('a list that a report makes of another is made of one that cells keep', () => {
  const sources = SHOWN_LIST_NAMES.flatMap((name) => ('of' in SHOWN[name] ? SHOWN[name].of : []));
  expect(LIST_NAMES).toEqual(expect.arrayContaining(sources));
});

test('listsShowing() gives the lists whose items carry a count, none for what is no count of items', () => {
  expect(listsShowing('deliveries')).toEqual(SHOWN_LIST_NAMES);
  expect(listsShowing('offHook')).toEqual(SHOWN_LIST_NAMES.filter((name) => name !== 'byAttribute'));
  expect(listsShowing('intake')).toEqual([]);
});
