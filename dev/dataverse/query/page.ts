/** One page of a list query: read from the indexes at the place where the page before ended, never from the start again. */

import type { Key } from '../table/key.ts';
import type { Row } from '../table/row.ts';
import type { Table } from '../table/table.ts';
import { predicateOf } from './filter.ts';
import { inOrder, keysOf, rowsOnLeg } from './ordered-rows.ts';
import { type Leg, planOf, reaches } from './plan.ts';
import type { Query } from './query.ts';

/** The last row of the page before: the leg it was found on, its keys in the query's order, its id. */
export interface Position {
  readonly leg: number;
  readonly keys: readonly Key[];
  readonly id: string;
}

export interface Page {
  readonly rows: readonly Row[];
  /** Where the next page starts; undefined = there is none. */
  readonly next: Position | undefined;
  /** Where a page would start that follows the first `count` of these rows, integer from 1 to their number. */
  readonly positionAfter: (count: number) => Position | undefined;
}

interface Found {
  readonly row: Row;
  readonly leg: number;
}

/** The first `size` rows after a position. */
export function listPage(table: Table, query: Query, after: Position | undefined, size: number): Page {
  const found: Found[] = [];
  const positionAfter = (count: number) => {
    const last = found[count - 1];
    return last && positionOf(last, table, query);
  };
  const page = (next: Position | undefined) => ({ rows: found.map(({ row }) => row), next, positionAfter });
  for (const match of matches(table, query, after)) {
    if (found.length === size) return page(positionAfter(size));
    found.push(match);
  }
  return page(undefined);
}

/** Number of rows that hold the filter, counted up to `limit`. */
export function countRows(table: Table, query: Query, limit: number): number {
  let count = 0;
  for (const _ of matches(table, { ...query, orderBy: [] }, undefined)) if (++count === limit) break;
  return count;
}

function positionOf({ row, leg }: Found, table: Table, { filter, orderBy }: Query): Position {
  const legColumn = planOf(filter, table)[leg]?.column ?? table.primaryColumn;
  const order = orderBy.length > 0 ? orderBy : [{ column: legColumn, descending: false }];
  return { leg, keys: keysOf(row, order), id: table.idOf(row) };
}

function* matches(table: Table, { filter, orderBy }: Query, after: Position | undefined): Generator<Found> {
  const legs = planOf(filter, table);
  const holds = filter === undefined ? () => true : predicateOf(filter);
  if (orderBy.length === 0) yield* inLegOrder(table, legs, holds, after);
  else for (const row of inOrder(table, legs, orderBy, after)) if (holds(row)) yield { row, leg: 0 };
}

// Without $orderby the order is that of the indexes, one leg after the other: that of an elastic table is nowhere promised.
function* inLegOrder(table: Table, legs: readonly Leg[], holds: (row: Row) => boolean, after: Position | undefined): Generator<Found> {
  for (const [leg, current] of legs.entries()) {
    if (after !== undefined && leg < after.leg) continue;
    const earlier = legs.slice(0, leg);
    for (const row of rowsOnLeg(table, current, leg === after?.leg ? after : undefined)) {
      if (holds(row) && !earlier.some((other) => reaches(other, row))) yield { row, leg };
    }
  }
}
