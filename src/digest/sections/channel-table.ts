/** Voice beside messages. */
import type { Report } from '../../report/report.ts';
import { ratesTable } from '../tables/rates-table.ts';
import { type TableView, withRows } from '../tables/table-view.ts';

/** Channels where there are several: of a single one the totals tell all. */
export function channelTable({ byChannel }: Report): TableView | null {
  return byChannel.length > 1 ? withRows(ratesTable({ title: 'Channels', nameLabel: 'Channel' }, byChannel)) : null;
}
