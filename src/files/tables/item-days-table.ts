/** The last days of queues and configurations: a row a day of each. */
import { recordOf } from '../../metrics/cube/cell.ts';
import { DAY_COUNTS } from '../../metrics/cube/entry-counts.ts';
import type { Report } from '../../report/report.ts';
import { scopeItems } from '../../report/scope-names.ts';
import { columns } from './column.ts';
import type { TableDefinition } from './table.ts';

const SCOPES = ['queue', 'configuration'] as const;

/** None of a report without them. */
export const itemDays: TableDefinition = {
  name: 'itemDays',
  columns: [...columns('text', 'column', 'key', 'name'), ...columns('date', 'date'), ...columns('count', ...DAY_COUNTS)],
  itemsOf: (report) => SCOPES.flatMap((column) => rowsOf(report, column)),
};

function rowsOf(report: Report, column: (typeof SCOPES)[number]): readonly object[] {
  const { trend = [] } = report;
  return scopeItems(report, column).flatMap(({ key, name, days }) =>
    (days?.deliveries ?? []).map((_, i, all) => ({
      column,
      key,
      name,
      // They end with the same day as the trend.
      date: trend.at(i - all.length)?.date ?? null,
      ...recordOf(DAY_COUNTS, (count) => days?.[count][i] ?? null),
    })),
  );
}
