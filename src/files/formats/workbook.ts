/** Tables as a workbook (XLSX), a sheet each, with numbers, dates and texts as such. */

import type { Readable } from 'node:stream';
import type { Cell, Sheet } from 'write-excel-file/node';
import type { Column, ColumnType, Value } from '../tables/column.ts';
import { rowsOf, type Table } from '../tables/table.ts';
import { sheetText } from './sheet-text.ts';

const FORMATS: Partial<Readonly<Record<ColumnType, string>>> = {
  count: '#,##0',
  rate: '0.00%',
  seconds: '#,##0.0',
  date: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd hh:mm:ss',
};
const MIN_WIDTH = 10;
const MAX_WIDTH = 60;

/** The workbook piece by piece. The library makes its sheets whole before the first piece. */
export async function* workbookBytes(tables: readonly Table[]): AsyncGenerator<Uint8Array> {
  // Few reports are workbooks, and the library would cost each start of the app 50 ms.
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const toStream: () => Promise<Readable> = writeExcelFile(tables.map(sheetOf)).toStream as () => Promise<Readable>;
  yield* (await toStream()) as AsyncIterable<Uint8Array>;
}

function sheetOf(table: Table): Sheet<never> {
  const { name, columns } = table;
  const rows = [...rowsOf(table)];
  return {
    sheet: name,
    stickyRowsCount: 1,
    columns: columns.map((column, i) => ({
      width: widthOf(
        column,
        rows.map((row) => row[i] ?? null),
      ),
    })),
    data: [columns.map(headingOf), ...rows.map((row) => row.map((value, i) => cellOf(value, columns[i]?.type ?? 'text')))],
  };
}

function headingOf({ name }: Column): Cell {
  return { value: name, type: String, fontWeight: 'bold' };
}

/** A text is always said to be one: no formula, whatever it begins with. */
function cellOf(value: Value, type: ColumnType): Cell {
  if (value === null) return null;
  if (typeof value === 'boolean') return { value, type: Boolean };
  const format = FORMATS[type];
  if (typeof value === 'number') return { value, type: Number, ...(format === undefined ? {} : { format }) };
  const instantMs = type === 'date' || type === 'instant' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(instantMs) || format === undefined) return { value: keyed(sheetText(value)), type: String };
  return { value: new Date(instantMs), type: Date, format };
}

/**
 * The library looks texts up in a plain object, where it finds "constructor" and "__proto__" before it has met them, and writes a broken file
 * (findings/write-excel-file-property-names.sh). A NUL makes another key of such a text; the library takes it out again where it writes XML.
 */
function keyed(text: string): string {
  return text in {} ? `${text}\0` : text;
}

/** In characters, as far as a screen shows several columns beside each other. */
function widthOf({ name, type }: Column, values: readonly Value[]): number {
  const longest = Math.max(
    name.length,
    FORMATS[type]?.length ?? 0,
    ...values.map((value) => (type === 'text' ? String(value ?? '').length : 0)),
  );
  return Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, longest + 2));
}
