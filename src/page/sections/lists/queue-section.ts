/** The queues and how they cope, each a link to its own page. */
import type { Html } from '../../../html.ts';
import { scopeItems } from '../../../report/scope-names.ts';
import type { SectionSource } from '../../parts/section.ts';
import { linkedNames } from '../../tables/row-names.ts';
import { copingColumns } from './coping-columns.ts';
import { listSection } from './list-section.ts';
import { sparkColumns } from './spark-column.ts';

export function queueSection(source: SectionSource): Html | null {
  const { report, address, words } = source;
  const items = scopeItems(report, 'queue');
  const hasHours = items.some(({ backlog, hoursRemaining }) => backlog && hoursRemaining !== null);
  return listSection(
    {
      id: 'queues',
      title: words.say('title.queues'),
      note: hasHours ? words.say('note.coping') : null,
      nameLabel: words.say('head.queue'),
      rows: items,
      nameOf: linkedNames('queue', address, words),
      columns: [...sparkColumns(items, words), ...copingColumns(items, report, words)],
    },
    source,
  );
}
