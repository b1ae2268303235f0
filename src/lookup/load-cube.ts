/** Loads the merged cube of a span of time. */
import type { QuarterLists } from '../history/quarters/quarter-store.ts';
import { type Cube, type Detail, newCubeSum } from '../metrics/cube/cube.ts';

/** The cube of all rows placed or created in [fromMs, toMs), UTC epoch milliseconds, both on a quarter hour; with no other lists than `lists` where they are named. @throws StoreError */
export async function loadCube(quarters: QuarterLists, fromMs: number, toMs: number, lists?: readonly (keyof Detail)[]): Promise<Cube> {
  const sum = newCubeSum();
  for await (const { cube } of quarters.listCubes(fromMs, toMs, lists)) sum.add(cube);
  return sum.finish();
}
