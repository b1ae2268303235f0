/** Which attempt reaches people. */
import type { Report } from '../../report/report.ts';
import { firstOf, type TableView, withRows } from '../tables/table-view.ts';
import { formatCount, formatPercent } from '../words/format.ts';

const HEAD = {
  title: 'Reach by attempt',
  nameLabel: 'Attempt',
  note: 'Contacts reached for the first time by that attempt, of the contacts called that often.',
};

/** Which attempt reaches people for the first time, of the contacts that got so far. */
export function reachTable({ contacts }: Pick<Report, 'contacts'>): TableView | null {
  const rows = contacts.reachByAttempt
    .filter(({ rate }) => rate.denominator > 0)
    .map((item) => ({ ...item, name: `Attempt ${item.attempt}` }));
  const table = firstOf(HEAD, rows, [
    { label: 'Contacts', text: ({ rate }) => formatCount(rate.denominator) },
    { label: 'Reached', text: ({ rate }) => formatCount(rate.numerator) },
    { label: 'Share', text: ({ rate }) => formatPercent(rate.value) },
  ]);
  return withRows(table);
}
