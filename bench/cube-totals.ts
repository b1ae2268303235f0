/** The figures that the pipeline's cubes hold, named as DuckDB's are. */
import { type Cube, mergeCubes, scopeKey } from '../src/metrics/cube/cube.ts';
import { GROUP_COUNTS } from '../src/metrics/cube/entry-counts.ts';
import { COMPARED_COUNTS, COMPARED_LISTS } from './compared.ts';
import { addRow, type Totals } from './totals.ts';

/** Fixed counts and call seconds per quarter hour and scope; the lists per scope. @throws Error where a list grew too long to be compared */
export function totalsOfCubes(cubes: ReadonlyMap<number, Cube>): Totals {
  const totals = new Map<string, number>();
  for (const [quarterMs, { cells }] of cubes) {
    for (const { scope, tally, detail } of cells) {
      const key = ['tally', `${quarterMs}`, scopeKey(scope)];
      const calls = detail.callSeconds.reduce((sum, [, count]) => sum + count, 0);
      const seconds = detail.callSeconds.reduce((sum, [value, count]) => sum + value * count, 0);
      addRow(totals, key, [...COMPARED_COUNTS, 'calls', 'seconds'], [...COMPARED_COUNTS.map((name) => tally[name]), calls, seconds]);
    }
  }
  for (const { scope, detail } of mergeCubes(...cubes.values()).cells) {
    for (const list of COMPARED_LISTS) {
      const { entries, many } = detail[list];
      if (many !== null) throw new Error(`Cannot compare ${list}: a scope has too many entries`);
      for (const [entry, ...counts] of entries) addRow(totals, [list, scopeKey(scope), entry], GROUP_COUNTS, counts);
    }
  }
  return totals;
}
