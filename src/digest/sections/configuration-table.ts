/** The configurations and how they cope. */
import type { Report } from '../../report/report.ts';
import { copingTable } from '../tables/coping-table.ts';
import { type TableView, withRows } from '../tables/table-view.ts';

/** The configurations with the most deliveries. */
export function configurationTable({ byConfiguration }: Pick<Report, 'byConfiguration'>): TableView | null {
  return withRows(copingTable({ title: 'Configurations', nameLabel: 'Configuration' }, byConfiguration));
}
