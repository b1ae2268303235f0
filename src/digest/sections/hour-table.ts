/** When calls were made, and when they reached people. */
import { busyHours, isBusy } from '../../report/lists.ts';
import type { HourItem, Report } from '../../report/report.ts';
import type { Words } from '../../words/words.ts';
import { itemColumns } from '../tables/item-columns.ts';
import { type Column, type TableView, tableOf, withRows } from '../tables/table-view.ts';

/** The hours from the first to the last with an attempt; those without one between them are shown faintly. */
export function hourTable({ byHour, period }: Pick<Report, 'byHour' | 'period'>, words: Words): TableView | null {
  const attempts: Column<HourItem> = { label: words.say('column.attempts'), text: (item) => words.count(item.attempts) };
  const head = { title: words.say('title.hours'), nameLabel: words.say('head.hour'), note: words.say('note.hours', { zone: period.zone }) };
  const named = busyHours(byHour).map((hour) => ({ ...hour, said: words.hour(Number(hour.key)), quiet: !isBusy(hour) }));
  const { reached, atMost } = itemColumns(words);
  return withRows(tableOf(head, named, [attempts, reached, atMost], words));
}
