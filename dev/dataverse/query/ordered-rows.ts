/** Rows in a wanted order from a place on: a few are sorted, many are read along an index. */
import { compareKeys, type Key, keyOf } from '../table/key.ts';
import type { Row } from '../table/row.ts';
import type { Place, SortedIndex } from '../table/sorted-index.ts';
import type { Table } from '../table/table.ts';
import type { Leg } from './plan.ts';
import type { OrderKey } from './query.ts';

/** Where a row lies: its keys in the wanted order, then its id. */
export interface Spot {
  readonly keys: readonly Key[];
  readonly id: string;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

type Order = readonly OrderKey[];

// Up to so many rows are sorted for a page; more of them are read in the order of an index instead.
const MAX_SORTED = 20_000;

/** The keys of a row in an order. */
export function keysOf(row: Row, order: Order): Key[] {
  return order.map(({ column }) => keyOf(column.type, row[column.name]));
}

/** The rows of one leg after a spot, in the order of its index (by id alone where it is looked up by keys). */
export function rowsOnLeg(table: Table, leg: Leg, after: Spot | undefined): Iterable<Row> {
  if (leg.kind === 'keys') return sorted(rowsByKeys(table, leg), [], table, after);
  const index = table.order(leg.column);
  const span = spanOf(leg, index);
  return between(index, after === undefined ? span : { from: Math.max(span.from, index.position(placeAfter(after))), to: span.to });
}

/** The rows that the legs reach, each once, after a spot in an order, then by id. More rows than those may come where there are many. */
export function inOrder(table: Table, legs: readonly Leg[], order: Order, after: Spot | undefined): Iterable<Row> {
  if (reachMany(table, legs)) return byIndex(table, legs, order, after);
  const rows = new Set(legs.flatMap((leg) => [...rowsOnLeg(table, leg, undefined)]));
  return sorted([...rows], order, table, after);
}

function reachMany(table: Table, legs: readonly Leg[]): boolean {
  return table.size > MAX_SORTED && legs.reduce((sum, leg) => sum + sizeOf(table, leg), 0) > MAX_SORTED;
}

function sizeOf(table: Table, leg: Leg): number {
  if (leg.kind === 'keys') return rowsByKeys(table, leg).length;
  // Asking for the whole table must not sort it by its primary key first.
  if (leg.to === undefined && leg.from.key === null) return table.size;
  const { from, to } = spanOf(leg, table.order(leg.column));
  return to - from;
}

function rowsByKeys(table: Table, { column, keys }: Extract<Leg, { kind: 'keys' }>): Row[] {
  return [...keys].flatMap((key) => (key === null ? [] : table.find(column, key)));
}

/** Rows after a spot, sorted by the order and then by id. */
function sorted(rows: readonly Row[], order: Order, table: Table, after: Spot | undefined): Row[] {
  const entries = rows.map((row) => ({ row, keys: keysOf(row, order), id: table.idOf(row) }));
  const rest = after === undefined ? entries : entries.filter((entry) => compareSpots(entry, after, order) > 0);
  return rest.sort((a, b) => compareSpots(a, b, order)).map(({ row }) => row);
}

function compareSpots(a: Spot, b: Spot, order: Order): number {
  for (const [i, { descending }] of order.entries()) {
    const byKey = compareKeys(a.keys[i] ?? null, b.keys[i] ?? null);
    if (byKey !== 0) return descending ? -byKey : byKey;
  }
  return compareKeys(a.id, b.id);
}

/** Rows after a spot along the index of the first key; those with the same first key are sorted by the other keys. */
function* byIndex(table: Table, legs: readonly Leg[], order: Order, after: Spot | undefined): Generator<Row> {
  const first = order[0];
  if (first === undefined) return;
  const index = table.order(first.column);
  const key = after?.keys[0];
  for (const group of groups(index, wantedSpan(index, legs, first, key), first.descending)) {
    const isStart = key !== undefined && compareKeys(index.keyAt(group.from), key) === 0;
    yield* inGroup(table, order, index, group, isStart ? after : undefined);
  }
}

/** The part of the first key's index to read: what a leg on the same column leaves, from the group of `key` on. */
function wantedSpan(index: SortedIndex, legs: readonly Leg[], { column, descending }: OrderKey, key: Key | undefined): Span {
  const leg = legs.length === 1 ? legs[0] : undefined;
  const span = leg?.kind === 'range' && leg.column === column ? spanOf(leg, index) : { from: 0, to: index.size };
  if (key === undefined) return span;
  return descending
    ? { from: span.from, to: Math.min(span.to, index.position({ key, side: 1 })) }
    : { from: Math.max(span.from, index.position({ key, side: -1 })), to: span.to };
}

/** Cuts a span into groups of rows with the same key. */
function* groups(index: SortedIndex, span: Span, descending: boolean): Generator<Span> {
  let { from, to } = span;
  while (from < to) {
    const group = descending
      ? { from: index.position({ key: index.keyAt(to - 1), side: -1 }), to }
      : { from, to: index.position({ key: index.keyAt(from), side: 1 }) };
    yield group;
    if (descending) to = group.from;
    else from = group.to;
  }
}

// The index breaks ties by id already; only other keys make it necessary to sort a group.
function inGroup(table: Table, order: Order, index: SortedIndex, group: Span, after: Spot | undefined): Iterable<Row> {
  const second = order[1];
  const isById = second === undefined || (second.column === table.primaryColumn && !second.descending);
  if (!isById) return sorted([...between(index, group)], order, table, after);
  return between(index, after === undefined ? group : { from: index.position(placeAfter(after)), to: group.to });
}

function spanOf({ from, to }: Extract<Leg, { kind: 'range' }>, index: SortedIndex): Span {
  return { from: index.position(from), to: to === undefined ? index.size : index.position(to) };
}

function placeAfter({ keys, id }: Spot): Place {
  return { key: keys[0] ?? null, id, side: 1 };
}

function* between(index: SortedIndex, { from, to }: Span): Generator<Row> {
  for (let at = from; at < to; at++) {
    const row = index.at(at);
    if (row !== undefined) yield row;
  }
}
