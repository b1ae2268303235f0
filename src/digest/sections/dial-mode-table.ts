/** The ways of dialling beside each other. */
import type { Report } from '../../report/report.ts';
import type { Words } from '../../words/words.ts';
import { ratesTable } from '../tables/rates-table.ts';
import { type TableView, withRows } from '../tables/table-view.ts';

/** Dial modes with their rates. */
export function dialModeTable({ byDialMode }: Pick<Report, 'byDialMode'>, words: Words): TableView | null {
  const head = { title: words.say('title.dialModes'), nameLabel: words.say('head.dialMode') };
  return withRows(ratesTable(head, 'dialMode', byDialMode, words));
}
