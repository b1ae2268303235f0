/** What representatives wrote down of their calls. */
import type { Report } from '../../report/report.ts';
import { sharesTable } from '../tables/shares-table.ts';
import { type TableView, withRows } from '../tables/table-view.ts';

const HEAD = {
  title: 'Dispositions',
  nameLabel: 'Code',
  note: 'A delivery can carry several codes, so shares can add up to more than 100 %.',
};

/** Disposition codes with their shares. */
export function dispositionTable({ byDisposition, totals }: Report): TableView | null {
  return withRows(sharesTable(HEAD, byDisposition, totals.deliveries ?? 0));
}
