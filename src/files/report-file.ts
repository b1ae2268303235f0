/** A report as a file: all its tables, or one of them. */
import type { Report } from '../report/report.ts';
import { fileNameOf } from './file-name.ts';
import { csvBytes } from './formats/csv.ts';
import { workbookBytes } from './formats/workbook.ts';
import { zipBytes } from './formats/zip.ts';
import { reportTable, reportTables, type Table } from './report-tables.ts';

export interface FileForm {
  readonly format: 'csv' | 'xlsx';
  /** The name of one table. @default all of them */
  readonly list?: string | undefined;
  /** Rows of that table, from `offset` on. @default all */
  readonly rows?: { readonly offset: number; readonly limit?: number | undefined } | undefined;
  /** Whether CSV begins with a byte order mark. @default false */
  readonly bom?: boolean | undefined;
}

export interface ReportFile {
  readonly contentType: string;
  /** ASCII, made of the period, the zone and the list alone. */
  readonly fileName: string;
  /** Made as it is read. */
  readonly body: AsyncIterable<Uint8Array>;
}

export const MEDIA_TYPES = {
  csv: 'text/csv; charset=utf-8; header=present',
  zip: 'application/zip',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** One list as CSV or all of them as a ZIP of CSV files, or a workbook. @throws RangeError for a list that is none */
export function reportFile(report: Report, { format, list, rows, bom }: FileForm): ReportFile {
  const one = list === undefined ? undefined : cut(reportTable(report, list), rows);
  const kind = format === 'csv' && one === undefined ? 'zip' : format;
  return { contentType: MEDIA_TYPES[kind], fileName: fileNameOf(report.period, kind, list), body: bodyOf(report, format, one, bom) };
}

function bodyOf(report: Report, format: FileForm['format'], one: Table | undefined, bom: boolean | undefined): AsyncIterable<Uint8Array> {
  if (format === 'xlsx') return workbookBytes(one === undefined ? reportTables(report) : [one]);
  if (one !== undefined) return csvBytes(one, bom);
  const files = reportTables(report).map((table) => ({ name: `${table.name}.csv`, bytes: csvBytes(table, bom) }));
  return zipBytes(files, Date.parse(report.generatedAt));
}

function cut(table: Table, rows: FileForm['rows']): Table {
  if (rows === undefined) return table;
  const { offset, limit } = rows;
  return { ...table, items: table.items.slice(offset, limit === undefined ? undefined : offset + limit) };
}
