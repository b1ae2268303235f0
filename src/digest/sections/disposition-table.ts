/** What representatives wrote down of their calls. */
import type { Report } from '../../report/report.ts';
import type { Words } from '../../words/words.ts';
import { sharesTable } from '../tables/shares-table.ts';
import { type TableView, withRows } from '../tables/table-view.ts';

/** Disposition codes with their shares. */
export function dispositionTable({ byDisposition, totals }: Pick<Report, 'byDisposition' | 'totals'>, words: Words): TableView | null {
  const head = { title: words.say('title.dispositions'), nameLabel: words.say('head.code'), note: words.say('note.dispositions') };
  return withRows(sharesTable(head, byDisposition, totals.deliveries ?? 0, words));
}
