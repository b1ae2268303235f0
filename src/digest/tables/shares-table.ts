/** A list with each item's share of all deliveries. */
import type { Item } from '../../report/report.ts';
import type { Words } from '../../words/words.ts';
import { itemColumns } from './item-columns.ts';
import { type Column, type Head, type Named, type TableView, topTable } from './table-view.ts';

/** The items with the most deliveries, out of a total. */
export function sharesTable(head: Head, items: readonly (Item & Named)[], total: number, words: Words): TableView {
  const share: Column<Item> = { label: words.say('column.share'), text: (item) => words.ratio(item.deliveries, total) };
  return topTable<Item & Named>(head, items, [itemColumns(words).deliveries, share], words);
}
