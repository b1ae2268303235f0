/** What came of the deliveries: outcomes, dial modes, hours, attributes and what is still open, as tables. */
import type { AttributeItem, Backlog, HourItem, Item, ItemCounts } from '../../report/report.ts';
import { clean } from '../clean.ts';
import { formatInstant } from '../dates.ts';
import { formatCount, formatDeliveries, formatPercentRange, formatShare, fractionOf } from '../format.ts';
import { type BarView, type Column, type Head, type Listed, type TableView, tableOf, topTable } from './table-view.ts';

export const DELIVERIES: Column<Listed> = { label: 'Deliveries', text: (item) => formatCount(item.deliveries) };
export const OFF_HOOK: Column<ItemCounts> = {
  label: 'Off-hook',
  wideOnly: true,
  text: (item) => formatShare(item.offHook, item.voiceAttempts),
};
export const LIVE: Column<ItemCounts> = { label: 'Live', text: liveRange };
// Three channels and dial modes are documented; a row each leaves room for two more.
const FEW = 5;
const ATTEMPTS: Column<ItemCounts> = { label: 'Attempts', wideOnly: true, text: (item) => formatCount(item.attempts) };

/** A list with the rates of its voice attempts: channels, dial modes. */
export function rateTable(title: string, nameLabel: string, items: readonly Item[]): TableView {
  return topTable<Item>({ title, nameLabel }, items, [DELIVERIES, ATTEMPTS, OFF_HOOK, LIVE], FEW);
}

/** A list of outcomes with each one's share of all deliveries. */
export function shareTable(head: Head, items: readonly Item[], total: number): TableView {
  const share: Column<Item> = { label: 'Share', text: (item) => formatShare(item.deliveries, total) };
  return topTable<Item>(head, items, [DELIVERIES, share]);
}

/** What was open when it was last counted, by status and age. */
export function backlogTable(backlog: Backlog | null, zone: string): TableView {
  const items = (backlog?.items ?? []).map(({ status, age, deliveries }) => ({
    key: '',
    name: `${clean(status)}, ${clean(age)}`,
    deliveries,
  }));
  const open =
    backlog && `${formatDeliveries(backlog.total)} ${backlog.total === 1 ? 'was' : 'were'} open on ${formatInstant(backlog.at, zone)}.`;
  return topTable({ title: 'Backlog', nameLabel: 'Status and age', note: open ?? 'Not counted in this period.' }, items, [DELIVERIES]);
}

/** Attribute values with how many calls reached a person at least, and how many converted where any did. */
export function attributeTable(items: readonly AttributeItem[]): TableView {
  const live: Column<AttributeItem> = { label: 'Live, at least', text: (item) => formatCount(item.liveMin) };
  const converted: Column<AttributeItem> = { label: 'Converted', text: (item) => formatCount(item.converted) };
  const columns = items.some((item) => item.converted > 0) ? [DELIVERIES, live, converted] : [DELIVERIES, live];
  return topTable<AttributeItem>({ title: 'Attributes', nameLabel: 'Attribute' }, items, columns);
}

/** The hours from the first to the last with an attempt, each with a bar for attempts and, inside it, those that reached a person. */
export function hourTable(items: readonly HourItem[]): TableView {
  const isBusy = ({ attempts }: HourItem) => attempts > 0;
  const hours = items.some(isBusy) ? items.slice(items.findIndex(isBusy), items.findLastIndex(isBusy) + 1) : [];
  const most = Math.max(0, ...hours.map((item) => item.attempts));
  const note = 'By the local hour in which the attempt began. The strong part of a bar: at least so many reached a person.';
  const columns: Column<HourItem>[] = [{ label: 'Attempts', text: (item) => formatCount(item.attempts) }, LIVE_OF_HOUR];
  const table = tableOf<HourItem>({ title: 'Hours', nameLabel: 'Hour', note }, hours, columns);
  return {
    ...table,
    barLabel: 'Attempts as a bar',
    columnPercent: 12,
    rows: table.rows.map((row, index) => {
      const hour = hours[index];
      return hour ? { ...row, name: `${row.name}:00`, quiet: !isBusy(hour), bar: barOf(hour, most) } : row;
    }),
  };
}

const LIVE_OF_HOUR: Column<HourItem> = { label: 'Live', text: liveRange };

function liveRange({ liveMin, liveMax, voiceAttempts }: Pick<ItemCounts, 'liveMin' | 'liveMax' | 'voiceAttempts'>): string {
  return formatPercentRange(fractionOf(liveMin, voiceAttempts), fractionOf(liveMax, voiceAttempts));
}

function barOf({ liveMin, attempts }: HourItem, most: number): BarView {
  const filled = Math.round((attempts / most) * 100);
  const livePercent = attempts === 0 ? 0 : Math.round((liveMin / attempts) * filled);
  return { livePercent, restPercent: filled - livePercent, emptyPercent: 100 - filled };
}
