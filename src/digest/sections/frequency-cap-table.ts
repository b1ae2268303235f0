/** How often contacts were called more often than they may be. */
import type { Report } from '../../report/report.ts';
import { firstOf, type TableView, withRows } from '../tables/table-view.ts';
import { formatCount } from '../words/format.ts';

const MAX_CAPS = 6;

/** Each frequency cap with how often it was broken. */
export function frequencyCapTable({ compliance }: Pick<Report, 'compliance'>): TableView | null {
  const head = { title: 'Frequency caps', nameLabel: 'At most' };
  const columns = [
    { label: 'Contacts over', text: ({ contactsOver }: Cap) => formatCount(contactsOver) },
    { label: 'Attempts over', text: ({ rowsOver }: Cap) => formatCount(rowsOver) },
    { label: 'Most seen', text: ({ maxSeen }: Cap) => formatCount(maxSeen) },
  ];
  return withRows(firstOf<Cap>(head, compliance.frequency, columns, MAX_CAPS));
}

type Cap = Report['compliance']['frequency'][number];
