/** Who took the calls. */
import { certainlyLive } from '../../report/live.ts';
import type { AgentItem, Report } from '../../report/report.ts';
import { type TableView, topTable, withRows } from '../tables/table-view.ts';
import { formatCount, formatDuration } from '../words/format.ts';

/** The ten representatives with the most deliveries. */
export function agentTable({ byAgent }: Pick<Report, 'byAgent'>): TableView | null {
  const table = topTable<AgentItem>({ title: 'Representatives', nameLabel: 'Representative' }, byAgent, [
    { label: 'Handled', text: ({ handled }) => formatCount(handled) },
    { label: 'Live, at least', text: (item) => formatCount(certainlyLive(item)) },
    { label: 'Mean handling', wideOnly: true, text: ({ meanHandleSeconds }) => formatDuration(meanHandleSeconds) },
    { label: 'Mean talk', text: ({ meanTalkSeconds }) => formatDuration(meanTalkSeconds) },
  ]);
  return withRows(table);
}
