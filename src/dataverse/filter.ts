/** Pieces of an OData $filter, so that nobody puts raw text together (learn.microsoft.com/power-apps/developer/data-platform/webapi/query/filter-rows). */
import { guidOf } from '../metrics/row/record-id.ts';

const TEXT_ID = /^[\w.-]{1,100}$/;

/** Whether a value is a GUID, in whatever spelling. */
export function isGuid(value: unknown): value is string {
  return typeof value === 'string' && guidOf(value) !== undefined;
}

/** Whether a value can be asked for as an id that a text column holds: 1 to 100 letters, digits, ".", "_" and "-". No GUID is left out, and nothing in it ever needs an escape. */
export function isTextId(value: unknown): value is string {
  return typeof value === 'string' && TEXT_ID.test(value);
}

/** A string literal: O'Bryan becomes 'O''Bryan'. */
export function textLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A date-time literal, 2023-04-07T21:59:01Z: seconds are all that Dataverse stores, so what is below them is cut. @throws RangeError for no instant of the years 0 to 9999 */
export function instantLiteral(ms: number): string {
  const text = Number.isFinite(ms) ? new Date(ms).toISOString() : '';
  if (text.length !== 24) throw new RangeError(`Cannot use the instant "${ms}": it is no UTC epoch milliseconds of the years 0 to 9999`);
  return `${text.slice(0, 19)}Z`;
}

/** Rows whose date column lies in [fromMs, toMs), UTC epoch milliseconds. */
export function withinFilter(column: string, fromMs: number, toMs: number): string {
  const name = columnName(column);
  return `${name} ge ${instantLiteral(fromMs)} and ${name} lt ${instantLiteral(toMs)}`;
}

/** Rows changed from an instant on, and before another where one is given, UTC epoch milliseconds. */
export function changedFilter(fromMs: number, toMs?: number): string {
  return toMs === undefined ? `modifiedon ge ${instantLiteral(fromMs)}` : withinFilter('modifiedon', fromMs, toMs);
}

/** Rows whose column is one of the ids, as one condition. @throws RangeError for an id that is no GUID */
export function inFilter(column: string, ids: readonly string[]): string {
  return inCall(column, ids.map(guid));
}

/** The same as a chain of `or`, one condition an id. @throws RangeError for an id that is no GUID */
export function orFilter(column: string, ids: readonly string[]): string {
  const name = columnName(column);
  return ids.map((id) => `${name} eq ${guid(id)}`).join(' or ');
}

/** inFilter() for a column that holds its ids as text. @throws RangeError for an id that is no text id */
export function inTextFilter(column: string, ids: readonly string[]): string {
  return inCall(column, ids.map(textId));
}

/** orFilter() for a column that holds its ids as text. @throws RangeError for an id that is no text id */
export function orTextFilter(column: string, ids: readonly string[]): string {
  const name = columnName(column);
  return ids.map((id) => `${name} eq ${textLiteral(textId(id))}`).join(' or ');
}

function inCall(column: string, ids: readonly string[]): string {
  const values = ids.map((id) => `"${id}"`).join(',');
  return `Microsoft.Dynamics.CRM.In(PropertyName='${columnName(column)}',PropertyValues=[${values}])`;
}

function textId(id: string): string {
  if (!isTextId(id)) throw new RangeError('Cannot filter by an id: it is no text of 1 to 100 letters, digits, ".", "_" and "-"');
  return id;
}

function guid(id: string): string {
  const found = guidOf(id);
  if (found === undefined) throw new RangeError('Cannot filter by an id: it is no GUID');
  return found;
}

function columnName(name: string): string {
  if (/^[a-z_][a-z0-9_]{0,127}$/i.test(name)) return name;
  throw new RangeError('Cannot filter by a column: its name has other characters than letters, digits and _');
}
