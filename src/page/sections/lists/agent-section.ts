/** Who took the calls. */
import type { Html } from '../../../html.ts';
import type { AgentItem } from '../../../report/report.ts';
import type { SectionSource } from '../../parts/section.ts';
import { pageColumns } from '../../tables/item-columns.ts';
import { rowNames } from '../../tables/row-names.ts';
import { listSection } from './list-section.ts';

export function agentSection(source: SectionSource): Html | null {
  const { report, words } = source;
  const { say, count, duration } = words;
  const { deliveries, live } = pageColumns(words);
  return listSection<AgentItem>(
    {
      id: 'agents',
      title: say('title.agents'),
      nameLabel: say('head.agent'),
      rows: report.byAgent,
      nameOf: rowNames(words),
      columns: [
        deliveries,
        {
          id: 'handled',
          label: say('column.handled'),
          kpi: 'agentHandled',
          cell: (item) => count(item.handled),
          value: (item) => item.handled,
        },
        live,
        {
          ...{ id: 'handling', label: say('column.meanHandling'), kpi: 'handleSeconds' },
          ...{ cell: (item) => duration(item.meanHandleSeconds), value: (item) => item.meanHandleSeconds },
        },
        {
          id: 'timed',
          label: say('column.timed'),
          kpi: 'timedHandles',
          cell: (item) => count(item.timedHandles),
          value: (item) => item.timedHandles,
        },
        {
          ...{ id: 'talk', label: say('column.meanTalk'), kpi: 'talkSeconds' },
          ...{ cell: (item) => duration(item.meanTalkSeconds), value: (item) => item.meanTalkSeconds },
        },
        { id: 'talked', label: say('column.talked'), kpi: 'talked', cell: (item) => count(item.talked), value: (item) => item.talked },
      ],
    },
    source,
  );
}
