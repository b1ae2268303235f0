/** What a file of a report is called: by its days and zone, and never by texts of rows. */
import type { ReportPeriod } from '../report/report.ts';

/** ASCII without quotes: "report-2026-11-26_Europe-Lisbon.csv", "report-2026-11-20_2026-11-26_Europe-Lisbon_byQueue.csv". @param list name of a table */
export function fileNameOf({ from, to, zone }: ReportPeriod, extension: string, list?: string): string {
  const parts = [`report-${from}`, ...(from === to ? [] : [to]), zone, ...(list === undefined ? [] : [list])];
  return `${parts.map((part) => part.replace(/[^\w+-]+/g, '-')).join('_')}.${extension}`;
}
