/** A column of histograms: their sizes, and all values and counts as two columns. */
import type { Histogram } from '../../metrics/cube/open-list.ts';
import { readCounts, writeCounts } from './count-table.ts';
import type { Column } from './packed-columns.ts';

const COLUMNS = ['value', 'count'];

/** Histograms. */
export function histograms(): Column<Histogram> {
  return {
    write(lists, out) {
      for (const { length } of lists) out.uint(length);
      const rows = lists.flat();
      // Values ascend within a histogram, so their steps are smaller numbers, and more of them alike.
      const steps = lists.flatMap((list) => list.map(([value], i) => value - (list[i - 1]?.[0] ?? 0)));
      // A step between numbers that are no integers may not lead back to them.
      const isStepped = rows.every(([value]) => Number.isSafeInteger(value));
      out.byte(isStepped ? 1 : 0);
      writeCounts(COLUMNS, [isStepped ? steps : rows.map(([value]) => value), rows.map(([, n]) => n)], out);
    },
    read(count, input) {
      const sizes = input.uints(count);
      const isStepped = input.byte() === 1;
      const [values = [], counts = []] = readCounts(
        COLUMNS,
        sizes.reduce((a, b) => a + b, 0),
        input,
      );
      let at = 0;
      return sizes.map((size) => {
        let before = 0;
        return Array.from({ length: size }, (): readonly [number, number] => {
          before = (isStepped ? before : 0) + (values[at] ?? 0);
          return [before, counts[at++] ?? 0];
        });
      });
    },
    absent: [],
  };
}
