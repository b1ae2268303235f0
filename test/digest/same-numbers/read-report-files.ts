/** The files that a mail carries, read back: CSV, workbook and JSON. */
import type { Attachment } from '../../../src/files/attachments.ts';
import { plainText, readWorkbook, readZip } from '../../files/support/read-files.ts';

/** A row of a file: its numbers and texts by column; a number that is not there is null. */
export interface FileRow {
  number(column: string): number | null;
  text(column: string): string;
}
/** A table of a file by its name. */
export type FileTables = (name: string) => readonly FileRow[];

/** The tables of the CSV files. */
export function csvTables(file: Attachment): FileTables {
  const tables = readZip(file.bytes);
  return (name) => {
    const [head = [], ...rows] = tables.get(name) ?? [];
    return rows.map((row) => {
      const field = (column: string) => row[head.indexOf(column)] ?? '';
      return { number: (column) => (field(column) === '' ? null : Number(field(column))), text: (column) => plainText(field(column)) };
    });
  };
}

/** Cells in which CSV and workbook hold another number, one has none, or a row is missing. */
export async function cellsApart(csv: Attachment, workbook: Attachment): Promise<string[]> {
  const sheets = await readWorkbook(workbook.bytes);
  return [...readZip(csv.bytes)].flatMap(([name, [head = [], ...rows]]) => {
    const cells = sheets.get(name)?.slice(1) ?? [];
    const apart = rows.flatMap((row, i) =>
      row.flatMap((field, column) => {
        const cell = cells[i]?.[column] ?? null;
        const isSame =
          typeof cell === 'number' ? Math.abs(Number(field) - cell) < 1e-9 : !/^-?\d+(?:\.\d+)?$/.test(field) || cell === field;
        return isSame ? [] : [`${name} ${i} ${head[column]}: ${field} and ${cell}`];
      }),
    );
    return cells.length === rows.length ? apart : [`${name}: ${rows.length} and ${cells.length} rows`, ...apart];
  });
}

/** Where the report keeps the rows of a table that is called otherwise. */
const PLACES: Readonly<Record<string, string>> = {
  bestTime: 'bestTime.cells',
  bestTimeByAttempt: 'bestTime.byAttempt.cells',
  reachByAttempt: 'contacts.reachByAttempt',
  attemptsPerContact: 'contacts.attemptsPerContact',
  backlog: 'backlog.items',
  frequencyCaps: 'compliance.frequency',
  outsideHours: 'compliance.outsideHours',
  abandonment: 'compliance.abandonment.regulatory',
};
const LISTED = ['callerIds', 'signals', 'trend', ...Object.keys(PLACES)];

/** Numbers of CSV files that the report as JSON does not have at their place, and rows that are not those of its lists. */
export function numbersApart(csv: Attachment, report: unknown): string[] {
  const told: string[] = [];
  const hold = (where: string, field: string, value: unknown) => {
    if (field !== '' && typeof value !== 'string' && field !== String(value)) told.push(`${where}: ${field} and ${value}`);
    if (field === '' && typeof value === 'number') told.push(`${where}: nothing and ${value}`);
  };
  for (const [name, [head = [], ...rows]] of readZip(csv.bytes)) {
    const field = (row: readonly string[], column: string) => row[head.indexOf(column)] ?? '';
    if (name === 'totals') for (const row of rows) hold(name, field(row, 'value'), at(report, `totals.${field(row, 'id')}`));
    if (name === 'figures') for (const row of rows) hold(name, field(row, 'value'), at(report, field(row, 'path')));
    if (name === 'rates')
      for (const row of rows)
        for (const part of ['numerator', 'denominator', 'value', 'low', 'high'])
          hold(name, field(row, part), at(report, `${field(row, 'path')}.${part}`));
    if (!name.startsWith('by') && !LISTED.includes(name)) continue;
    const items = at(report, PLACES[name] ?? name);
    const list: readonly unknown[] = Array.isArray(items) ? items : [];
    if (list.length !== rows.length) told.push(`${name}: ${rows.length} and ${list.length} rows`);
    for (const [i, row] of rows.entries())
      for (const column of head) hold(`${name} ${i} ${column}`, field(row, column), at(list[i], column));
  }
  return told;
}

function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((whole, key) => (whole as Readonly<Record<string, unknown>> | null | undefined)?.[key], value);
}
