/** Which attempt reaches people. */
import type { Report } from '../../report/report.ts';
import { firstOf, type TableView, withRows } from '../tables/table-view.ts';
import { formatCount, formatPercent } from '../words/format.ts';

const HEAD = {
  title: 'Reach by attempt',
  nameLabel: 'Attempt',
  note: 'By contact and configuration: reached for the first time by that attempt, of those called at it.',
};

/** Which attempt reaches people for the first time, of the contacts that got so far. */
export function reachTable({ contacts }: Pick<Report, 'contacts'>): TableView | null {
  const rows = contacts.reachByAttempt
    .filter(({ rate }) => rate.denominator > 0)
    .map((item) => ({ ...item, name: `Attempt ${item.attempt}` }));
  const table = firstOf(HEAD, rows, [
    { label: 'Called', text: ({ rate }) => formatCount(rate.denominator) },
    { label: 'Reached', text: ({ rate }) => formatCount(rate.numerator) },
    { label: 'Share', text: ({ rate }) => formatPercent(rate.value) },
  ]);
  return withRows(table);
}
