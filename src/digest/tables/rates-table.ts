/** A list with the rates of its voice attempts. */
import type { Item } from '../../report/report.ts';
import type { Words } from '../../words/words.ts';
import { itemColumns } from './item-columns.ts';
import { plainItems } from './plain-items.ts';
import { type Head, type TableView, topTable } from './table-view.ts';

// Three channels and dial modes are documented; a row each leaves room for two more.
const FEW = 5;

/** The five items with the most deliveries, by the plain names of a list of Microsoft's. */
export function ratesTable(head: Head, list: 'channel' | 'dialMode', items: readonly Item[], words: Words): TableView {
  const { deliveries, attempts, answered, reached, atMost } = itemColumns(words);
  return topTable(head, plainItems(list, items, words), [deliveries, attempts, answered, reached, atMost], words, FEW);
}
