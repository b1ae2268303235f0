/** When calls were made, and when they reached people. */
import { certainlyLive } from '../../report/live.ts';
import type { HourItem, Report } from '../../report/report.ts';
import type { Words } from '../../words/words.ts';
import { itemColumns } from '../tables/item-columns.ts';
import { type BarView, type Column, type TableView, tableOf, withRows } from '../tables/table-view.ts';

/** The hours from the first to the last with an attempt, each with a bar for attempts and, inside it, those that reached a person. */
export function hourTable({ byHour }: Pick<Report, 'byHour'>, words: Words): TableView | null {
  const hours = byHour.some(isBusy) ? byHour.slice(byHour.findIndex(isBusy), byHour.findLastIndex(isBusy) + 1) : [];
  const most = Math.max(0, ...hours.map((item) => item.attempts));
  const attempts: Column<HourItem> = { label: words.say('column.attempts'), text: (item) => words.count(item.attempts) };
  const head = { title: words.say('title.hours'), nameLabel: words.say('head.hour'), note: words.say('note.hours') };
  const named = hours.map((hour) => ({ ...hour, said: words.hour(Number(hour.key)) }));
  const table = tableOf(head, named, [attempts, itemColumns(words).live], words);
  return withRows({
    ...table,
    barLabel: words.say('column.attemptsBar'),
    columnPercent: 12,
    rows: table.rows.map((row, index) => {
      const hour = hours[index];
      return hour ? { ...row, quiet: !isBusy(hour), bar: barOf(hour, most) } : row;
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
