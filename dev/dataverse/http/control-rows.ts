/** Rows that another process writes through the control endpoint. */
import type { Organisation } from '../organisation.ts';
import type { Row } from '../table/row.ts';
import type { Table } from '../table/table.ts';
import { badQuery, unknownSegment } from './service-error.ts';

/** Writes the rows of a JSON array or of NDJSON, and gives their number; all of them or, where one is wrong, none. @throws ServiceError 400, 404 */
export function upsertRows(organisation: Organisation, entitySet: string, text: string): number {
  const table = tableOf(organisation, entitySet);
  const rows = parseRows(text, table.schema.primaryKey);
  for (const row of rows) table.upsert(row);
  return rows.length;
}

/** Takes a row out by its id; an unknown id is no error. @throws ServiceError 404 for an unknown table */
export function deleteRow(organisation: Organisation, entitySet: string, id: string): void {
  tableOf(organisation, entitySet).delete(id);
}

function tableOf({ tables }: Organisation, entitySet: string): Table {
  const table = tables.get(entitySet);
  if (table === undefined) throw unknownSegment(entitySet);
  return table;
}

function parseRows(text: string, primaryKey: string): readonly Row[] {
  const values = text.trimStart().startsWith('[') ? parse(text, 'the body') : parseLines(text);
  if (!Array.isArray(values)) throw badQuery('Cannot write rows: the body is neither a JSON array nor NDJSON.');
  return values.map((value: unknown, index) => {
    if (!isRow(value)) throw badQuery(`Cannot write row ${index + 1}: it is no JSON object.`);
    const key = Object.hasOwn(value, primaryKey) ? value[primaryKey] : undefined;
    if (typeof key !== 'string' || key === '') throw badQuery(`Cannot write row ${index + 1}: its primary key ${primaryKey} is missing.`);
    return value;
  });
}

function parseLines(text: string): unknown[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, index) => parse(line, `row ${index + 1}`));
}

function parse(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which may hold a phone number.
    throw badQuery(`Cannot write rows: ${what} is no JSON.`);
  }
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
