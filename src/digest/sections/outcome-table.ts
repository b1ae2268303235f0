/** What came of the deliveries. */
import type { Report } from '../../report/report.ts';
import type { Words } from '../../words/words.ts';
import { plainItems } from '../tables/plain-items.ts';
import { sharesTable } from '../tables/shares-table.ts';
import { type TableView, withRows } from '../tables/table-view.ts';

/** Results with their shares. */
export function outcomeTable({ byResult, totals }: Pick<Report, 'byResult' | 'totals'>, words: Words): TableView | null {
  const head = { title: words.say('title.outcomes'), nameLabel: words.say('head.result') };
  return withRows(sharesTable(head, plainItems('result', byResult, words), totals.deliveries ?? 0, words));
}
