/** A list query: its options checked against the table. */

import { badQuery, linkEntity, notEmulated, unknownProperty } from '../http/service-error.ts';
import type { Column } from '../table/schema.ts';
import type { Table } from '../table/table.ts';
import { bindFilter, type Filter } from './filter.ts';
import { parseFilter } from './filter-syntax.ts';
import { assertKnown } from './query-options.ts';

export interface OrderKey {
  readonly column: Column;
  readonly descending: boolean;
}

export interface Query {
  /** Undefined = all columns. */
  readonly select: readonly Column[] | undefined;
  readonly filter: Filter | undefined;
  /** Empty = the service's own order. */
  readonly orderBy: readonly OrderKey[];
  readonly top: number | undefined;
  readonly count: boolean;
  readonly skipToken: string | undefined;
}

const OPTIONS = ['$select', '$filter', '$orderby', '$top', '$count', '$skiptoken', '$expand', 'partitionId'];

/** Checks the options of a list request. @throws ServiceError 400 (501 for what is not emulated) */
export function parseQuery(options: ReadonlyMap<string, string>, table: Table, { refuseIn = false } = {}): Query {
  assertKnown(options, OPTIONS);
  if (options.has('$expand')) throw table.schema.elastic ? linkEntity() : notEmulated('$expand');
  return {
    select: parseSelect(options.get('$select'), table),
    filter: filterOf(options, table, refuseIn),
    orderBy: parseOrderBy(options.get('$orderby'), table),
    top: parseTop(options.get('$top')),
    count: parseCount(options.get('$count')),
    skipToken: options.get('$skiptoken'),
  };
}

/** The columns of a $select in the order of the table, the primary key always among them; undefined = all. @throws ServiceError 400 */
export function parseSelect(text: string | undefined, table: Table): readonly Column[] | undefined {
  const names = (text ?? '').split(',').map((name) => name.trim());
  if (names.every((name) => name === '')) return undefined;
  for (const name of names) if (table.column(name) === undefined) throw unknownProperty(name, table.schema.logicalName);
  return table.columns.filter((column) => column === table.primaryColumn || names.includes(column.name));
}

function filterOf(options: ReadonlyMap<string, string>, table: Table, refuseIn: boolean): Filter | undefined {
  const text = options.get('$filter');
  const given = text === undefined ? undefined : bindFilter(parseFilter(text, options), table, { refuseIn });
  const partition = options.get('partitionId');
  const column = table.column('partitionid');
  if (partition === undefined || column === undefined) return given;
  const inPartition: Filter = { kind: 'compare', column, operator: 'eq', key: partition.toLowerCase() };
  return given === undefined ? inPartition : { kind: 'and', parts: [given, inPartition] };
}

function parseOrderBy(text: string | undefined, table: Table): OrderKey[] {
  return text === undefined ? [] : text.split(',').map((part) => parseOrderKey(part.trim(), table));
}

function parseOrderKey(part: string, table: Table): OrderKey {
  const [name = '', direction = 'asc', ...rest] = part.split(/\s+/);
  if (rest.length > 0 || (direction !== 'asc' && direction !== 'desc')) throw badQuery(`Syntax error in $orderby at '${part}'.`);
  if (name.includes('/')) throw table.schema.elastic ? linkEntity() : notEmulated('ordering by related rows');
  const column = table.column(name);
  if (column === undefined) throw unknownProperty(name, table.schema.logicalName);
  if (table.schema.elastic && (column.type === 'Lookup' || column.type === 'Owner')) {
    throw badQuery(`Ordering on the lookup column '${name}' is not supported for elastic tables.`);
  }
  return { column, descending: direction === 'desc' };
}

function parseTop(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) {
    throw badQuery(`Invalid value '${text}' for $top query option found. The $top query option requires a non-negative integer value.`);
  }
  return Number(text);
}

function parseCount(text: string | undefined): boolean {
  if (text === undefined || text === 'false') return false;
  if (text !== 'true') throw badQuery(`Invalid value '${text}' for $count query option found. Valid values are 'true' and 'false'.`);
  return true;
}
