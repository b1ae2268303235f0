/** Queues or configurations: how far they reach people, what expires, and how long what is open will take. */
import type { QueueItem } from '../../report/report.ts';
import type { Words } from '../../words/words.ts';
import { itemColumns } from './item-columns.ts';
import { type Column, type Head, type TableView, topTable } from './table-view.ts';

/** Those with the most deliveries; what expired and what is open only where it is known of one. */
export function copingTable(head: Omit<Head, 'note'>, items: readonly QueueItem[], words: Words): TableView {
  const hasHours = items.some(({ backlog, hoursRemaining }) => backlog && hoursRemaining !== null);
  const { deliveries, answered, reached, atMost } = itemColumns(words);
  const expired: Column<QueueItem> = {
    label: words.say('column.expired'),
    wideOnly: true,
    text: (item) => words.ratio(item.expired, item.deliveries),
  };
  const open: Column<QueueItem> = { label: words.say('column.open'), text: ({ backlog }) => words.count(backlog) };
  const left: Column<QueueItem> = {
    label: words.say('column.left'),
    wideOnly: true,
    // Without anything open there is nothing left to do.
    text: ({ backlog, hoursRemaining }) => (backlog === 0 ? '' : words.hours(hoursRemaining)),
  };
  const columns: Column<QueueItem>[] = [
    deliveries,
    answered,
    reached,
    atMost,
    ...(items.some((item) => item.expired > 0) ? [expired] : []),
    ...(items.some(({ backlog }) => backlog !== null) ? [open] : []),
    ...(hasHours ? [left] : []),
  ];
  return topTable<QueueItem>({ ...head, note: hasHours ? words.say('note.coping') : null }, items, columns, words);
}
