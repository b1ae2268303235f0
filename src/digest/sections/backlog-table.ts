/** What was open when it was last counted. */
import type { Report } from '../../report/report.ts';
import { clean } from '../../words/clean.ts';
import { DELIVERIES } from '../tables/item-columns.ts';
import { type TableView, topTable, withRowsOrNote } from '../tables/table-view.ts';
import { formatInstant } from '../words/dates.ts';
import { formatDeliveries } from '../words/format.ts';

/** Open deliveries by status and age, or that they were not counted. */
export function backlogTable({ backlog, period }: Report): TableView | null {
  const items = (backlog?.items ?? []).map(({ status, age, deliveries }) => ({
    key: '',
    name: `${clean(status)}, ${clean(age)}`,
    deliveries,
  }));
  const open =
    backlog &&
    `${formatDeliveries(backlog.total)} ${backlog.total === 1 ? 'was' : 'were'} open on ${formatInstant(backlog.at, period.zone)}.`;
  const head = { title: 'Backlog', nameLabel: 'Status and age', note: open ?? 'Not counted in this period.' };
  return withRowsOrNote(topTable(head, items, [DELIVERIES]));
}
