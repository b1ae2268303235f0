/** The numbers that calls are made from, against each other. */
import { certainlyLive } from '../../report/live.ts';
import type { CallerIdItem, Report } from '../../report/report.ts';
import { type Column, firstOf, type TableView, withRows } from '../tables/table-view.ts';
import { callerIdName } from '../words/caller-id-name.ts';
import { formatCount, formatPercent } from '../words/format.ts';

const MAX_NUMBERS = 6;
const HEAD = {
  title: 'Caller ids',
  nameLabel: 'Number and configuration',
  note: 'Live, at least, against the other numbers of the same configuration and the seven days before.',
};
const COLUMNS: readonly Column<CallerIdItem>[] = [
  { label: 'Calls', text: ({ voiceAttempts }) => formatCount(voiceAttempts) },
  { label: 'Live', text: (item) => formatPercent(certainlyLive(item).value) },
  { label: 'Others', text: ({ siblings }) => formatPercent(siblings.value) },
  { label: 'Before', wideOnly: true, text: ({ before }) => formatPercent(before?.value ?? null) },
  { label: 'Short', wideOnly: true, text: ({ shortCalls }) => formatPercent(shortCalls.value) },
];

/** Caller ids of the configurations that have more than one, or a warning: warnings first, then the busiest. */
export function callerIdTable({ callerIds }: Pick<Report, 'callerIds'>): TableView | null {
  const groups = Map.groupBy(callerIds, ({ configuration }) => configuration);
  const worthShowing = [...groups.values()].filter((group) => group.length > 1 || group.some(({ warning }) => warning)).flat();
  const rows = worthShowing
    .sort((a, b) => Number(b.warning) - Number(a.warning) || b.voiceAttempts - a.voiceAttempts)
    .map((item) => ({ ...item, name: callerIdName(item), ...(item.warning ? { flag: 'low' } : {}) }));
  return withRows(firstOf(HEAD, rows, COLUMNS, MAX_NUMBERS));
}
