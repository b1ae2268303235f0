/** What came of the deliveries. */
import type { Report } from '../../report/report.ts';
import { sharesTable } from '../tables/shares-table.ts';
import { type TableView, withRows } from '../tables/table-view.ts';

/** Results with their shares. */
export function outcomeTable({ byResult, totals }: Report): TableView | null {
  return withRows(sharesTable({ title: 'Outcomes', nameLabel: 'Result' }, byResult, totals.deliveries ?? 0));
}
