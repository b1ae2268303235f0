/** The queues and how they cope. */
import type { Report } from '../../report/report.ts';
import type { Words } from '../../words/words.ts';
import { copingTable } from '../tables/coping-table.ts';
import { type TableView, withRows } from '../tables/table-view.ts';

/** The queues with the most deliveries. */
export function queueTable({ byQueue }: Pick<Report, 'byQueue'>, words: Words): TableView | null {
  return withRows(copingTable({ title: words.say('title.queues'), nameLabel: words.say('head.queue') }, byQueue, words));
}
