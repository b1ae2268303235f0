/** Which attempt reaches people. */
import type { Report } from '../../report/report.ts';
import type { Words } from '../../words/words.ts';
import { firstOf, type TableView, withRows } from '../tables/table-view.ts';

/** Which attempt reaches people for the first time, of the contacts that got so far. */
export function reachTable({ contacts }: Pick<Report, 'contacts'>, words: Words): TableView | null {
  const rows = contacts.reachByAttempt
    .filter(({ rate }) => rate.denominator > 0)
    .map((item) => ({ ...item, name: '', said: words.say('row.attempt', { count: item.attempt }) }));
  const head = { title: words.say('title.reach'), nameLabel: words.say('head.attempt'), note: words.say('note.reach') };
  const table = firstOf(
    head,
    rows,
    [
      { label: words.say('column.called'), text: ({ rate }) => words.count(rate.denominator) },
      { label: words.say('column.reached'), text: ({ rate }) => words.count(rate.numerator) },
      { label: words.say('column.share'), text: ({ rate }) => words.percent(rate.value) },
    ],
    words,
  );
  return withRows(table);
}
