/** The campaigns, the most unusual first, each a link to its own page. */
import type { Html } from '../../../html.ts';
import type { SectionSource } from '../../parts/section.ts';
import { linkedNames } from '../../tables/row-names.ts';
import { copingColumns } from './coping-columns.ts';
import { listSection } from './list-section.ts';
import { sparkColumns } from './spark-column.ts';

export function campaignSection(source: SectionSource): Html | null {
  const { report, address, words } = source;
  const items = report.byConfiguration.toSorted((a, b) => (b.unusual ?? 0) - (a.unusual ?? 0) || b.deliveries - a.deliveries);
  return listSection(
    {
      id: 'campaigns',
      title: words.say('campaigns.title'),
      nameLabel: words.say('campaigns.name'),
      rows: items,
      nameOf: linkedNames('configuration', address, words),
      columns: [...sparkColumns(items, words), ...copingColumns(items, report, words)],
    },
    source,
  );
}
