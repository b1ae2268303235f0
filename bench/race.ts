/** JSON.parse, the pipeline and DuckDB over the same bytes, side by side. */
import { type Batch, type BenchFiles, parseNdjson, readBatches } from './bench-files.ts';
import { totalsOfCubes } from './cube-totals.ts';
import { openDuckDb, runDuckDb, totalsOfAnswer } from './duckdb.ts';
import { measure } from './measure.ts';
import type { ContenderName } from './performance-page.ts';
import { cubesOf } from './pipeline.ts';
import { assertSameTotals } from './totals.ts';

export interface Race {
  /** Milliseconds, round by round. */
  readonly times: Readonly<Record<ContenderName, readonly number[]>>;
  /** Number of figures on which the pipeline and DuckDB agree. */
  readonly totals: number;
}

/** Checks that the contenders do the same work, then times them. @throws Error that names the figures which differ */
export async function race(files: BenchFiles, rounds: number): Promise<Race> {
  const duckDb = await openDuckDb();
  try {
    // In memory for us, in the page cache for DuckDB, which reads files.
    const batches = [...readBatches(files)];
    const ours = totalsOfCubes(cubesOf(batches));
    assertSameTotals(ours, totalsOfAnswer(await runDuckDb(duckDb, files)));
    const times = await measure(
      { parse: () => parseAll(batches), pipeline: () => cubesOf(batches), duckDb: () => runDuckDb(duckDb, files) },
      { rounds },
    );
    return { times, totals: ours.size };
  } finally {
    duckDb.closeSync();
  }
}

function parseAll(batches: readonly Batch[]): number {
  return batches.reduce((sum, { deliveries, attributes }) => sum + parseNdjson(deliveries).length + parseNdjson(attributes).length, 0);
}
