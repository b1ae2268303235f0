/** How the calls kept to the hours of the rule pack. */
import type { Report } from '../../report/report.ts';
import { type TableView, tableOf, withRows } from '../tables/table-view.ts';
import { clean, shownName } from '../words/clean.ts';
import { formatCount, formatShare } from '../words/format.ts';

const MAX_NOTE = 400;

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
  const note = `Rule pack "${shownName(rulePack.name)}", not legal advice. ${clean(rulePack.note, MAX_NOTE)}`;
  const head = { title: 'Calling hours', nameLabel: 'Where the called party is', note };
  const table = tableOf(head, total === 0 ? [] : rows, [
    { label: 'Attempts', text: ({ attempts }) => formatCount(attempts) },
    { label: 'Share', text: ({ attempts }) => formatShare(attempts, total) },
  ]);
  return withRows(table);
}
