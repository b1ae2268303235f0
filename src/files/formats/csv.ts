/** A table as CSV by RFC 4180, row by row. */

import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { Value } from '../tables/column.ts';
import { rowsOf, type Table } from '../tables/table.ts';
import { defused } from './defused.ts';

const ENCODER = new TextEncoder();
const OPTIONS = {
  record_delimiter: 'windows',
  // Without it a line break that is no CR LF stays unquoted, and readers end the row there.
  quote_record_delimiter: true,
  // An empty text is "", nothing is nothing.
  quoted_match: /^$/,
} as const;

/** UTF-8, a heading and a line a row, each ended by CR LF. @param hasBom begins with a byte order mark, by which Excel knows UTF-8 */
export async function* csvBytes(table: Table, hasBom = false): AsyncGenerator<Uint8Array> {
  const lines = Readable.from(linesOf(table)).pipe(stringify({ ...OPTIONS, bom: hasBom }));
  for await (const chunk of lines as AsyncIterable<string | Uint8Array>) yield typeof chunk === 'string' ? ENCODER.encode(chunk) : chunk;
}

function* linesOf(table: Table): Generator<readonly (string | null)[]> {
  yield table.columns.map(({ name }) => name);
  for (const row of rowsOf(table)) yield row.map(textOf);
}

/** Numbers have all their digits, and are never taken for formulas. */
function textOf(value: Value): string | null {
  if (value === null) return null;
  return typeof value === 'string' ? defused(value.toWellFormed()) : String(value);
}
