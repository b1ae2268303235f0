/** The order of cells and of their entries in files: what is alike lies together, and so compresses to a third. */
import { scopeKey, TALLY_COUNTS } from '../../metrics/cube/cube.ts';
import { LISTS } from '../../metrics/cube/lists.ts';
import type { Scope } from '../../metrics/fact/fact.ts';
import { DAY_MS } from '../../time/lengths.ts';
import { isHistogram } from './cube-columns.ts';
import type { Cells, ListRows } from './cube-rows.ts';

// More than a day has quarter hours and an organisation scopes.
const CELLS_A_DAY = 10_000_000;
/** Places of counts: what was created last, since it has little to do with all else. */
const COMPARED = [...TALLY_COUNTS.keys()].sort((a, b) => Number(isIntake(a)) - Number(isIntake(b)));

/**
 * The places of the cells, those of equal and similar tallies next to each other: where scopes are many most cells are one delivery, and those with the same
 * outcome have equal counts, in their lists too.
 */
export function cellOrder({ quarters, scopes, tallies }: Cells): readonly number[] {
  const alike = Map.groupBy(quarters.keys(), (place) => tallies.map((counts) => counts[place]).join());
  const [tallyRank, scopeRank]: [number[], readonly number[]] = [[], ranksOf(scopes)];
  const sorted = [...alike.values()].sort(([a = 0], [b = 0]) => compareTallies(tallies, a, b));
  for (const [rank, places] of sorted.entries()) for (const place of places) tallyRank[place] = rank;
  const difference = (of: readonly number[], a: number, b: number) => (of[a] ?? 0) - (of[b] ?? 0);
  return [...quarters.keys()].sort((a, b) => difference(tallyRank, a, b) || difference(quarters, a, b) || difference(scopeRank, a, b));
}

/** Of each place the number of its cell: they begin with the first day's, and follow each other in this order. */
export function cellNumbers(order: readonly number[], quarters: readonly number[]): readonly number[] {
  const first = Math.floor(quarters.reduce((a, b) => Math.min(a, b)) / DAY_MS) * CELLS_A_DAY;
  const numbers: number[] = [];
  for (const [n, place] of order.entries()) numbers[place] = first + n;
  return numbers;
}

/** The rows of a list, kind of key by kind of key, as the cells are ordered: of a kind most cells have one. */
export function rowOrder({ list, cells, keys }: ListRows, numbers: readonly number[]): readonly number[] {
  const kindOf = isHistogram(list) ? () => '' : LISTS[list].kindOf;
  const kinds = [...Map.groupBy(keys.keys(), (row) => kindOf(keys[row] ?? ''))].sort(([a], [b]) => (a < b ? -1 : 1));
  const numberAt = (row: number) => numbers[cells[row] ?? 0] ?? 0;
  const byKey = (a: number, b: number) => ((keys[a] ?? '') < (keys[b] ?? '') ? -1 : 1);
  return kinds.flatMap(([, rows]) => rows.sort((a, b) => numberAt(a) - numberAt(b) || byKey(a, b)));
}

function ranksOf(scopes: readonly Scope[]): readonly number[] {
  const keys = scopes.map(scopeKey);
  const ranks = new Map([...new Set(keys)].sort().map((key, rank) => [key, rank]));
  return keys.map((key) => ranks.get(key) ?? 0);
}

function compareTallies(tallies: readonly (readonly number[])[], a: number, b: number): number {
  for (const k of COMPARED) {
    const difference = (tallies[k]?.[a] ?? 0) - (tallies[k]?.[b] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function isIntake(k: number): boolean {
  return TALLY_COUNTS[k]?.startsWith('intake') ?? false;
}
