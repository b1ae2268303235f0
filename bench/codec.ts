/** How fast facts become a Parquet file and facts again. */
import { factFile, factRowsIn } from '../src/history/parquet/fact-file.ts';
import { readColumns } from '../src/history/parquet/parquet-file.ts';
import type { Batch } from './bench-files.ts';
import { measure, type Spread, spreadOf } from './measure.ts';
import { quartersOf } from './pipeline.ts';

export interface CodecSpeed {
  /** Facts a second. */
  readonly pack: Spread;
  readonly unpack: Spread;
}

/** Packs and unpacks the facts of the batches, all of them in one file, as a day is stored. */
export async function codecSpeedOf(batches: Iterable<Batch>, rounds: number): Promise<CodecSpeed> {
  const rows = [...quartersOf(batches)].flatMap(([quarterMs, { facts }]) => facts.map((record) => ({ quarterMs, record })));
  const file = factFile(rows);
  const unpack = async () => factRowsIn(await readColumns(file));
  const times = await measure({ pack: () => factFile(rows), unpack }, { rounds });
  const speedOf = (timesMs: readonly number[]) => spreadOf(timesMs.map((ms) => rows.length / (ms / 1000)));
  return { pack: speedOf(times.pack), unpack: speedOf(times.unpack) };
}
