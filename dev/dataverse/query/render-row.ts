/** A row as it goes over the wire: etag first, then each selected column with the wished annotations right before it. */

import { wishesAnnotation } from '../http/prefer.ts';
import { epochMs } from '../table/key.ts';
import type { Row } from '../table/row.ts';
import type { Column } from '../table/schema.ts';
import type { Table } from '../table/table.ts';

/** Finds the primary name of a row that a lookup points at, undefined where it is not known. */
export type NameOf = (logicalName: string, id: string) => string | undefined;

const FORMATTED = 'OData.Community.Display.V1.FormattedValue';
const LOOKUP_TABLE = 'Microsoft.Dynamics.CRM.lookuplogicalname';
const NAVIGATION = 'Microsoft.Dynamics.CRM.associatednavigationproperty';

/** Makes the function that renders rows of a table; `select` undefined = all columns. */
export function rowRenderer(table: Table, select: readonly Column[] | undefined, annotations: string | undefined, nameOf: NameOf) {
  const columns = select ?? table.columns;
  const isFormatted = wishesAnnotation(annotations, FORMATTED);
  const extras = [LOOKUP_TABLE, NAVIGATION].filter((name) => wishesAnnotation(annotations, name));
  return (row: Row): Record<string, unknown> => {
    const out: Record<string, unknown> = { '@odata.etag': `W/"${row.versionnumber}"` };
    for (const column of columns) {
      const value = row[column.name] ?? null;
      if (value !== null && isFormatted) setIfKnown(out, `${column.name}@${FORMATTED}`, formatted(column, value, nameOf));
      if (value !== null && column.target !== undefined) annotateLookup(out, column, extras);
      out[column.name] = value;
    }
    return out;
  };
}

function annotateLookup(out: Record<string, unknown>, { name, logicalName, target }: Column, extras: readonly string[]): void {
  for (const extra of extras) out[`${name}@${extra}`] = extra === LOOKUP_TABLE ? target : logicalName;
}

function setIfKnown(out: Record<string, unknown>, name: string, value: string | undefined): void {
  if (value !== undefined) out[name] = value;
}

/** Choice label, Yes or No, date, or the name behind a lookup; plain text and numbers have none. */
function formatted({ type, labels, target }: Column, value: unknown, nameOf: NameOf): string | undefined {
  if (labels !== undefined) return typeof value === 'number' ? labels[value] : undefined;
  if (type === 'Boolean') return value === true ? 'Yes' : 'No';
  if (typeof value !== 'string') return undefined;
  if (type === 'DateTime') return formattedDate(value);
  return target === undefined ? undefined : nameOf(target, value);
}

// "4/7/2023 2:59 PM", for a user whose zone is UTC.
function formattedDate(value: string): string | undefined {
  const ms = epochMs(value);
  if (ms === null) return undefined;
  const date = new Date(ms);
  const hour = date.getUTCHours();
  const minute = String(date.getUTCMinutes()).padStart(2, '0');
  return `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()} ${hour % 12 || 12}:${minute} ${hour < 12 ? 'AM' : 'PM'}`;
}
