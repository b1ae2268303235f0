/** A list with the rates of its voice attempts. */
import type { Item } from '../../report/report.ts';
import { ATTEMPTS, DELIVERIES, LIVE, OFF_HOOK } from './item-columns.ts';
import { type Head, type TableView, topTable } from './table-view.ts';

// Three channels and dial modes are documented; a row each leaves room for two more.
const FEW = 5;

/** The five items with the most deliveries. */
export function ratesTable(head: Head, items: readonly Item[]): TableView {
  return topTable<Item>(head, items, [DELIVERIES, ATTEMPTS, OFF_HOOK, LIVE], FEW);
}
