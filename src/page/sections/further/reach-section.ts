/** Which attempt reaches people for the first time, of the contacts that got so far. */
import type { Html } from '../../../html.ts';
import type { ContactReport } from '../../../report/report.ts';
import { type SectionSource, sectionOf } from '../../parts/section.ts';
import { pageTable } from '../../tables/page-table.ts';

type Reach = ContactReport['reachByAttempt'][number];

export function reachSection(source: SectionSource): Html | null {
  const { report, words } = source;
  const { say, count, percent, percentRange } = words;
  const rows = report.contacts.reachByAttempt.filter(({ rate }) => rate.denominator > 0);
  if (rows.length === 0) return null;
  const body = pageTable<Reach>(
    {
      id: 'reach',
      label: say('title.reach'),
      nameLabel: say('head.attempt'),
      rows,
      nameOf: ({ attempt }) => ({ text: say('row.attempt', { count: attempt }) }),
      columns: [
        { id: 'called', label: say('column.called'), cell: ({ rate }) => count(rate.denominator) },
        { id: 'reached', label: say('column.reached'), cell: ({ rate }) => count(rate.numerator) },
        { id: 'share', label: say('column.share'), kpi: 'reachByAttempt', cell: ({ rate }) => percent(rate.value) },
        { id: 'interval', label: say('page.certainty'), cell: ({ rate }) => percentRange(rate.low, rate.high) },
      ],
    },
    source,
  );
  return sectionOf({ id: 'reach', title: say('title.reach'), note: say('note.reach'), body, width: 'half' });
}
