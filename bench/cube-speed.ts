/** How fast the cubes of a day become files, and these become what reports are made of. */
import { benchRows } from '../dev/sample/bench-rows.ts';
import { newCubeFilesSum } from '../src/history/parquet/cube-sums.ts';
import { newCubeWriter } from '../src/history/parquet/cube-writer.ts';
import { newTallySums } from '../src/history/parquet/tally-sums.ts';
import { cubeOf } from '../src/metrics/cube/cube.ts';
import { fileRow } from '../src/metrics/fact/make-fact.ts';
import { BENCH_DAY_MS, BENCH_RULES } from './bench-day.ts';
import { measure, type Spread, spreadOf } from './measure.ts';
import { addFiling, type QuarterRows } from './pipeline.ts';

/** Milliseconds a day. */
export interface CubeSpeed {
  readonly write: Spread;
  /** Both files as one cube, as a report of the day needs it. */
  readonly sum: Spread;
  /** The tallies alone by queue, as a trend needs them. */
  readonly tallies: Spread;
}

/** Times the cubes of a day of `count` deliveries. */
export async function cubeSpeedOf(count: number, scopes: 'tied' | 'independent', rounds: number): Promise<CubeSpeed> {
  const quarters = new Map<number, QuarterRows>();
  for (const { delivery, attributes } of benchRows({ count, scopes, ...BENCH_DAY_MS })) {
    addFiling(quarters, fileRow({ row: delivery, attributes }, BENCH_RULES));
  }
  const cubes = Array.from(quarters, ([quarterMs, { facts, intakes }]) => ({ quarterMs, cube: cubeOf(facts, intakes) }));
  const write = () => {
    const writer = newCubeWriter();
    for (const { quarterMs, cube } of cubes) writer.add(quarterMs, cube);
    return writer.finish() ?? { tallies: new Uint8Array() };
  };
  const files = write();
  const sum = async () => {
    const sums = newCubeFilesSum();
    await sums.add(files, () => true);
    return sums.finish();
  };
  const tallies = async () => {
    const sums = newTallySums();
    await sums.addFile(
      files.tallies,
      () => true,
      () => (scope) => scope.queue,
    );
    return sums.finish();
  };
  const times = await measure({ write, sum, tallies }, { rounds });
  return { write: spreadOf(times.write), sum: spreadOf(times.sum), tallies: spreadOf(times.tallies) };
}
