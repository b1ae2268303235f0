/** Tallies summed straight from the columns of their files: as merging them, and many times as quick. */
import { EMPTY_TALLY, TALLY_COUNTS, type Tally } from '../../metrics/cube/cube.ts';
import { emplace, newVectors, type Vectors } from './count-vectors.ts';
import { type IsWanted, tallyTable } from './cube-table.ts';
import type { KeysOf, QuarterTallies } from './tallies.ts';

/** Sums of tallies by key. */
export interface TallySums {
  /** Adds the tallies of the wanted quarter hours of a file, each to the sum of its key; one without a key is passed over. @throws StoreError store.corrupt */
  addFile(tallies: Uint8Array, isWanted: IsWanted, keysOf: KeysOf): Promise<void>;
  /** The same of tallies that are there already. */
  add(quarter: QuarterTallies, keysOf: KeysOf): void;
  finish(): ReadonlyMap<string, Tally>;
}

/** None yet. */
export function newTallySums(): TallySums {
  const sums = newVectors(TALLY_COUNTS.length);
  const numbers = new Map<string, number>();
  const numberOf = (key: string | undefined) => (key === undefined ? -1 : emplace(numbers, key, sums.make));
  return {
    async addFile(tallies, isWanted, keysOf) {
      const { cells, quarters, scopeAt, counts } = await tallyTable(tallies);
      const keyOf = new Map<number, ReturnType<KeysOf>>();
      const targets = Int32Array.from({ length: cells }, (_, row) => {
        const quarterMs = quarters[row] ?? 0;
        return isWanted(quarterMs) ? numberOf(emplace(keyOf, quarterMs, () => keysOf(quarterMs))(scopeAt(row))) : -1;
      });
      for (const [k, column] of counts().entries()) sums.add(k, column, targets);
    },
    add({ quarterMs, cells }, keysOf) {
      const keyOf = keysOf(quarterMs);
      const targets = Int32Array.from(cells, ({ scope }) => numberOf(keyOf(scope)));
      for (const [k, name] of TALLY_COUNTS.entries())
        sums.add(
          k,
          cells.map(({ tally }) => tally[name]),
          targets,
        );
    },
    finish: () => new Map(Array.from(numbers, ([key, number]) => [key, tallyOf(sums, number)])),
  };
}

/** The tally that a vector holds, in the order of TALLY_COUNTS. */
export function tallyOf(sums: Vectors, vector: number): Tally {
  const counts: number[] = [];
  sums.put(vector, counts, 0);
  const tally = { ...EMPTY_TALLY };
  for (const [k, name] of TALLY_COUNTS.entries()) tally[name] = counts[k] ?? 0;
  return tally;
}
