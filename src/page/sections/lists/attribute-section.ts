/** The attributes that deliveries carried or brought back. */
import type { Html } from '../../../html.ts';
import type { AttributeItem } from '../../../report/report.ts';
import type { SectionSource } from '../../parts/section.ts';
import { pageColumns } from '../../tables/item-columns.ts';
import { rowNames } from '../../tables/row-names.ts';
import { listSection } from './list-section.ts';

/** Conversions only where any was made. */
export function attributeSection(source: SectionSource): Html | null {
  const { report, words } = source;
  const { deliveries, live, success } = pageColumns(words);
  const isConverting = report.byAttribute.some((item) => Number(success.value?.(item) ?? 0) > 0);
  return listSection<AttributeItem>(
    {
      id: 'attributes',
      title: words.say('title.attributes'),
      nameLabel: words.say('head.attribute'),
      rows: report.byAttribute,
      nameOf: rowNames(words),
      columns: [deliveries, live, ...(isConverting ? [success] : [])],
      width: 'half',
    },
    source,
  );
}
