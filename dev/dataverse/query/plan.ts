/** Chooses the indexes that a filter is answered from. The choice hangs on the filter alone, never on the rows, so each page of one query takes the same way. */

import { compareKeys, type Key, keyOf } from '../table/key.ts';
import type { Row } from '../table/row.ts';
import type { Column } from '../table/schema.ts';
import type { Place } from '../table/sorted-index.ts';
import type { Table } from '../table/table.ts';
import type { Filter } from './filter.ts';

/** One index to read: the rows with these keys, or those between two places (to the end without `to`). */
export type Leg =
  | { readonly kind: 'keys'; readonly column: Column; readonly keys: ReadonlySet<Key> }
  | { readonly kind: 'range'; readonly column: Column; readonly from: Place; readonly to: Place | undefined };

type Range = Extract<Leg, { kind: 'range' }>;

const FIRST: Place = { key: null, side: -1 };
const AFTER_EMPTY: Place = { key: null, side: 1 };

/** The legs that together reach every row which can hold the filter, some rows more than once; the whole table where no index helps. */
export function planOf(filter: Filter | undefined, table: Table): readonly Leg[] {
  const whole: Leg = { kind: 'range', column: table.primaryColumn, from: FIRST, to: undefined };
  return (filter && legsOf(filter, table)) ?? [whole];
}

/** Whether a leg reaches a row: a later leg passes such a row over. */
export function reaches(leg: Leg, row: Row): boolean {
  const key = keyOf(leg.column.type, row[leg.column.name]);
  if (leg.kind === 'keys') return leg.keys.has(key);
  return comparePlaces({ key, side: 1 }, leg.from) > 0 && (leg.to === undefined || comparePlaces({ key, side: -1 }, leg.to) < 0);
}

function legsOf(filter: Filter, table: Table): readonly Leg[] | undefined {
  switch (filter.kind) {
    case 'and':
      return best(filter.parts, table);
    case 'or':
      return union(filter.parts, table);
    case 'not':
      return undefined;
    case 'in':
      return table.isHashed(filter.column) ? [{ kind: 'keys', column: filter.column, keys: filter.keys }] : undefined;
    case 'compare':
      return compareLegs(filter, table);
  }
}

function compareLegs({ column, operator, key }: Extract<Filter, { kind: 'compare' }>, table: Table): readonly Leg[] | undefined {
  if (operator === 'eq' && key !== null && table.isHashed(column)) return [{ kind: 'keys', column, keys: new Set([key]) }];
  if (operator === 'ne' || !table.isSorted(column) || (key === null && operator !== 'eq')) return undefined;
  const before: Place = { key, side: -1 };
  const after: Place = { key, side: 1 };
  const [from, to] = {
    eq: [before, after],
    ge: [before, undefined],
    gt: [after, undefined],
    le: [AFTER_EMPTY, after],
    lt: [AFTER_EMPTY, before],
  }[operator];
  return from && [{ kind: 'range', column, from, to }];
}

// All parts must hold, so the most selective one is enough; bounds of one column are put together first.
function best(parts: readonly Filter[], table: Table): readonly Leg[] | undefined {
  const ranges = new Map<Column, Range>();
  const plans: (readonly Leg[])[] = [];
  for (const part of parts) {
    const legs = legsOf(part, table);
    const leg = legs?.[0];
    if (legs?.length === 1 && leg?.kind === 'range') ranges.set(leg.column, intersect(ranges.get(leg.column), leg));
    else if (legs !== undefined) plans.push(legs);
  }
  for (const range of ranges.values()) plans.push([range]);
  return plans.toSorted((a, b) => costOf(a) - costOf(b))[0];
}

// Any part may hold, so each needs an index; keys of one column are put together, for a long chain of "or" is one look-up.
function union(parts: readonly Filter[], table: Table): readonly Leg[] | undefined {
  const keys = new Map<Column, Set<Key>>();
  const ranges: Leg[] = [];
  for (const part of parts) {
    const legs = legsOf(part, table);
    if (legs === undefined) return undefined;
    for (const leg of legs) {
      if (leg.kind === 'range') ranges.push(leg);
      else keys.set(leg.column, new Set([...(keys.get(leg.column) ?? []), ...leg.keys]));
    }
  }
  return [...Array.from(keys, ([column, all]): Leg => ({ kind: 'keys', column, keys: all })), ...ranges];
}

function intersect(a: Range | undefined, b: Range): Range {
  if (a === undefined) return b;
  const from = comparePlaces(a.from, b.from) > 0 ? a.from : b.from;
  const bToIsFirst = a.to === undefined || (b.to !== undefined && comparePlaces(b.to, a.to) < 0);
  return { ...a, from, to: bToIsFirst ? b.to : a.to };
}

/** 0 for keys, 1 for a range with two ends, 2 for one open end; no value counts as open, for many rows have none. */
function costOf(legs: readonly Leg[]): number {
  return Math.max(...legs.map((leg) => (leg.kind === 'keys' ? 0 : leg.from.key === null || leg.to === undefined ? 2 : 1)));
}

function comparePlaces(a: Place, b: Place): number {
  return compareKeys(a.key, b.key) || a.side - b.side;
}
