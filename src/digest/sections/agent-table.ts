/** Who took the calls. */
import { certainlyLive } from '../../report/live.ts';
import type { AgentItem, Report } from '../../report/report.ts';
import type { Words } from '../../words/words.ts';
import { type TableView, topTable, withRows } from '../tables/table-view.ts';

/** The ten representatives with the most deliveries. */
export function agentTable({ byAgent }: Pick<Report, 'byAgent'>, words: Words): TableView | null {
  const head = { title: words.say('title.agents'), nameLabel: words.say('head.agent') };
  const table = topTable<AgentItem>(
    head,
    byAgent,
    [
      { label: words.say('column.handled'), text: ({ handled }) => words.count(handled) },
      { label: words.say('column.liveAtLeast'), text: (item) => words.count(certainlyLive(item)) },
      {
        label: words.say('column.meanHandling'),
        wideOnly: true,
        text: ({ meanHandleSeconds }) => words.duration(meanHandleSeconds),
      },
      { label: words.say('column.meanTalk'), text: ({ meanTalkSeconds }) => words.duration(meanTalkSeconds) },
    ],
    words,
  );
  return withRows(table);
}
