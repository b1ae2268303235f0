/** How often contacts were called more often than they may be. */
import { frequencyCapTable } from '../../../digest/sections/frequency-cap-table.ts';
import { capName } from '../../../digest/tables/cap-name.ts';
import type { Html } from '../../../html.ts';
import type { Report } from '../../../report/report.ts';
import type { Said } from '../../../words/words.ts';
import { type SectionSource, sectionOf } from '../../parts/section.ts';
import { pageTable } from '../../tables/page-table.ts';

type Cap = Report['compliance']['frequency'][number];

export function capSection(source: SectionSource): Html | null {
  const { report, words } = source;
  const { say, count } = words;
  const view = frequencyCapTable(report, words);
  if (view === null) return null;
  const body = pageTable<Cap>(
    {
      id: 'caps',
      label: say('title.caps'),
      nameLabel: say('head.atMost'),
      rows: report.compliance.frequency,
      nameOf: (cap) => ({ text: capName(cap, words) }),
      columns: [
        { id: 'contacts', label: say('column.contactsOver'), kpi: 'contactsOverCap', cell: ({ contactsOver }) => count(contactsOver) },
        { id: 'attempts', label: say('column.attemptsOver'), kpi: 'attemptsOverCap', cell: ({ rowsOver }) => count(rowsOver) },
        { id: 'most', label: say('column.mostSeen'), kpi: 'mostAttempts', cell: ({ maxSeen }) => count(maxSeen) },
      ],
    },
    source,
  );
  return sectionOf({ id: 'caps', title: say('title.caps'), note: view.note as Said | null, body, width: 'half' });
}
