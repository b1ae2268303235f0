/** Loads the merged cube of a span of time. */
import type { QuarterStore } from '../history/quarter-store.ts';
import { type Cube, type Detail, EMPTY_CUBE, mergeCubes } from '../metrics/cube.ts';

// Merging a day's quarter hours at a time keeps few cubes in memory, however long the span is.
const CUBES_AT_ONCE = 96;

/** The cube of all rows placed or created in [fromMs, toMs), UTC epoch milliseconds, both on a quarter hour; with no other lists than `lists` where they are named. @throws StoreError */
export async function loadCube(quarters: QuarterStore, fromMs: number, toMs: number, lists?: readonly (keyof Detail)[]): Promise<Cube> {
  let merged = EMPTY_CUBE;
  let waiting: Cube[] = [];
  for await (const { cube } of quarters.listCubes(fromMs, toMs, lists)) {
    waiting.push(cube);
    if (waiting.length < CUBES_AT_ONCE) continue;
    merged = mergeCubes(merged, ...waiting);
    waiting = [];
  }
  return mergeCubes(merged, ...waiting);
}
