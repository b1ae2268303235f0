import { beforeAll, describe, expect, test } from 'vitest';
import type { ColumnShape } from '../../../src/history/parquet/columns.ts';
import { DETAIL_COLUMNS, TALLY_COLUMNS } from '../../../src/history/parquet/cube-columns.ts';
import { cubesIn, talliesIn } from '../../../src/history/parquet/cube-reader.ts';
import { newCubeFilesSum } from '../../../src/history/parquet/cube-sums.ts';
import type { CubeFiles } from '../../../src/history/parquet/cube-table.ts';
import { newCubeWriter } from '../../../src/history/parquet/cube-writer.ts';
import { newParquetFile, notesOf, rowGroupsOf } from '../../../src/history/parquet/parquet-file.ts';
import { type Cube, cubeOf, mergeCubes } from '../../../src/metrics/cube/cube.ts';
import { MAX_ENTRIES } from '../../../src/metrics/cube/open-list.ts';
import { QUARTER_MS } from '../../../src/time/lengths.ts';
import { fullFact } from '../../support/full-fact.ts';

const AT = Date.UTC(2026, 10, 22, 9);
const ALL = () => true;
const corrupt = (message: string) => expect.objectContaining({ code: 'store.corrupt', message });

/** Deliveries of one scope, each with its disposition code. */
function withCodes(from: number, count: number): Cube {
  return cubeOf(Array.from({ length: count }, (_, i) => ({ ...fullFact(), id: `${from + i}`, dispositions: [`code ${from + i}`] })));
}

function written(...cubes: readonly Cube[]): CubeFiles {
  const writer = newCubeWriter();
  for (const [i, cube] of cubes.entries()) writer.add(AT + i * QUARTER_MS, cube);
  return writer.finish({ revision: '3' }) as CubeFiles;
}

async function summed(...files: readonly CubeFiles[]): Promise<Cube> {
  const sum = newCubeFilesSum();
  for (const one of files) await sum.add(one, ALL);
  return sum.finish();
}

describe('a list that grows too long', () => {
  test.each([MAX_ENTRIES - 1, MAX_ENTRIES, MAX_ENTRIES + 1])('comes back with %d keys as it was', async (count) => {
    const cube = withCodes(0, count);
    expect(cube.cells[0]?.detail.byDisposition.many === null).toBe(count <= MAX_ENTRIES);
    expect(await cubesIn(written(cube), ALL)).toEqual([{ quarterMs: AT, cube }]);
  });

  test('is the sum of all its keys in the sum of files, as soon as they are too many together, and stays so', async () => {
    const [most, same, more, few] = [withCodes(0, MAX_ENTRIES), withCodes(0, MAX_ENTRIES), withCodes(MAX_ENTRIES, 1), withCodes(7, 3)];
    expect(await summed(written(most, same))).toEqual(mergeCubes(most, same));
    expect((await summed(written(most, same))).cells[0]?.detail.byDisposition.entries).toHaveLength(MAX_ENTRIES);
    expect(await summed(written(most, more), written(few))).toEqual(mergeCubes(most, more, few));
    expect(await summed(written(withCodes(0, MAX_ENTRIES + 1), few))).toEqual(mergeCubes(withCodes(0, MAX_ENTRIES + 1), few));
    expect((await summed(written(most, more), written(few))).cells[0]?.detail.byDisposition.many?.[0]).toBe(MAX_ENTRIES + 4);
  });
});

test('sums that pass 32 bits come back', async () => {
  const long = { ...fullFact(), valueHundredths: 2 ** 50, talkSeconds: 2 ** 40, handleSeconds: 2 ** 41, agent: 'a' };
  const cube = cubeOf([long, { ...long, id: 'other' }]);
  expect(cube.cells[0]?.tally.valueHundredths).toBe(2 ** 51);
  expect(await cubesIn(written(cube), ALL)).toEqual([{ quarterMs: AT, cube }]);
  expect(await summed(written(cube))).toEqual(cube);
});

describe('files of another release', () => {
  let files: CubeFiles;
  const cube = withCodes(0, 3);

  beforeAll(() => {
    files = written(cube);
  });

  /** The same rows and notes in a file with other columns. */
  async function rewritten(
    bytes: Uint8Array,
    shapes: Readonly<Record<string, ColumnShape>>,
    rename: (list: string) => string = (list) => list,
  ) {
    const file = newParquetFile('details', shapes, notesOf(bytes));
    for (const group of rowGroupsOf(bytes)) {
      const columns = await group.read(Object.keys(shapes));
      const data = (name: string) =>
        Array.from(columns.values<string>(name), (value) => (name === 'list' ? rename(value ?? '') : (value ?? 9)));
      file.add(Object.keys(shapes).map((name) => ({ name, data: data(name), statistics: name === 'list' })));
    }
    return file.finish() as Uint8Array;
  }

  test('may have a list that is not known here: it is passed over', async () => {
    const details = await rewritten(files.details as Uint8Array, DETAIL_COLUMNS, (list) => (list === 'byStatus' ? 'byMood' : list));
    const detail = { ...cube.cells[0]?.detail, byStatus: { entries: [], many: null } };
    const expected = { cells: cube.cells.map((cell) => ({ ...cell, detail })) };
    expect(await cubesIn({ ...files, details }, ALL)).toEqual([{ quarterMs: AT, cube: expected }]);
    expect(await summed({ ...files, details })).toEqual(expected);
  });

  test('may have columns that are not known here, and lack some: those are 0', async () => {
    const { attempts: lacking, ...older } = TALLY_COLUMNS;
    const tallies = await rewritten(files.tallies, { ...older, mood: { type: 'integer', isRequired: true, meaning: 'None' } });
    const [quarter] = await talliesIn(tallies, ALL);
    expect(lacking).toBeDefined();
    expect(cube.cells[0]?.tally.attempts).toBe(3);
    expect(quarter?.cells).toEqual(cube.cells.map(({ scope, tally }) => ({ scope, tally: { ...tally, attempts: 0 } })));
  });
});

describe('damage', () => {
  test('details that belong to other tallies are corrupt, and add nothing to a sum', async () => {
    const [files, other] = [written(withCodes(0, 3)), written(withCodes(0, 3), withCodes(3, 1))];
    const mixed = { tallies: files.tallies, details: other.details };
    const message = 'Cannot read cubes: its details belong to other tallies';
    await expect(cubesIn(mixed, ALL)).rejects.toEqual(corrupt(message));
    const sum = newCubeFilesSum();
    await expect(sum.add(mixed, ALL)).rejects.toEqual(corrupt(message));
    expect(sum.finish()).toEqual({ cells: [] });
  });

  test('bytes that were cut off are corrupt, in either file, and none of them is copied', async () => {
    const files = written(withCodes(0, 3));
    const cut = (bytes: Uint8Array | undefined = new Uint8Array()) => bytes.slice(0, bytes.length / 2);
    for (const damaged of [
      { ...files, tallies: cut(files.tallies) },
      { ...files, details: cut(files.details) },
    ]) {
      const told = expect.objectContaining({ code: 'store.corrupt' });
      await expect(cubesIn(damaged, ALL)).rejects.toEqual(told);
      await expect(summed(damaged)).rejects.toEqual(told);
      const writer = newCubeWriter();
      await expect(writer.addFiles(damaged, ALL)).rejects.toEqual(told);
      expect(writer.finish()).toBeUndefined();
    }
  });
});
