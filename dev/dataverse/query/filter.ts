/** A $filter bound to a table: its names found, its literals checked against the columns, and the predicate that rows are held against. */

import { badQuery, linkEntity, notEmulated, ServiceError, unknownProperty } from '../http/service-error.ts';
import { compareKeys, type Key, keyOf } from '../table/key.ts';
import type { Row } from '../table/row.ts';
import type { Column, ColumnType } from '../table/schema.ts';
import type { Table } from '../table/table.ts';
import type { FilterSyntax, Literal, Operator } from './filter-syntax.ts';

export type Filter =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Filter[] }
  | { readonly kind: 'not'; readonly part: Filter }
  | { readonly kind: 'compare'; readonly column: Column; readonly operator: Operator; readonly key: Key }
  | { readonly kind: 'in'; readonly column: Column; readonly keys: ReadonlySet<Key> };

export type Predicate = (row: Row) => boolean;

type EdmType = 'Edm.Boolean' | 'Edm.DateTimeOffset' | 'Edm.Guid' | 'Edm.Int32' | 'Edm.Int64' | 'Edm.String';

const EDM: Readonly<Record<ColumnType, EdmType>> = {
  BigInt: 'Edm.Int64',
  Boolean: 'Edm.Boolean',
  DateTime: 'Edm.DateTimeOffset',
  Integer: 'Edm.Int32',
  Lookup: 'Edm.Guid',
  Owner: 'Edm.Guid',
  Picklist: 'Edm.Int32',
  State: 'Edm.Int32',
  Status: 'Edm.Int32',
  String: 'Edm.String',
  Uniqueidentifier: 'Edm.Guid',
};
const LITERAL_EDM = {
  boolean: 'Edm.Boolean',
  date: 'Edm.DateTimeOffset',
  guid: 'Edm.Guid',
  number: 'Edm.Int32',
  string: 'Edm.String',
} as const;
const OPERATOR_KIND: Readonly<Record<Operator, string>> = {
  eq: 'Equal',
  ne: 'NotEqual',
  gt: 'GreaterThan',
  ge: 'GreaterThanOrEqual',
  lt: 'LessThan',
  le: 'LessThanOrEqual',
};
const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Binds a parsed filter to a table. @throws ServiceError for an unknown property, a related row, types that do not fit, or In where it is refused */
export function bindFilter(syntax: FilterSyntax, table: Table, { refuseIn = false } = {}): Filter {
  const bind = (part: FilterSyntax) => bindFilter(part, table, { refuseIn });
  switch (syntax.kind) {
    case 'and':
    case 'or':
      return { kind: syntax.kind, parts: syntax.parts.map(bind) };
    case 'not':
      return { kind: 'not', part: bind(syntax.part) };
    case 'compare': {
      const column = columnOf(syntax.property, table);
      return { kind: 'compare', column, operator: syntax.operator, key: literalKey(syntax.literal, column, syntax.operator) };
    }
    case 'in': {
      if (refuseIn)
        throw new ServiceError(400, '0x80040203', "The query function 'Microsoft.Dynamics.CRM.In' is not supported for this table.");
      // Pages differ on how In names a lookup, so both ways are answered.
      const column = table.columns.find((known) => known.logicalName === syntax.property) ?? columnOf(syntax.property, table);
      return { kind: 'in', column, keys: new Set(syntax.values.map((text) => inKey(text, column))) };
    }
  }
}

/** The test of one row that a bound filter describes. A comparison with an absent value holds for ne alone. */
export function predicateOf(filter: Filter): Predicate {
  switch (filter.kind) {
    case 'and': {
      const parts = filter.parts.map(predicateOf);
      return (row) => parts.every((holds) => holds(row));
    }
    case 'or': {
      const parts = filter.parts.map(predicateOf);
      return (row) => parts.some((holds) => holds(row));
    }
    case 'not': {
      const holds = predicateOf(filter.part);
      return (row) => !holds(row);
    }
    case 'compare':
      return comparison(filter.column, filter.operator, filter.key);
    case 'in': {
      const { column, keys } = filter;
      return (row) => keys.has(keyOf(column.type, row[column.name]));
    }
  }
}

function comparison({ name, type }: Column, operator: Operator, key: Key): Predicate {
  if (operator === 'eq') return (row) => keyOf(type, row[name]) === key;
  if (operator === 'ne') return (row) => keyOf(type, row[name]) !== key;
  if (key === null) return () => false;
  const wanted = operator === 'gt' || operator === 'ge' ? 1 : -1;
  const orSame = operator === 'ge' || operator === 'le';
  return (row) => {
    const own = keyOf(type, row[name]);
    if (own === null) return false;
    const order = compareKeys(own, key);
    return order === wanted || (orSame && order === 0);
  };
}

function columnOf(property: string, table: Table): Column {
  const column = table.column(property);
  if (column !== undefined) return column;
  if (!property.includes('/')) throw unknownProperty(property, table.schema.logicalName);
  throw table.schema.elastic ? linkEntity() : notEmulated('filters on related rows');
}

function literalKey(literal: Literal, column: Column, operator: Operator): Key {
  if (literal.kind === 'null') return null;
  const wanted = EDM[column.type];
  const given = LITERAL_EDM[literal.kind];
  const fits = given === wanted || (given === 'Edm.Int32' && wanted === 'Edm.Int64') || isQuotedGuid(literal, wanted);
  if (!fits) {
    throw badQuery(
      `A binary operator with incompatible types was detected. Found operand types '${wanted}' and '${given}' for operator kind '${OPERATOR_KIND[operator]}'.`,
    );
  }
  return typeof literal.value === 'string' ? literal.value.toLowerCase() : Number(literal.value);
}

function isQuotedGuid(literal: Literal, wanted: EdmType): boolean {
  return wanted === 'Edm.Guid' && literal.kind === 'string' && GUID.test(literal.value);
}

function inKey(text: string, { name, type }: Column): Key {
  const value = type === 'Boolean' ? { true: true, false: false }[text] : text;
  const key = keyOf(type, value);
  if (key === null) throw badQuery(`A value of the list for '${name}' is no ${EDM[type]}.`);
  return key;
}
