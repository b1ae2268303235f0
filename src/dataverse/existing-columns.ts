/** Which columns to ask for: asking for one that an organisation lacks is refused, so the optional ones are looked up first. */
import { isDenied } from './answer-error.ts';
import { textLiteral } from './filter.ts';
import type { Table } from './table-definitions.ts';
import type { Transport } from './transport.ts';

/**
 * The columns of a table that this organisation has, as $select names them. Only the classic ones where the definitions may not
 * be read (that right is not needed for anything else) or cannot be.
 * @throws DataverseError where Dataverse cannot be asked at all
 */
export async function getColumns<Row>(transport: Transport, table: Table<Row>, signal?: AbortSignal): Promise<readonly string[]> {
  const { name, primaryKey, classic, optional } = table;
  const existing = await getDefined(transport, name, signal);
  // Without its own primary key the answer is no list of this table's columns.
  if (!existing.has(primaryKey)) return classic;
  return [...classic, ...optional].filter((column) => existing.has(logicalName(column)));
}

/** What an organisation lacks of a table, as $select names it. */
export interface LackingColumns {
  /** Those that every organisation should have. */
  readonly classic: readonly string[];
  readonly optional: readonly string[];
}

/** Undefined where the definitions may not be read. @throws DataverseError where Dataverse cannot be asked at all */
export async function listLackingColumns<Row>(
  transport: Transport,
  { name, primaryKey, classic, optional }: Table<Row>,
  signal?: AbortSignal,
): Promise<LackingColumns | undefined> {
  const existing = await getDefined(transport, name, signal);
  if (!existing.has(primaryKey)) return undefined;
  const isLacking = (column: string) => !existing.has(logicalName(column));
  return { classic: classic.filter(isLacking), optional: optional.filter(isLacking) };
}

/** Logical names of all columns, empty where the definitions cannot be read. */
async function getDefined(transport: Transport, table: string, signal?: AbortSignal): Promise<ReadonlySet<string>> {
  const path = `EntityDefinitions(LogicalName=${textLiteral(table)})/Attributes?$select=LogicalName,AttributeType`;
  try {
    const { body } = await transport.getJson(path, { task: `read the columns of ${table}`, ...(signal && { signal }) });
    const names = Array.isArray(body.value)
      ? body.value.map((column: unknown) => (column as { LogicalName?: unknown } | null)?.LogicalName)
      : [];
    return new Set(names.filter((name) => typeof name === 'string'));
  } catch (error) {
    if (isDenied(error)) return new Set();
    throw error;
  }
}

/** "_x_value", as a lookup is called in rows, is the column x. */
function logicalName(column: string): string {
  return /^_(.+)_value$/.exec(column)?.[1] ?? column;
}
