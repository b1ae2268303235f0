/** Queues or configurations: how far they reach people, what expires, and how long what is open will take. */
import type { QueueItem } from '../../report/report.ts';
import type { Words } from '../../words/words.ts';
import { itemColumns } from './item-columns.ts';
import { type Column, type Head, type TableView, topTable } from './table-view.ts';

/** Those with the most deliveries; what expired and what is open only where it is known of one. */
export function copingTable(head: Omit<Head, 'note'>, items: readonly QueueItem[], words: Words): TableView {
  const hasHours = items.some(({ backlog, hoursRemaining }) => backlog && hoursRemaining !== null);
  const { deliveries, offHook, live } = itemColumns(words);
  const expired: Column<QueueItem> = {
    label: words.say('column.expired'),
    wideOnly: true,
    text: (item) => words.ratio(item.expired, item.deliveries),
  };
  const open: Column<QueueItem> = { label: words.say('column.open'), text: (item) => openOf(item, words) };
  const columns: Column<QueueItem>[] = [
    deliveries,
    offHook,
    live,
    ...(items.some((item) => item.expired > 0) ? [expired] : []),
    ...(items.some(({ backlog }) => backlog !== null) ? [open] : []),
  ];
  return topTable<QueueItem>({ ...head, note: hasHours ? words.say('note.coping') : null }, items, columns, words);
}

function openOf({ backlog, hoursRemaining }: QueueItem, words: Words): string {
  const number = words.count(backlog);
  return backlog && hoursRemaining !== null ? words.say('cell.open', { number, hours: words.hours(hoursRemaining) }) : number;
}
