import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newTallySums, packDetails, packTallies, unpackCube, unpackTallies } from '../../../src/history/packing/cube-codec.ts';
import { startPacking, startUnpacking } from '../../../src/history/packing/packed.ts';
import { readFields } from '../../../src/history/packing/packed-columns.ts';
import { type Cube, cubeOf, EMPTY_CUBE, EMPTY_DETAIL, mergeCubes, mergeTallies, narrowCube } from '../../../src/metrics/cube/cube.ts';
import { MAX_ENTRIES } from '../../../src/metrics/cube/open-list.ts';
import type { Fact, Scope } from '../../../src/metrics/fact/fact.ts';
import { facts, intakes } from '../../support/arbitrary-facts.ts';
import { realisticFacts, realisticIntakes } from './realistic-facts.ts';

const AT = Date.UTC(2026, 10, 22, 9);

function roundTrip(cube: Cube): Cube {
  return unpackCube(packTallies(cube), packDetails(cube));
}

function realisticCube(quarterMs: number, count: number): Cube {
  return cubeOf(realisticFacts(quarterMs, count, quarterMs), realisticIntakes(quarterMs, count, quarterMs));
}

/** Each with a disposition code of its own. */
function withCodes(count: number): readonly Fact[] {
  return realisticFacts(AT, count, 3).map((fact, i) => ({ ...fact, dispositions: [`code ${i}`] }));
}

function inOneScope(found: readonly Fact[]): readonly Fact[] {
  return found.map((fact) => ({ ...fact, scope: { configuration: 'c', queue: 'q', channel: 'Voice', dialMode: 'Copilot' } }));
}

describe('round trip', () => {
  test('whatever the facts, packing a cube is the identity', () => {
    fc.assert(
      fc.property(fc.array(facts(), { maxLength: 20 }), fc.array(intakes, { maxLength: 8 }), (found, created) => {
        const cube = cubeOf(found, created);
        expect(roundTrip(cube)).toEqual(cube);
        expect(unpackTallies(packTallies(cube))).toEqual(cube.cells.map(({ scope, tally }) => ({ scope, tally })));
      }),
    );
  });

  test('what is unpacked of named lists, and of kept scopes as a sum, is what narrowing and merging the whole gives', () => {
    fc.assert(
      fc.property(fc.array(facts(), { maxLength: 20 }), fc.array(intakes, { maxLength: 8 }), (found, created) => {
        const cube = cubeOf(found, created);
        const lists = ['byLocalSlot', 'callSeconds'] as const;
        expect(unpackCube(packTallies(cube), packDetails(cube), lists)).toEqual(narrowCube(cube, lists));
        for (const keep of [() => true, ({ channel }: Scope) => channel === 'Voice']) {
          const sums = newTallySums();
          // Twice, as of two quarter hours.
          for (const _ of [1, 2]) sums.add(packTallies(cube), (scope) => (keep(scope) ? scope.queue : undefined));
          const kept = Map.groupBy(
            [...cube.cells, ...cube.cells].filter(({ scope }) => keep(scope)),
            ({ scope }) => scope.queue,
          );
          const merged = new Map(Array.from(kept, ([queue, cells]) => [queue, mergeTallies(cells.map(({ tally }) => tally))]));
          expect(sums.finish()).toEqual(merged);
        }
      }),
    );
  });

  test('merging unpacked cubes gives what merging the cubes themselves gives, and that comes back too', () => {
    fc.assert(
      fc.property(fc.array(facts(), { maxLength: 10 }), fc.array(facts(), { maxLength: 10 }), (a, b) => {
        const merged = mergeCubes(cubeOf(a), cubeOf(b));
        expect(mergeCubes(roundTrip(cubeOf(a)), roundTrip(cubeOf(b)))).toEqual(merged);
        expect(roundTrip(merged)).toEqual(merged);
      }),
    );
  });

  test.each([MAX_ENTRIES - 1, MAX_ENTRIES, MAX_ENTRIES + 1])(
    'a list of %d keys comes back, and so does its merge with one more',
    (count) => {
      const cube = cubeOf(inOneScope(withCodes(count)));
      const more = cubeOf(inOneScope(realisticFacts(AT, 40, 4)));
      expect(cube.cells[0]?.detail.byDisposition.many === null).toBe(count <= MAX_ENTRIES);
      expect(roundTrip(cube)).toEqual(cube);
      expect(roundTrip(mergeCubes(cube, more))).toEqual(mergeCubes(cube, more));
    },
  );

  test('"(many)" in one cell and entries in the others stay apart', () => {
    const long = inOneScope(withCodes(MAX_ENTRIES + 1));
    const cube = cubeOf([...long, ...realisticFacts(AT, 300, 4)]);
    const lists = cube.cells.map(({ detail }) => detail.byDisposition);
    expect(lists.filter(({ many }) => many !== null).length).toBe(1);
    expect(lists.filter(({ entries }) => entries.length > 0).length).toBeGreaterThan(10);
    expect(roundTrip(cube)).toEqual(cube);
  });

  test('counts that are no safe integers come back', () => {
    const values = [0.5, -3, 2 ** 60, 2 ** 50, 7];
    const cube = cubeOf(
      realisticFacts(AT, values.length, 5).map((fact, i) => ({ ...fact, agent: `agent ${i}`, talkSeconds: values[i] ?? null })),
    );
    expect(roundTrip(cube)).toEqual(cube);
  });

  test('a list that was not kept yet when a cube was stored is empty, and all else comes back', () => {
    const cube = cubeOf(inOneScope(realisticFacts(AT, 40, 6)).map((fact) => ({ ...fact, hours: 'violation', localSlot: 20 })));
    expect(cube.cells[0]?.detail.byOutsideHour.entries).toHaveLength(1);
    const { count, input } = startUnpacking('details', packDetails(cube));
    const older = [...readFields(input)].filter(([name]) => name !== 'byOutsideHour');
    const out = startPacking(count);
    out.uint(older.length);
    for (const [name, bytes] of older) {
      out.json(name);
      out.block(bytes);
    }
    const { byOutsideHour } = EMPTY_DETAIL;
    expect(unpackCube(packTallies(cube), out.bytes)).toEqual({
      cells: cube.cells.map((cell) => ({ ...cell, detail: { ...cell.detail, byOutsideHour } })),
    });
  });

  test('the empty cube comes back', () => {
    expect(roundTrip(EMPTY_CUBE)).toEqual(EMPTY_CUBE);
  });
});

describe('damage', () => {
  const cube = realisticCube(AT, 50);

  test('the tallies of one cube with the lists of another are store.corrupt', () => {
    expect(() => unpackCube(packTallies(EMPTY_CUBE), packDetails(cube))).toThrow(
      expect.objectContaining({
        code: 'store.corrupt',
        message: `Cannot read a packed cube: it has 0 tallies and ${cube.cells.length} details`,
      }),
    );
  });

  test('bytes cut short are store.corrupt', () => {
    const [tallies, details] = [packTallies(cube), packDetails(cube)];
    for (const part of [0, 0.1, 0.5, 0.9, 0.999]) {
      const cut = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length * part));
      expect(() => unpackTallies(cut(tallies)), `${part}`).toThrow(expect.objectContaining({ code: 'store.corrupt' }));
      expect(() => unpackCube(tallies, cut(details)), `${part}`).toThrow(expect.objectContaining({ code: 'store.corrupt' }));
    }
  });
});
