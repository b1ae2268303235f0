/** The attributes that deliveries carried or brought back. */
import { certainlyLive } from '../../report/live.ts';
import type { AttributeItem, Report } from '../../report/report.ts';
import type { Words } from '../../words/words.ts';
import { itemColumns } from '../tables/item-columns.ts';
import { type Column, type TableView, topTable, withRows } from '../tables/table-view.ts';

/** Attribute values with how many calls reached a person at least, and how many converted where any did. */
export function attributeTable({ byAttribute }: Pick<Report, 'byAttribute'>, words: Words): TableView | null {
  const live: Column<AttributeItem> = { label: words.say('column.liveAtLeast'), text: (item) => words.count(certainlyLive(item)) };
  const converted: Column<AttributeItem> = { label: words.say('column.converted'), text: (item) => words.count(item.converted) };
  const isConverting = byAttribute.some((item) => (item.converted ?? 0) > 0);
  const columns = [itemColumns(words).deliveries, live, ...(isConverting ? [converted] : [])];
  const head = { title: words.say('title.attributes'), nameLabel: words.say('head.attribute') };
  return withRows(topTable<AttributeItem>(head, byAttribute, columns, words));
}
