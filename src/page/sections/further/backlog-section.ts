/** What was open when it was last counted. */
import { backlogName, backlogTable } from '../../../digest/sections/backlog-table.ts';
import { type Html, NOTHING } from '../../../html.ts';
import type { BacklogItem } from '../../../report/report.ts';
import type { Said } from '../../../words/words.ts';
import { type SectionSource, sectionOf } from '../../parts/section.ts';
import { pageTable } from '../../tables/page-table.ts';

/** By status and age, or that it was not counted. */
export function backlogSection(source: SectionSource): Html | null {
  const { report, words } = source;
  const view = backlogTable(report, words);
  if (view === null) return null;
  const title = words.say('title.backlog');
  const items = report.backlog?.items ?? [];
  const table = {
    id: 'backlog',
    label: title,
    nameLabel: words.say('head.statusAge'),
    rows: items,
    nameOf: (item: BacklogItem) => ({ text: backlogName(item, words) }),
    columns: [
      {
        ...{ id: 'deliveries', label: words.say('column.deliveries'), kpi: 'backlogByAge' },
        cell: ({ deliveries }: BacklogItem) => words.count(deliveries),
      },
    ],
  };
  const body = items.length === 0 ? NOTHING : pageTable(table, source);
  return sectionOf({ id: 'backlog', title, note: view.note as Said | null, body, width: 'half' });
}
