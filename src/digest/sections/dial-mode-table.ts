/** The ways of dialling beside each other. */
import type { Report } from '../../report/report.ts';
import { ratesTable } from '../tables/rates-table.ts';
import { type TableView, withRows } from '../tables/table-view.ts';

/** Dial modes with their rates. */
export function dialModeTable({ byDialMode }: Report): TableView | null {
  return withRows(ratesTable({ title: 'Dial modes', nameLabel: 'Dial mode' }, byDialMode));
}
