/** The tables of a report, in the order of a workbook's sheets: all that CSV and XLSX files and pages of lists show. */
import { heldAgainst } from '../report/comparison/comparison-model.ts';
import type { Report } from '../report/report.ts';
import { withAllMembers } from '../report/stored/with-all-members.ts';
import { FIGURE_TABLES } from './tables/figure-tables.ts';
import { LIST_TABLES } from './tables/list-tables.ts';
import { CALLING_TABLES, COMPLIANCE_TABLES, TOLD_TABLES } from './tables/part-tables.ts';
import { SUMMARY_TABLES } from './tables/summary-tables.ts';
import type { Table, TableDefinition } from './tables/table.ts';

export type { Table } from './tables/table.ts';

export const TABLES: readonly TableDefinition[] = [
  ...SUMMARY_TABLES,
  ...FIGURE_TABLES,
  ...LIST_TABLES,
  ...CALLING_TABLES,
  ...COMPLIANCE_TABLES,
  ...TOLD_TABLES,
];

/** Every table of a report, also of an older version of it. */
export function reportTables(report: Report): readonly Table[] {
  const whole = withAllMembers(report);
  // Older versions hold the period before under another name.
  const shown = { ...whole, comparison: { ...whole.comparison, before: heldAgainst(whole.comparison) } };
  return TABLES.map(({ itemsOf, ...table }) => ({ ...table, items: itemsOf(shown) }));
}

/** The table of that name. @throws RangeError where there is none */
export function reportTable(report: Report, name: string): Table {
  const table = reportTables(report).find((one) => one.name === name);
  if (table === undefined) throw new RangeError(`Cannot show the list "${name}" of a report: there is none`);
  return table;
}
