/** The configurations and how they cope. */
import type { Report } from '../../report/report.ts';
import type { Words } from '../../words/words.ts';
import { copingTable } from '../tables/coping-table.ts';
import { type TableView, withRows } from '../tables/table-view.ts';

/** The configurations with the most deliveries. */
export function configurationTable({ byConfiguration }: Pick<Report, 'byConfiguration'>, words: Words): TableView | null {
  const head = { title: words.say('title.configurations'), nameLabel: words.say('head.configuration') };
  return withRows(copingTable(head, byConfiguration, words));
}
