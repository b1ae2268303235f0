/** What was open when it was last counted. */
import type { BacklogItem, Report } from '../../report/report.ts';
import type { MessageId, Said, Words } from '../../words/words.ts';
import { itemColumns } from '../tables/item-columns.ts';
import { type TableView, topTable, withRowsOrNote } from '../tables/table-view.ts';

/** The ages by which open deliveries are counted, as they are stored. */
const AGES: ReadonlyMap<string, Extract<MessageId, `age.${string}`>> = new Map([
  ['under 1 h', 'age.under1'],
  ['1 to 4 h', 'age.from1'],
  ['4 to 24 h', 'age.from4'],
  ['over 24 h', 'age.over24'],
]);

/** Open deliveries by status and age, or that they were not counted. */
export function backlogTable({ backlog, period }: Pick<Report, 'backlog' | 'period'>, words: Words): TableView | null {
  const items = (backlog?.items ?? []).map((item) => ({
    key: '',
    name: '',
    said: backlogName(item, words),
    deliveries: item.deliveries,
  }));
  const note = backlog
    ? words.say('note.backlog', { deliveries: backlog.total, at: words.instant(backlog.at, period.zone) })
    : words.say('note.backlogNone');
  const head = { title: words.say('title.backlog'), nameLabel: words.say('head.statusAge'), note };
  return withRowsOrNote(topTable(head, items, [itemColumns(words).deliveries], words));
}

/** "waiting, 1 to 4 h". */
export function backlogName({ status, age }: BacklogItem, words: Words): Said {
  const id = AGES.get(age);
  return words.say('row.backlog', {
    what: words.plainName('status', status, status),
    age: id === undefined ? words.name(age) : words.say(id),
  });
}
