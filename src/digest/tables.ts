/** The lists of a report as tables to show: sorted, cut to the top, and with what was cut named. */
import type { AttributeItem, HourItem, Item, ItemCounts } from '../report/report.ts';
import { clean, shownName } from './clean.ts';
import { formatCount, formatDeliveries, formatPercentRange, formatShare, fractionOf } from './format.ts';

export interface TableView {
  readonly title: string;
  /** A sentence under the title, null without one. */
  readonly note: string | null;
  /** Header of the first column. */
  readonly nameLabel: string;
  /** Header of the bar column, null in a table without bars. */
  readonly barLabel: string | null;
  readonly columns: readonly ColumnView[];
  readonly rows: readonly RowView[];
  /** What is not shown ("and 3 more with 40 deliveries"), null where all is. */
  readonly more: string | null;
}

export interface ColumnView {
  readonly label: string;
  /** Left out on a phone, where there is no room. */
  readonly wideOnly: boolean;
}

export interface RowView {
  readonly name: string;
  /** The value is not one that Microsoft documents. */
  readonly unknown: boolean;
  /** An hour in which nothing happened, shown faintly. */
  readonly quiet: boolean;
  readonly bar: BarView | null;
  readonly cells: readonly { readonly text: string; readonly wideOnly: boolean }[];
}

/** Whole percent of the bar's room; the three add up to 100. */
export interface BarView {
  readonly livePercent: number;
  readonly restPercent: number;
  readonly emptyPercent: number;
}

interface Column<T> {
  readonly label: string;
  readonly wideOnly?: boolean;
  readonly text: (item: T) => string;
}
interface Listed {
  readonly key: string;
  readonly name: string;
  readonly deliveries: number;
  readonly unknown?: boolean;
}

const TOP = 10;
/** Key of the entry that holds the rest of a list which grew too long (report.ts). */
const MANY = '(many)';

const DELIVERIES: Column<Listed> = { label: 'Deliveries', text: (item) => formatCount(item.deliveries) };
const VOICE: readonly Column<ItemCounts>[] = [
  { label: 'Attempts', wideOnly: true, text: (item) => formatCount(item.attempts) },
  { label: 'Off-hook', wideOnly: true, text: (item) => formatShare(item.offHook, item.voiceAttempts) },
  { label: 'Live', text: liveRange },
];

/** A list with the rates of its voice attempts: queues, configurations, dial modes. */
export function rateTable(title: string, nameLabel: string, items: readonly Item[]): TableView {
  return topTable<Item>(title, nameLabel, null, items, [DELIVERIES, ...VOICE]);
}

/** A list of outcomes with each one's share of all deliveries. */
export function shareTable(title: string, nameLabel: string, note: string | null, items: readonly Item[], total: number): TableView {
  const share: Column<Item> = { label: 'Share', text: (item) => formatShare(item.deliveries, total) };
  return topTable<Item>(title, nameLabel, note, items, [DELIVERIES, share]);
}

/** A list of counts alone. */
export function countTable(title: string, nameLabel: string, note: string | null, items: readonly Listed[]): TableView {
  return topTable(title, nameLabel, note, items, [DELIVERIES]);
}

/** Attribute values with how many calls reached a person at least. */
export function attributeTable(items: readonly AttributeItem[]): TableView {
  const live: Column<AttributeItem> = { label: 'Live, at least', text: (item) => formatCount(item.liveMin) };
  return topTable<AttributeItem>('Attributes', 'Attribute', null, items, [DELIVERIES, live]);
}

/** The hours of the local day, with a bar for attempts and, inside it, those that reached a person. Without an attempt it has no row. */
export function hourTable(items: readonly HourItem[]): TableView {
  const most = Math.max(0, ...items.map((item) => item.attempts));
  const columns: Column<HourItem>[] = [
    { label: 'Attempts', text: (item) => formatCount(item.attempts) },
    { label: 'Live', text: liveRange },
  ];
  const rowAt = (item: HourItem): RowView => ({
    ...rowOf(item, columns),
    name: `${clean(item.name)}:00`,
    quiet: item.attempts === 0,
    bar: barOf(item, most),
  });
  const note = 'By the local hour in which the attempt began. The strong part of a bar: at least so many reached a person.';
  return {
    title: 'Hours',
    note,
    nameLabel: 'Hour',
    barLabel: 'Attempts as a bar',
    columns: columns.map(headOf),
    rows: most === 0 ? [] : items.map(rowAt),
    more: null,
  };
}

function topTable<T extends Listed>(
  title: string,
  nameLabel: string,
  note: string | null,
  items: readonly T[],
  columns: readonly Column<T>[],
): TableView {
  const named = items.filter((item) => item.key !== MANY).sort((a, b) => b.deliveries - a.deliveries || compareText(a.name, b.name));
  const rest = [...named.slice(TOP), ...items.filter((item) => item.key === MANY)];
  const rows = named.slice(0, TOP).map((item) => rowOf(item, columns));
  return { title, note, nameLabel, barLabel: null, columns: columns.map(headOf), rows, more: moreOf(rest) };
}

function moreOf(rest: readonly Listed[]): string | null {
  if (rest.length === 0) return null;
  const named = rest.filter((item) => item.key !== MANY).length;
  const deliveries = formatDeliveries(rest.reduce((sum, item) => sum + item.deliveries, 0));
  return named === rest.length
    ? `and ${formatCount(named)} more with ${deliveries}`
    : `and more than ${formatCount(named)} others with ${deliveries}`;
}

function rowOf<T extends { readonly name: string; readonly unknown?: boolean }>(item: T, columns: readonly Column<T>[]): RowView {
  const cells = columns.map((column) => ({ text: column.text(item), wideOnly: column.wideOnly ?? false }));
  return { name: shownName(item.name), unknown: item.unknown ?? false, quiet: false, bar: null, cells };
}

function headOf({ label, wideOnly = false }: { readonly label: string; readonly wideOnly?: boolean }): ColumnView {
  return { label, wideOnly };
}

function liveRange({ liveMin, liveMax, voiceAttempts }: ItemCounts): string {
  return formatPercentRange(fractionOf(liveMin, voiceAttempts), fractionOf(liveMax, voiceAttempts));
}

function barOf({ liveMin, attempts }: HourItem, most: number): BarView {
  const filled = Math.round((attempts / most) * 100);
  const livePercent = attempts === 0 ? 0 : Math.round((liveMin / attempts) * filled);
  return { livePercent, restPercent: filled - livePercent, emptyPercent: 100 - filled };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
