/** A table of the digest as finished strings, and how lists become one: sorted, cut to the top, and with what was cut named. */
import { MANY } from '../../report/lists.ts';
import type { Said, Words } from '../../words/words.ts';
import { given } from './given.ts';

export interface TableView {
  readonly title: string;
  /** A sentence under the title, null without one. */
  readonly note: string | null;
  /** Header of the first column. */
  readonly nameLabel: string;
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
  /** What is odd about it ("unknown value"), null where nothing is. */
  readonly flag: string | null;
  /** An hour in which nothing happened, shown faintly. */
  readonly quiet: boolean;
  readonly cells: readonly { readonly text: string; readonly wideOnly: boolean }[];
}

/** A column to be: how an item's cell reads. */
export interface Column<T> {
  readonly label: string;
  readonly wideOnly?: boolean;
  readonly text: (item: T) => string;
}

export interface Head {
  readonly title: string;
  readonly nameLabel: string;
  readonly note?: string | null;
}

/** What every row needs to be made. */
export interface Named {
  /** From data. */
  readonly name: string;
  /** The same in the reader's words, where there are any. */
  readonly said?: Said;
  /** The value is not one that Microsoft documents. */
  readonly unknown?: boolean;
  readonly flag?: string;
  /** Nothing happened in it: shown faintly. */
  readonly quiet?: boolean;
}

/** An entry of a list by deliveries. */
export interface Listed extends Named {
  readonly key: string;
  readonly deliveries: number;
}

/** Rows shown of a list. */
const TOP = 10;
// Names share a phone's width with the figures; a longer one is told apart by its beginning as a rule.
const NAME_CHARACTERS = 40;

/** Items as they come, one row each. */
export function tableOf<T extends Named>(
  head: Head,
  items: readonly T[],
  columns: readonly Column<T>[],
  words: Words,
  more: Said | null = null,
): TableView {
  return {
    title: head.title,
    note: head.note ?? null,
    nameLabel: head.nameLabel,
    columns: columns.map(({ label, wideOnly = false }) => ({ label, wideOnly })),
    rows: items.map((item) => rowOf(item, columns, words)),
    more,
  };
}

/** The first items of a list that is sorted already; the rest is named ("and 3 more"). */
export function firstOf<T extends Named>(
  head: Head,
  items: readonly T[],
  columns: readonly Column<T>[],
  words: Words,
  most = TOP,
): TableView {
  const left = items.length - most;
  return tableOf(head, items.slice(0, most), columns, words, left > 0 ? words.say('more', { count: left }) : null);
}

/** The items with the most deliveries; what is left out is named with its deliveries. */
export function topTable<T extends Listed>(
  head: Head,
  items: readonly T[],
  columns: readonly Column<T>[],
  words: Words,
  most = TOP,
): TableView {
  const named = items.filter((item) => item.key !== MANY).sort((a, b) => b.deliveries - a.deliveries || compareText(a.name, b.name));
  const rest = [...named.slice(most), ...items.filter((item) => item.key === MANY)];
  return tableOf(head, named.slice(0, most), columns, words, moreOf(rest, words));
}

/** A table that has something to show; null for one without rows. */
export function withRows(table: TableView): TableView | null {
  return table.rows.length > 0 || table.more !== null ? table : null;
}

/** As withRows(), but a note is enough: it says why there are no rows. */
export function withRowsOrNote(table: TableView): TableView | null {
  return table.note === null ? withRows(table) : table;
}

function moreOf(rest: readonly Listed[], words: Words): Said | null {
  if (rest.length === 0) return null;
  const count = rest.filter((item) => item.key !== MANY).length;
  const deliveries = rest.reduce((sum, item) => sum + item.deliveries, 0);
  return words.say(count === rest.length ? 'more.deliveries' : 'more.many', { count, deliveries });
}

function rowOf<T extends Named>(item: T, columns: readonly Column<T>[], words: Words): RowView {
  const cells = columns.map((column) => ({ text: column.text(item), wideOnly: column.wideOnly ?? false }));
  const flag = item.flag ?? (item.unknown ? words.say('flag.unknown') : null);
  return { name: item.said ?? words.name(given(item.name), NAME_CHARACTERS), flag, quiet: item.quiet ?? false, cells };
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
