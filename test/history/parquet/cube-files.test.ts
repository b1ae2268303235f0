import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cubesIn, type QuarterCube, talliesIn } from '../../../src/history/parquet/cube-reader.ts';
import { newCubeFilesSum } from '../../../src/history/parquet/cube-sums.ts';
import type { CubeFiles } from '../../../src/history/parquet/cube-table.ts';
import { newCubeWriter } from '../../../src/history/parquet/cube-writer.ts';
import { newTallySums } from '../../../src/history/parquet/tally-sums.ts';
import { type Cube, cubeOf, mergeCubes, mergeTallies, narrowCube } from '../../../src/metrics/cube/cube.ts';
import type { Fact, Intake, Scope } from '../../../src/metrics/fact/fact.ts';
import { QUARTER_MS } from '../../../src/time/lengths.ts';
import { facts, intakes } from '../../support/arbitrary-facts.ts';

const FROM_MS = Date.UTC(2026, 10, 22, 23);
const ALL = () => true;
const NO_TALLIES = new Uint8Array();
// Each writes and reads files of some 120 columns.
const RUNS = { numRuns: 30 };

/** Cubes of some quarter hours of two days, with gaps. */
const quarters = fc
  .array(fc.tuple(fc.nat({ max: 11 }), fc.array(facts(), { maxLength: 12 }), fc.array(intakes, { maxLength: 5 })), { maxLength: 6 })
  .map((found): readonly QuarterCube[] =>
    [...new Map(found.map((quarter) => [quarter[0], quarter] as const)).values()]
      .sort(([a], [b]) => a - b)
      .map(([n, rows, created]: [number, Fact[], Intake[]]) => ({ quarterMs: FROM_MS + n * QUARTER_MS, cube: cubeOf(rows, created) }))
      .filter(({ cube }) => cube.cells.length > 0),
  );

function written(cubes: readonly QuarterCube[], lists?: Parameters<typeof newCubeWriter>[0]): CubeFiles | undefined {
  const writer = newCubeWriter(lists);
  for (const { quarterMs, cube } of cubes) writer.add(quarterMs, cube);
  return writer.finish({ revision: '7' });
}

describe('whatever the facts', () => {
  test('writing cubes and reading them is the identity, and so is reading those of some quarter hours', async () => {
    await fc.assert(
      fc.asyncProperty(quarters, fc.nat({ max: 11 }), async (cubes, n) => {
        const files = written(cubes);
        expect(files === undefined).toBe(cubes.length === 0);
        if (files === undefined) return;
        const isWanted = (quarterMs: number) => quarterMs >= FROM_MS + n * QUARTER_MS;
        const wanted = cubes.filter(({ quarterMs }) => isWanted(quarterMs));
        expect(await cubesIn(files, ALL)).toEqual(cubes);
        expect(await cubesIn(files, isWanted)).toEqual(wanted);
        const tallied = wanted.map(({ quarterMs, cube }) => ({
          quarterMs,
          cells: cube.cells.map(({ scope, tally }) => ({ scope, tally })),
        }));
        expect(await talliesIn(files.tallies, isWanted)).toEqual(tallied);
        const lists = ['byLocalSlot', 'callSeconds'] as const;
        const narrow = wanted.map(({ quarterMs, cube }) => ({ quarterMs, cube: narrowCube(cube, lists) }));
        expect(await cubesIn(files, isWanted, lists)).toEqual(narrow);
        expect(await cubesIn(written(cubes, lists) ?? files, isWanted, lists)).toEqual(narrow);
      }),
      RUNS,
    );
  });

  test('the sum of files is what merging the cubes of their quarter hours gives', async () => {
    await fc.assert(
      fc.asyncProperty(quarters, quarters, fc.nat({ max: 11 }), async (a, b, n) => {
        const isWanted = (quarterMs: number) => quarterMs < FROM_MS + n * QUARTER_MS;
        const lists = ['byLocalSlot', 'byDisposition', 'callSeconds'] as const;
        const [sum, narrow] = [newCubeFilesSum(), newCubeFilesSum(lists)];
        for (const cubes of [a, b]) {
          const files = written(cubes);
          if (files === undefined) continue;
          await sum.add(files, isWanted);
          await narrow.add(files, isWanted);
        }
        const wanted = [...a, ...b].filter(({ quarterMs }) => isWanted(quarterMs)).map(({ cube }) => cube);
        expect(sum.finish()).toEqual(mergeCubes(...wanted));
        expect(narrow.finish()).toEqual(mergeCubes(...wanted.map((cube) => narrowCube(cube, lists))));
      }),
      RUNS,
    );
  });

  test('tallies summed by key are what merging them gives', async () => {
    await fc.assert(
      fc.asyncProperty(quarters, quarters, async (a, b) => {
        const keysOf = (quarterMs: number) => (scope: Scope) => (scope.channel === 'Fax' ? undefined : `${quarterMs % 2} ${scope.queue}`);
        const sums = newTallySums();
        await sums.addFile(written(a)?.tallies ?? NO_TALLIES, ALL, keysOf).catch(() => undefined);
        for (const { quarterMs, cube } of b) sums.add({ quarterMs, cells: cube.cells }, keysOf);
        const cells = [...a, ...b].flatMap(({ quarterMs, cube }) =>
          cube.cells.map(({ scope, tally }) => ({ key: keysOf(quarterMs)(scope), tally })),
        );
        const kept = Map.groupBy(
          cells.filter(({ key }) => key !== undefined),
          ({ key }) => key ?? '',
        );
        expect(sums.finish()).toEqual(new Map(Array.from(kept, ([key, found]) => [key, mergeTallies(found.map(({ tally }) => tally))])));
      }),
      RUNS,
    );
  });

  test('quarter hours that are copied from files are the bytes that they are when they are added', async () => {
    await fc.assert(
      fc.asyncProperty(quarters, quarters, async (before, changed) => {
        const files = written(before);
        const writer = newCubeWriter();
        const isKept = (quarterMs: number) => !changed.some((quarter) => quarter.quarterMs === quarterMs);
        if (files !== undefined) await writer.addFiles(files, isKept);
        for (const { quarterMs, cube } of changed) writer.add(quarterMs, cube);
        const after = [...before.filter(({ quarterMs }) => isKept(quarterMs)), ...changed].sort((a, b) => a.quarterMs - b.quarterMs);
        const found = writer.finish({ revision: '7' });
        expect(found === undefined ? [] : await cubesIn(found, ALL)).toEqual(after);
        expect(found).toEqual(written(after.toReversed()));
      }),
      RUNS,
    );
  });
});

test('sums keep what a cube is: the empty one without quarter hours', () => {
  const empty: Cube = { cells: [] };
  expect(newCubeFilesSum().finish()).toEqual(empty);
});
