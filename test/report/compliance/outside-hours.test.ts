import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cube, cubeOf, EMPTY_DETAIL, mergeCubes } from '../../../src/metrics/cube/cube.ts';
import type { Fact } from '../../../src/metrics/fact/fact.ts';
import { outsideHoursItems } from '../../../src/report/compliance/outside-hours.ts';
import { facts } from '../../support/arbitrary-facts.ts';
import { fullFact } from '../../support/full-fact.ts';

const WEDNESDAY = 2 * 24;

/** An attempt of a configuration; `localHour` null = its possible zones do not agree. */
function attempt(configuration: string, localHour: number | null, hours: Fact['hours'], queue = 'q'): Fact {
  const localSlot = localHour === null ? -1 : WEDNESDAY + localHour;
  return { ...fullFact(), scope: { ...fullFact().scope, configuration, queue }, localSlot, hours };
}

function itemsOf({ cells }: Cube) {
  return outsideHoursItems(cells, (id) => `Campaign ${id}`).map(({ configuration, configurationName, hour, attempts, possible }) => [
    configuration,
    configurationName,
    hour,
    attempts,
    possible,
  ]);
}

/** As a cube of before the list was kept comes out of storage: with its counts, and nothing in the list. */
function olderCube(cube: Cube): Cube {
  const { byOutsideHour } = EMPTY_DETAIL;
  return { cells: cube.cells.map((cell) => ({ ...cell, detail: { ...cell.detail, byOutsideHour } })) };
}

describe('outsideHoursItems()', () => {
  test('counts what is certain and what is possible by configuration and local hour, most certain ones first', () => {
    const cube = cubeOf([
      attempt('a', 7, 'violation'),
      attempt('b', 20, 'violation'),
      attempt('b', 20, 'violation', 'another queue'),
      attempt('b', 20, 'possible'),
      attempt('b', 21, 'possible'),
      attempt('a', 12, 'ok'),
      attempt('a', null, 'undeterminable'),
    ]);
    expect(itemsOf(cube)).toEqual([
      ['b', 'Campaign b', '20', 2, 1],
      ['a', 'Campaign a', '07', 1, 0],
      ['b', 'Campaign b', '21', 0, 1],
    ]);
  });

  test('gives an item without an hour where the possible zones do not agree on one', () => {
    const cube = cubeOf([attempt('a', null, 'violation'), attempt('a', 20, 'violation'), attempt('a', null, 'possible')]);
    expect(itemsOf(cube)).toEqual([
      ['a', 'Campaign a', null, 1, 1],
      ['a', 'Campaign a', '20', 1, 0],
    ]);
  });

  test('tells attempts counted before hours were kept as ones of an unknown hour, never as none', () => {
    const old = olderCube(cubeOf([attempt('a', 20, 'violation'), attempt('a', 7, 'possible')]));
    expect(itemsOf(old)).toEqual([['a', 'Campaign a', null, 1, 1]]);
    expect(itemsOf(mergeCubes(old, cubeOf([attempt('a', 20, 'violation')])))).toEqual([
      ['a', 'Campaign a', null, 1, 1],
      ['a', 'Campaign a', '20', 1, 0],
    ]);
  });

  test('is empty where nothing was outside', () => {
    expect(itemsOf(cubeOf([attempt('a', 12, 'ok'), attempt('a', null, 'undeterminable'), attempt('a', null, '')]))).toEqual([]);
  });

  test('adds up to the counts of calling hours, whatever the facts, and whichever of them were counted before', () => {
    fc.assert(
      fc.property(fc.array(facts(), { maxLength: 20 }), fc.array(facts(), { maxLength: 20 }), (found, older) => {
        const { cells } = mergeCubes(cubeOf(found), olderCube(cubeOf(older)));
        const items = outsideHoursItems(cells, (id) => id);
        const total = (name: 'attempts' | 'possible') => items.reduce((sum, item) => sum + item[name], 0);
        const counted = (hours: Fact['hours']) => [...found, ...older].filter((fact) => fact.hours === hours).length;
        expect([total('attempts'), total('possible')]).toEqual([counted('violation'), counted('possible')]);
        expect(items.filter(({ attempts, possible }) => attempts < 0 || possible < 0)).toEqual([]);
      }),
    );
  });
});
