/** The attributes that deliveries carried or brought back. */
import { certainlyLive } from '../../report/live.ts';
import type { AttributeItem, Report } from '../../report/report.ts';
import { DELIVERIES } from '../tables/item-columns.ts';
import { type Column, type TableView, topTable, withRows } from '../tables/table-view.ts';
import { formatCount } from '../words/format.ts';

const LIVE_COUNT: Column<AttributeItem> = { label: 'Live, at least', text: (item) => formatCount(certainlyLive(item)) };
const CONVERTED: Column<AttributeItem> = { label: 'Converted', text: (item) => formatCount(item.converted) };

/** Attribute values with how many calls reached a person at least, and how many converted where any did. */
export function attributeTable({ byAttribute }: Pick<Report, 'byAttribute'>): TableView | null {
  const columns = [DELIVERIES, LIVE_COUNT, ...(byAttribute.some((item) => (item.converted ?? 0) > 0) ? [CONVERTED] : [])];
  return withRows(topTable<AttributeItem>({ title: 'Attributes', nameLabel: 'Attribute' }, byAttribute, columns));
}
