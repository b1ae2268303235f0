/** Queues or configurations: how far they reach people, what expires, and how long what is open will take. */
import type { QueueItem } from '../../report/report.ts';
import { formatCount, formatHours, formatShare } from '../words/format.ts';
import { DELIVERIES, LIVE, OFF_HOOK } from './item-columns.ts';
import { type Column, type Head, type TableView, topTable } from './table-view.ts';

const EXPIRED: Column<QueueItem> = { label: 'Expired', wideOnly: true, text: (item) => formatShare(item.expired, item.deliveries) };
const OPEN: Column<QueueItem> = { label: 'Open', text: openOf };

/** Those with the most deliveries; what expired and what is open only where it is known of one. */
export function copingTable(head: Omit<Head, 'note'>, items: readonly QueueItem[]): TableView {
  const hasHours = items.some(({ backlog, hoursRemaining }) => backlog && hoursRemaining !== null);
  const note = hasHours ? 'Open: at the last count, with the hours left at the pace of the hour before it.' : null;
  const columns: Column<QueueItem>[] = [
    DELIVERIES,
    OFF_HOOK,
    LIVE,
    ...(items.some(({ expired }) => expired > 0) ? [EXPIRED] : []),
    ...(items.some(({ backlog }) => backlog !== null) ? [OPEN] : []),
  ];
  return topTable<QueueItem>({ ...head, note }, items, columns);
}

function openOf({ backlog, hoursRemaining }: QueueItem): string {
  return backlog && hoursRemaining !== null ? `${formatCount(backlog)}, ${formatHours(hoursRemaining)}` : formatCount(backlog);
}
