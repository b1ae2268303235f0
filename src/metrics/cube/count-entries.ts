/** How many counted entries a cube's lists and histograms have: what its memory goes by. */
import type { Cube } from './cube.ts';

/** Pure. */
export function countEntries({ cells }: Cube): number {
  let entries = 0;
  for (const { detail } of cells)
    for (const list of Object.values(detail)) entries += 'entries' in list ? list.entries.length : list.length;
  return entries;
}
