/** The campaigns, the most unusual first, each a link to its own page. */
import { campaignFlag } from '../../../digest/sections/campaign-table.ts';
import type { Html } from '../../../html.ts';
import { scopeItems } from '../../../report/scope-names.ts';
import type { SectionSource } from '../../parts/section.ts';
import { linkedNames } from '../../tables/row-names.ts';
import { copingColumns } from './coping-columns.ts';
import { listSection } from './list-section.ts';
import { sparkColumns } from './spark-column.ts';

export function campaignSection(source: SectionSource): Html | null {
  const { report, signals, address, words } = source;
  const nameOf = linkedNames('configuration', address, words);
  const items = scopeItems(report, 'configuration').toSorted((a, b) => (b.unusual ?? 0) - (a.unusual ?? 0) || b.deliveries - a.deliveries);
  return listSection(
    {
      id: 'campaigns',
      title: words.say('campaigns.title'),
      nameLabel: words.say('campaigns.name'),
      rows: items,
      nameOf: (item) => ({ ...nameOf(item), ...campaignFlag(item, signals, words) }),
      columns: [...sparkColumns(items, words), ...copingColumns(items, report, words)],
    },
    source,
  );
}
