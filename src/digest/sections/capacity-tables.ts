/** Who and what makes the calls, as tables: queues and configurations, representatives, caller ids. */
import type { AgentItem, CallerIdItem, QueueItem } from '../../report/report.ts';
import { clean, shownName } from '../clean.ts';
import { formatCount, formatDuration, formatHours, formatPercent, formatShare } from '../format.ts';
import { DELIVERIES, LIVE, OFF_HOOK } from './outcome-tables.ts';
import { type Column, firstOf, type TableView, topTable } from './table-view.ts';

const EXPIRED: Column<QueueItem> = { label: 'Expired', wideOnly: true, text: (item) => formatShare(item.expired, item.deliveries) };
const OPEN: Column<QueueItem> = { label: 'Open', text: openOf };

/** Queues or configurations: how far they reach people, what expires, and how long what is open will take; the last two where they are known. */
export function queueTable(title: string, nameLabel: string, items: readonly QueueItem[]): TableView {
  const hasHours = items.some(({ backlog, hoursRemaining }) => backlog && hoursRemaining !== null);
  const note = hasHours ? 'Open: at the last count, with the hours left at the pace of the hour before it.' : null;
  const columns: Column<QueueItem>[] = [
    DELIVERIES,
    OFF_HOOK,
    LIVE,
    ...(items.some(({ expired }) => expired > 0) ? [EXPIRED] : []),
    ...(items.some(({ backlog }) => backlog !== null) ? [OPEN] : []),
  ];
  return topTable<QueueItem>({ title, nameLabel, note }, items, columns);
}

function openOf({ backlog, hoursRemaining }: QueueItem): string {
  return backlog && hoursRemaining !== null ? `${formatCount(backlog)}, ${formatHours(hoursRemaining)}` : formatCount(backlog);
}

/** The ten representatives with the most deliveries. */
export function agentTable(items: readonly AgentItem[]): TableView {
  return topTable<AgentItem>({ title: 'Representatives', nameLabel: 'Representative' }, items, [
    { label: 'Handled', text: ({ handled }) => formatCount(handled) },
    { label: 'Live, at least', text: ({ liveMin }) => formatCount(liveMin) },
    { label: 'Mean handling', wideOnly: true, text: ({ meanHandleSeconds }) => formatDuration(meanHandleSeconds) },
    { label: 'Mean talk', text: ({ meanTalkSeconds }) => formatDuration(meanTalkSeconds) },
  ]);
}

const MAX_NUMBERS = 8;
const CALLER_IDS: readonly Column<CallerIdItem>[] = [
  { label: 'Calls', text: ({ voiceAttempts }) => formatCount(voiceAttempts) },
  { label: 'Live', text: ({ liveMin }) => formatPercent(liveMin.value) },
  { label: 'Others', text: ({ siblings }) => formatPercent(siblings.value) },
  { label: 'Before', wideOnly: true, text: ({ before }) => formatPercent(before?.value ?? null) },
  { label: 'Short', wideOnly: true, text: ({ shortCalls }) => formatPercent(shortCalls.value) },
];

/** Caller ids of the configurations that have more than one, or a warning: warnings first, then the busiest. */
export function callerIdTable(items: readonly CallerIdItem[]): TableView {
  const groups = Map.groupBy(items, ({ configuration }) => configuration);
  const worthShowing = [...groups.values()].filter((group) => group.length > 1 || group.some(({ warning }) => warning)).flat();
  const rows = worthShowing
    .sort((a, b) => Number(b.warning) - Number(a.warning) || b.voiceAttempts - a.voiceAttempts)
    .map((item) => ({ ...item, name: callerIdName(item), ...(item.warning ? { flag: 'low' } : {}) }));
  const note = 'Live, at least, against the other numbers of the same configuration and the seven days before.';
  return firstOf({ title: 'Caller ids', nameLabel: 'Number and configuration', note }, rows, CALLER_IDS, MAX_NUMBERS);
}

/** "…0142, Campaign A" */
export function callerIdName({ name, configurationName }: CallerIdItem): string {
  return `${shownName(name, 20)}, ${clean(configurationName, 40) || 'no configuration'}`;
}
