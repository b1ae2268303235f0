/** When calls were made, and when they reached people. */
import { certainlyLive } from '../../report/live.ts';
import type { HourItem, Report } from '../../report/report.ts';
import { LIVE } from '../tables/item-columns.ts';
import { type BarView, type Column, type TableView, tableOf, withRows } from '../tables/table-view.ts';
import { formatCount } from '../words/format.ts';

const HEAD = {
  title: 'Hours',
  nameLabel: 'Hour',
  note: 'By the local hour in which the attempt began. The strong part of a bar: at least so many reached a person.',
};
const COLUMNS: readonly Column<HourItem>[] = [{ label: 'Attempts', text: (item) => formatCount(item.attempts) }, LIVE];

/** The hours from the first to the last with an attempt, each with a bar for attempts and, inside it, those that reached a person. */
export function hourTable({ byHour }: Pick<Report, 'byHour'>): TableView | null {
  const hours = byHour.some(isBusy) ? byHour.slice(byHour.findIndex(isBusy), byHour.findLastIndex(isBusy) + 1) : [];
  const most = Math.max(0, ...hours.map((item) => item.attempts));
  const table = tableOf(HEAD, hours, COLUMNS);
  return withRows({
    ...table,
    barLabel: 'Attempts as a bar',
    columnPercent: 12,
    rows: table.rows.map((row, index) => {
      const hour = hours[index];
      return hour ? { ...row, name: `${row.name}:00`, quiet: !isBusy(hour), bar: barOf(hour, most) } : row;
    }),
  });
}

function isBusy({ attempts }: HourItem): boolean {
  return attempts > 0;
}

function barOf(hour: HourItem, most: number): BarView {
  const { attempts } = hour;
  const filled = Math.round((attempts / most) * 100);
  const livePercent = attempts === 0 ? 0 : Math.round((certainlyLive(hour) / attempts) * filled);
  return { livePercent, restPercent: filled - livePercent, emptyPercent: 100 - filled };
}
