/** How often contacts were called more often than they may be. */
import type { Report } from '../../report/report.ts';
import { firstOf, type TableView, withRows } from '../tables/table-view.ts';
import { formatCount } from '../words/format.ts';

// No rule pack has more than one.
const MAX_CAPS = 3;

/** Each frequency cap with how often it was broken. */
export function frequencyCapTable({ compliance }: Pick<Report, 'compliance'>): TableView | null {
  const head = { title: 'Frequency caps', nameLabel: 'At most', note: noteOfCaps(compliance.frequency) };
  const columns = [
    { label: 'Contacts over', text: ({ contactsOver }: Cap) => formatCount(contactsOver) },
    { label: 'Attempts over', text: ({ rowsOver }: Cap) => formatCount(rowsOver) },
    { label: 'Most seen', text: ({ maxSeen }: Cap) => formatCount(maxSeen) },
  ];
  return withRows(firstOf<Cap>(head, compliance.frequency, columns, MAX_CAPS));
}

/** What caps by matter were counted by; null where there are none. All of them are counted alike. */
function noteOfCaps(caps: readonly Cap[]): string | null {
  const [cap] = caps.filter(({ per }) => per === 'matter');
  return cap === undefined ? null : noteOf(cap);
}

function noteOf({ byMatter, byContact, maxOfContact }: Cap): string {
  if (byMatter === 0) return 'Counted by contact: no attempt had a msdyn_tracking_id.';
  const others = byContact === 0 ? '' : `, ${formatCount(byContact)} by contact`;
  return `${formatCount(byMatter)} attempts counted by matter (msdyn_tracking_id)${others}; most at one contact, whatever the matter: ${formatCount(maxOfContact)}.`;
}

type Cap = Report['compliance']['frequency'][number];
