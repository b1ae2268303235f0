/** How the calls kept to the hours of the rule pack. */
import type { Report } from '../../report/report.ts';
import { clean, shownName } from '../../words/clean.ts';
import { type TableView, tableOf, withRows } from '../tables/table-view.ts';
import { hourSpan } from '../words/dates.ts';
import { formatCount, formatShare } from '../words/format.ts';

const MAX_NOTE = 360;
const MAX_PLACES = 2;

/** What is certain apart from what is possible. */
export function callingHoursTable({ compliance }: Pick<Report, 'compliance'>): TableView | null {
  const { callingHours: hours, rulePack } = compliance;
  const rows = [
    { name: 'Within hours', attempts: hours.ok ?? 0 },
    { name: 'Outside hours', attempts: hours.violation ?? 0 },
    { name: 'Possibly outside: several time zones', attempts: hours.possible ?? 0 },
    { name: 'Undeterminable: no time zone', attempts: hours.undeterminable ?? 0 },
  ];
  const total = rows.reduce((sum, { attempts }) => sum + attempts, 0);
  const note = `${outsideNote(compliance)}Rule pack "${shownName(rulePack.name)}", not legal advice. ${clean(rulePack.note, MAX_NOTE)}`;
  const head = { title: 'Calling hours', nameLabel: 'Where the called party is', note };
  const table = tableOf(head, total === 0 ? [] : rows, [
    { label: 'Attempts', text: ({ attempts }) => formatCount(attempts) },
    { label: 'Share', text: ({ attempts }) => formatShare(attempts, total) },
  ]);
  return withRows(table);
}

/** Where and when the certain violations were made, the commonest first; empty without any, and in a version that does not tell. */
function outsideNote({ outsideHours = [] }: Report['compliance']): string {
  const certain = outsideHours.filter(({ attempts }) => attempts > 0);
  if (certain.length === 0) return '';
  const places = certain.slice(0, MAX_PLACES).map(({ configurationName, hour, attempts }) => {
    const when = hour === null ? 'hour not known' : hourSpan(hour);
    return `${shownName(configurationName, 30)} ${when} (${formatCount(attempts)})`;
  });
  const left = certain.length - MAX_PLACES;
  return `Outside hours: ${places.join(', ')}${left > 0 ? ` and ${formatCount(left)} more` : ''}. `;
}
