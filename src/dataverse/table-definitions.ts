/** The three tables and the check of their rows: a good row is handed on as it came, and only a bad one is taken through a schema. */
import { z } from 'zod';
import type { Column } from '../metrics/row/column.ts';
import { ATTRIBUTE_COLUMNS, CONVERSATION_COLUMNS, DELIVERY_COLUMNS } from '../metrics/row/columns.ts';
import type { AttributeRow, ConversationRow, DeliveryRow } from '../metrics/row/row.ts';
import { FIELDS, type Field } from './fields.ts';

export interface Table<Row> {
  /** Logical name. */
  readonly name: string;
  readonly entitySet: string;
  readonly primaryKey: keyof Row & string;
  /** Columns of every organisation with the table. */
  readonly classic: readonly string[];
  /** Newer, or absent in some organisations. */
  readonly optional: readonly string[];
  /** The rule of each column, by its name. */
  readonly fields: ReadonlyMap<string, Field>;
}

/** A column that broke its rule and counts as empty; never the value, which may be a person's. */
export interface MalformedRow {
  /** Logical name. */
  readonly table: string;
  /** Primary key, "(none)" where that is what is wrong: then the row was dropped. */
  readonly id: string;
  readonly column: string;
  readonly rule: string;
}

export interface ParsedRows<Row> {
  readonly rows: readonly Row[];
  readonly malformed: readonly MalformedRow[];
}

export const DELIVERIES = tableOf<DeliveryRow>('msdyn_proactive_delivery', 'msdyn_proactive_deliveries', DELIVERY_COLUMNS);

export const ATTRIBUTES = tableOf<AttributeRow>(
  'msdyn_proactive_delivery_attribute',
  'msdyn_proactive_delivery_attributes',
  ATTRIBUTE_COLUMNS,
);

export const CONVERSATIONS = tableOf<ConversationRow>('msdyn_ocliveworkitem', 'msdyn_ocliveworkitems', CONVERSATION_COLUMNS);

/** Columns of src/metrics/row as a table of Dataverse. */
export function tableOf<Row>(name: string, entitySet: string, columns: Readonly<Record<keyof Row & string, Column>>): Table<Row> {
  const all = Object.entries<Column>(columns) as [keyof Row & string, Column][];
  const namesOf = (isWanted: (column: Column) => boolean) => all.filter(([, column]) => isWanted(column)).map(([column]) => column);
  const [primaryKey] = namesOf(({ kind }) => kind === 'key');
  if (primaryKey === undefined) throw new TypeError(`Cannot define the table "${name}": no column is its key`);
  return {
    name,
    entitySet,
    primaryKey,
    classic: namesOf(({ isOptional }) => isOptional !== true),
    optional: namesOf(({ isOptional }) => isOptional === true),
    fields: new Map(all.map(([column, { kind }]) => [column, FIELDS[kind]])),
  };
}

/** Checks raw rows: a malformed column becomes null and is reported, a row without a usable key is dropped and reported. Input is unchanged. */
export function parseRows<Row>(table: Table<Row>, rawRows: readonly unknown[]): ParsedRows<Row> {
  const rows: Row[] = [];
  const malformed: MalformedRow[] = [];
  const isGood = rowCheck(table);
  for (const raw of rawRows) {
    // The raw row, not a copy: columns that nobody reads are harmless.
    const row = isGood(raw) ? (raw as Row) : mended(table, raw, malformed);
    if (row !== undefined) rows.push(row);
  }
  return { rows, malformed };
}

/**
 * Whether every column of a row keeps its rule: nearly every row does, and then no schema is asked. Rows of one answer have the same columns in
 * the same order, so the rule of a column is found by its place in the row before: half the time of asking the row for each column by name.
 */
function rowCheck<Row>({ primaryKey, fields }: Table<Row>): (raw: unknown) => boolean {
  const { text } = FIELDS;
  const places: { readonly name: string; readonly field: Field | undefined }[] = [];
  return (raw) => {
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw) || !(primaryKey in raw)) return false;
    const row = raw as Readonly<Record<string, unknown>>;
    let at = 0;
    for (const name in row) {
      let place = places[at];
      if (place?.name !== name) place = places[at] = { name, field: fields.get(name) };
      const { field } = place;
      const value = row[name];
      // Most values are text where text is due.
      if (!(field === text && typeof value === 'string') && field?.isGood(value) === false) return false;
      at++;
    }
    return true;
  };
}

/** The same rules as a schema, which names each column that breaks one. */
function schemaOf<Row>({ fields }: Table<Row>): z.ZodType {
  const shape = [...fields].map(([name, { isGood, rule }]) => {
    const column = z.custom(isGood, { error: rule });
    return [name, isGood(undefined) ? column.optional() : column];
  });
  return z.object(Object.fromEntries(shape));
}

/** The row with its malformed columns empty, undefined where its key is not usable. Adds to `malformed`. */
function mended<Row>(table: Table<Row>, raw: unknown, malformed: MalformedRow[]): Row | undefined {
  const issues = schemaOf(table).safeParse(raw).error?.issues ?? [];
  const keyIssue = issues.find(({ path }) => path.length === 0 || path[0] === table.primaryKey);
  if (keyIssue !== undefined) {
    const rule = keyIssue.path.length === 0 ? 'must be an object' : keyIssue.message;
    malformed.push({ table: table.name, id: '(none)', column: table.primaryKey, rule });
    return undefined;
  }
  const row: Record<string, unknown> = { ...(raw as object) };
  for (const { path, message } of issues) {
    row[String(path[0])] = null;
    malformed.push({ table: table.name, id: String(row[table.primaryKey]), column: String(path[0]), rule: message });
  }
  return row as Row;
}
