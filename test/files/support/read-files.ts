/** Files of reports, read by packages that had no part in writing them. */
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import readExcelFile from 'read-excel-file/node';

export async function bytesOf(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  return Buffer.concat(await Array.fromAsync(body));
}

/** The fields of a CSV file, heading first, as they are written. */
export function readCsv(bytes: Uint8Array): readonly (readonly string[])[] {
  return parse(Buffer.from(bytes), { record_delimiter: '\r\n', bom: true });
}

/** A field as its text was: one leading apostrophe taken off. */
export function plainText(field: string): string {
  return field.startsWith("'") ? field.slice(1) : field;
}

/** The fields of each CSV file of an archive, by the name of its table. */
export function readZip(bytes: Uint8Array): ReadonlyMap<string, readonly (readonly string[])[]> {
  return new Map(Object.entries(unzipSync(bytes)).map(([name, file]) => [name.replace(/\.csv$/, ''), readCsv(file)]));
}

/** The rows of each sheet by its name, heading first; an empty cell is null. */
export async function readWorkbook(bytes: Uint8Array): Promise<ReadonlyMap<string, readonly (readonly unknown[])[]>> {
  const sheets = await readExcelFile(Buffer.from(bytes), { trim: false });
  return new Map(sheets.map(({ sheet, data }) => [sheet, data]));
}
