import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cubeOf,
  EMPTY_CUBE,
  mergeCells,
  mergeCubes,
  narrowCube,
  scopeCube,
  scopeKey,
  type TALLY_COUNTS,
} from '../../../src/metrics/cube/cube.ts';
import { MAX_ENTRIES } from '../../../src/metrics/cube/open-list.ts';
import type { Scope } from '../../../src/metrics/fact/fact.ts';
import { SETS } from '../../../src/metrics/fact/sets.ts';
import { dayOf } from '../../../src/time/local-day.ts';
import { quarterOf } from '../../../src/time/quarter.ts';
import { zoneNames } from '../../../src/time/zone-data.ts';
import { facts, intakes, manyCodes } from '../../support/arbitrary-facts.ts';

const rows = fc.tuple(fc.array(facts(), { maxLength: 12 }), fc.array(intakes, { maxLength: 6 }));

describe('law 1: a cube of joined rows is the merge of the cubes', () => {
  test('mergeCubes(of(a), of(b)) equals of(a ++ b), in either order', () => {
    fc.assert(
      fc.property(rows, rows, ([a, ia], [b, ib]) => {
        const whole = cubeOf([...a, ...b], [...ia, ...ib]);
        expect(mergeCubes(cubeOf(a, ia), cubeOf(b, ib))).toEqual(whole);
        expect(mergeCubes(cubeOf(b, ib), cubeOf(a, ia))).toEqual(whole);
      }),
    );
  });

  test('mergeCubes() is associative, and merging many at once is merging them one by one', () => {
    fc.assert(
      fc.property(rows, rows, rows, (...parts) => {
        const [a, b, c] = parts.map(([f, i]) => cubeOf(f, i)) as [
          ReturnType<typeof cubeOf>,
          ReturnType<typeof cubeOf>,
          ReturnType<typeof cubeOf>,
        ];
        expect(mergeCubes(mergeCubes(a, b), c)).toEqual(mergeCubes(a, mergeCubes(b, c)));
        expect(mergeCubes(a, b, c)).toEqual(mergeCubes(mergeCubes(a, b), c));
      }),
    );
  });

  test('narrowCube() of the merge is the merge of the narrowed cubes, with the named list alone', () => {
    fc.assert(
      fc.property(rows, rows, ([a, ia], [b, ib]) => {
        const merged = mergeCubes(cubeOf(a, ia), cubeOf(b, ib));
        const narrow = narrowCube(merged, ['byCallerId']);
        expect(mergeCubes(narrowCube(cubeOf(a, ia), ['byCallerId']), narrowCube(cubeOf(b, ib), ['byCallerId']))).toEqual(narrow);
        const listed = merged.cells.map(({ scope, detail }) => [scope, detail.byCallerId]);
        expect(narrow.cells.map(({ scope, detail }) => [scope, detail.byCallerId])).toEqual(listed);
        expect(narrow.cells.every(({ tally, detail }) => tally.deliveries === 0 && detail.byResult.entries.length === 0)).toBe(true);
      }),
    );
  });

  test('the empty cube is the identity', () => {
    fc.assert(
      fc.property(rows, ([f, i]) => {
        expect(mergeCubes(cubeOf(f, i), EMPTY_CUBE)).toEqual(cubeOf(f, i));
        expect(mergeCubes(EMPTY_CUBE, cubeOf(f, i))).toEqual(cubeOf(f, i));
        expect(cubeOf([], [])).toEqual(EMPTY_CUBE);
      }),
    );
  });

  test('mergeCubes() and cubeOf() leave their inputs unchanged', () => {
    fc.assert(
      fc.property(rows, rows, ([a, ia], [b, ib]) => {
        const before = structuredClone([a, ia, b, ib]);
        const left = cubeOf(a, ia);
        const right = cubeOf(b, ib);
        const cubes = structuredClone([left, right]);
        mergeCubes(left, right);
        expect([a, ia, b, ib]).toEqual(before);
        expect([left, right]).toEqual(cubes);
      }),
    );
  });

  test('a list that grows past its limit keeps the same sum in whatever order it is merged', () => {
    fc.assert(
      fc.property(manyCodes(MAX_ENTRIES * 2), manyCodes(MAX_ENTRIES * 2), (a, b) => {
        expect(mergeCubes(cubeOf(a), cubeOf(b))).toEqual(cubeOf([...a, ...b]));
      }),
      { numRuns: 20 },
    );
  });

  test('a list of one entry more than the limit is one sum', () => {
    const [sample] = fc.sample(facts(), 1);
    if (sample === undefined) throw new Error('no sample');
    const rowsOf = (n: number) => Array.from({ length: n }, (_, i) => ({ ...sample, dispositions: [`code ${i}`] }));
    const listOf = (n: number) => cubeOf(rowsOf(n)).cells[0]?.detail.byDisposition;
    expect(listOf(MAX_ENTRIES)?.entries).toHaveLength(MAX_ENTRIES);
    expect(listOf(MAX_ENTRIES)?.many).toBeNull();
    expect(listOf(MAX_ENTRIES + 1)?.entries).toEqual([]);
    expect(listOf(MAX_ENTRIES + 1)?.many?.[0]).toBe(MAX_ENTRIES + 1);
  });
});

test('law 2: a cube survives JSON unchanged', () => {
  fc.assert(
    fc.property(rows, ([f, i]) => {
      const cube = cubeOf(f, i);
      expect(JSON.parse(JSON.stringify(cube))).toEqual(cube);
    }),
  );
});

test('law 3: the merge of the quarter hours of a local day is the cube of the facts in that day, in any zone', () => {
  const zone = fc.constantFrom(...zoneNames());
  const date = fc
    .date({ min: new Date('2008-01-02'), max: new Date('2030-12-30'), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10));
  const day = fc.tuple(date, zone).chain(([d, z]) => {
    const fromMs = Date.parse(`${d}T00:00:00Z`) - 15 * 3_600_000;
    return fc.tuple(fc.constant(d), fc.constant(z), fc.array(facts({ fromMs, toMs: fromMs + 54 * 3_600_000 }), { maxLength: 25 }));
  });
  fc.assert(
    fc.property(day, ([d, z, list]) => {
      // Samoa and Tokelau had no 30 December 2011.
      fc.pre(!(d === '2011-12-30' && ['Pacific/Apia', 'Pacific/Fakaofo'].includes(z)));
      const { fromMs, toMs } = dayOf(d, z);
      const quarters = Map.groupBy(list, (fact) => quarterOf(fact.placeMs));
      const inDay = [...quarters].filter(([quarter]) => quarter >= fromMs && quarter < toMs);
      const merged = mergeCubes(...inDay.map(([, group]) => cubeOf(group)));
      expect(merged).toEqual(cubeOf(list.filter(({ placeMs }) => placeMs >= fromMs && placeMs < toMs)));
    }),
    { numRuns: 300 },
  );
});

test('law 4: the parts of any partition of the scopes add up to the whole, for every measure', () => {
  const isLeft = (scope: Scope, salt: number) => (scopeKey(scope).length + salt) % 3 === 0;
  fc.assert(
    fc.property(rows, fc.nat(), ([f, i], salt) => {
      const cube = cubeOf(f, i);
      const left = scopeCube(cube, (scope) => isLeft(scope, salt));
      const right = scopeCube(cube, (scope) => !isLeft(scope, salt));
      expect(mergeCubes(left, right)).toEqual(cube);
      expect(left).toEqual(
        cubeOf(
          f.filter(({ scope }) => isLeft(scope, salt)),
          i.filter(({ scope }) => isLeft(scope, salt)),
        ),
      );
      fc.pre(left.cells.length > 0 && right.cells.length > 0);
      const sum = mergeCells([mergeCells(left.cells), mergeCells(right.cells)]);
      const whole = mergeCells(cube.cells);
      expect(sum.tally).toEqual(whole.tally);
      expect(sum.detail).toEqual(whole.detail);
    }),
  );
});

test('a tally counts each fact once and each intake entry once', () => {
  fc.assert(
    fc.property(rows, ([f, i]) => {
      const { cells } = cubeOf(f, i);
      const total = (name: (typeof TALLY_COUNTS)[number]) => cells.reduce((sum, { tally }) => sum + tally[name], 0);
      expect(total('deliveries')).toBe(f.length);
      expect(total('intake')).toBe(i.length);
    }),
  );
});

test('a tally holds AI-led live answers apart by whether their conversation is known, and sums values exactly', () => {
  fc.assert(
    fc.property(rows, ([f]) => {
      const { cells } = cubeOf(f);
      const total = (name: (typeof TALLY_COUNTS)[number]) => cells.reduce((sum, { tally }) => sum + tally[name], 0);
      const live = f.filter(({ sets, scope }) => scope.dialMode === 'Copilot' && (sets & SETS.liveMin) !== 0);
      const joined = live.filter(({ version }) => version.conversationMs > 0);
      const taken = joined.filter(({ sets }) => (sets & SETS.handled) !== 0);
      expect([total('aiUnjoined'), total('aiJoined')]).toEqual([live.length - joined.length, joined.length]);
      expect([total('aiContained'), total('aiEscalated')]).toEqual([joined.length - taken.length, taken.length]);
      const values = f.flatMap(({ valueHundredths }) => valueHundredths ?? []).map(BigInt);
      expect(total('valued')).toBe(values.length);
      expect(BigInt(total('valueHundredths'))).toBe(values.reduce((sum, value) => sum + value, 0n));
    }),
  );
});
