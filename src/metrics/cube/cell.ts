/** One cell of a cube: what the rows of one scope amount to. */
import type { Scope } from '../fact/fact.ts';
import { HISTOGRAM_NAMES, type HistogramName } from './histograms.ts';
import { LIST_NAMES, LISTS, type ListName } from './lists.ts';
import { type Histogram, NO_ENTRIES, newHistogramSum, newOpenListSum, type OpenList } from './open-list.ts';
import { newTallySum, type Tally } from './tally.ts';

/** The lists (lists.ts) and histograms (histograms.ts) of one scope. */
export interface Detail extends Readonly<Record<ListName, OpenList>>, Readonly<Record<HistogramName, Histogram>> {}

export interface Cell {
  readonly scope: Scope;
  readonly tally: Tally;
  readonly detail: Detail;
}

/** What a scope without rows amounts to, beside EMPTY_TALLY. */
export const EMPTY_DETAIL: Detail = {
  ...recordOf(LIST_NAMES, () => NO_ENTRIES),
  ...recordOf(HISTOGRAM_NAMES, () => []),
};

const scopeKeys = new WeakMap<Scope, string>();

/** Total order of scopes, by code unit. Scopes never change and are mostly shared, so the key, which takes long to write, is remembered. */
export function scopeKey(scope: Scope): string {
  const known = scopeKeys.get(scope);
  if (known !== undefined) return known;
  const key = JSON.stringify([scope.configuration, scope.queue, scope.channel, scope.dialMode]);
  scopeKeys.set(scope, key);
  return key;
}

/** One cell out of several: of one scope when cubes merge, of several when a report groups them (the first scope stands for all). */
export function mergeCells(cells: readonly Cell[]): Cell {
  const [first, ...others] = cells;
  if (first === undefined) throw new RangeError('Cannot merge no cells');
  const sum = newCellSum(first);
  for (const cell of others) sum.add(cell);
  return sum.finish();
}

/** Cells merged as they come. */
export interface CellSum {
  add(cell: Cell): void;
  finish(): Cell;
}

/** The sum of a cell and of those to come. */
export function newCellSum(first: Cell): CellSum {
  // Most cells of a long span are there in one quarter hour alone.
  let builder: CellSum | undefined;
  return {
    add(cell) {
      if (builder === undefined) {
        builder = newCellBuilder(first.scope);
        builder.add(first);
      }
      builder.add(cell);
    },
    finish: () => builder?.finish() ?? first,
  };
}

function newCellBuilder(scope: Scope): CellSum {
  const tally = newTallySum();
  const lists = LIST_NAMES.map((name) => ({ name, sum: newOpenListSum(LISTS[name].limit) }));
  const histograms = HISTOGRAM_NAMES.map((name) => ({ name, sum: newHistogramSum() }));
  return {
    add(cell) {
      tally.add(cell.tally);
      for (const { name, sum } of lists) sum.add(cell.detail[name]);
      for (const { name, sum } of histograms) sum.add(cell.detail[name]);
    },
    finish() {
      const detail = newDetail();
      for (const { name, sum } of lists) detail[name] = sum.finish();
      for (const { name, sum } of histograms) detail[name] = sum.finish();
      return { scope, tally: tally.finish(), detail };
    },
  };
}

/** A detail under construction: a copy of an object that has all names is made faster than one that gets them one by one. */
export function newDetail(): { -readonly [Name in keyof Detail]: Detail[Name] } {
  return { ...EMPTY_DETAIL };
}

/** An object with these names. */
export function recordOf<Name extends string, T>(names: readonly Name[], make: (name: Name) => T): Record<Name, T> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, T>;
}
