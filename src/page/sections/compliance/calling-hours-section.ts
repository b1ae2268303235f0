/** How the calls kept to the hours of the rule pack, and where and when they did not. */
import { callingHoursTable } from '../../../digest/sections/calling-hours-table.ts';
import { type Html, html, NOTHING } from '../../../html.ts';
import type { Report } from '../../../report/report.ts';
import type { Said, Words } from '../../../words/words.ts';
import { type SectionSource, sectionOf } from '../../parts/section.ts';
import { pageTable } from '../../tables/page-table.ts';
import { outsideHours } from './outside-hours.ts';

type Hours = Report['compliance']['callingHours'];
interface Row {
  readonly text: Said;
  readonly kpi: string;
  readonly attempts: number | null;
}

export function callingHoursSection(source: SectionSource): Html | null {
  const { report, words } = source;
  const view = callingHoursTable(report, words);
  if (view === null) return null;
  const rows = rowsOf(report.compliance.callingHours, words);
  const total = rows.reduce((sum, { attempts }) => sum + (attempts ?? 0), 0);
  const table = pageTable<Row>(
    {
      id: 'callingHours',
      label: words.say('title.callingHours'),
      nameLabel: words.say('head.calledParty'),
      rows,
      nameOf: ({ kpi, text }) => ({ text: '' as Said, mark: source.explain.label(kpi, text) }),
      columns: [
        { id: 'attempts', label: words.say('column.attempts'), cell: ({ attempts }) => words.count(attempts) },
        { id: 'share', label: words.say('column.share'), cell: ({ attempts }) => words.ratio(attempts ?? 0, total) },
      ],
    },
    source,
  );
  const body = html`${table}${outsideHours(source) ?? NOTHING}`;
  return sectionOf({ id: 'callingHours', title: words.say('title.callingHours'), note: view.note as Said | null, body });
}

function rowsOf({ ok, violation, possible, undeterminable }: Hours, { say }: Words): readonly Row[] {
  return [
    { text: say('row.hoursOk'), kpi: 'hoursOk', attempts: ok },
    { text: say('row.hoursViolation'), kpi: 'hoursViolation', attempts: violation },
    { text: say('row.hoursPossible'), kpi: 'hoursPossible', attempts: possible },
    { text: say('row.hoursUndeterminable'), kpi: 'hoursUndeterminable', attempts: undeterminable },
  ];
}
