/** A list with each item's share of all deliveries. */
import type { Item } from '../../report/report.ts';
import { formatShare } from '../words/format.ts';
import { DELIVERIES } from './item-columns.ts';
import { type Column, type Head, type TableView, topTable } from './table-view.ts';

/** The items with the most deliveries, out of a total. */
export function sharesTable(head: Head, items: readonly Item[], total: number): TableView {
  const share: Column<Item> = { label: 'Share', text: (item) => formatShare(item.deliveries, total) };
  return topTable<Item>(head, items, [DELIVERIES, share]);
}
