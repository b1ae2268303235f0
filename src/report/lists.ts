/** The lists of a report: cells grouped by a scope column, entries of an open list, attempts by local hour. */
import { recordOf } from '../metrics/cube/cell.ts';
import { type Cell, type Detail, mergeTallies, type Tally } from '../metrics/cube/cube.ts';
import { ATTRIBUTE_COUNTS, countNamed, GROUP_COUNTS, ITEM_COUNTS } from '../metrics/cube/entry-counts.ts';
import type { OpenList } from '../metrics/cube/open-list.ts';
import type { Scope } from '../metrics/fact/fact.ts';
import { VOCABULARY } from '../metrics/row/vocabulary.ts';
import { wallMsAt } from '../time/offsets.ts';
import type { AttributeItem, HourItem, Item, ItemCounts, JourneyRunItem } from './list-model.ts';

/** Key and name of the one item that stands for a list that grew too long. */
export const MANY = '(many)';
/** Name of an empty value. */
export const NOT_GIVEN = '(not given)';

/** How a list's keys are named, and which of them are documented. */
export interface Naming {
  readonly nameOf?: (key: string) => string;
  readonly known?: ReadonlySet<string>;
}

/** One item a value of a scope column, most deliveries first. */
export function itemsByScope(cells: readonly Cell[], column: keyof Scope, naming: Naming = {}): Item[] {
  const groups = Map.groupBy(cells, (cell) => cell.scope[column]);
  const items = [...groups].map(([key, group]) => named(key, countsOfTally(mergeTallies(group.map((cell) => cell.tally))), naming));
  return byDeliveries(items.filter((item) => item.deliveries > 0));
}

/** One item an entry of an open list, most deliveries first; a list that grew too long is one item "(many)". */
export function itemsOfList(list: OpenList, naming: Naming = {}): Item[] {
  const items = list.entries.map(([key, ...counts]) => named(key, countsOfEntry(counts), naming));
  return list.many === null ? byDeliveries(items) : [{ key: MANY, name: MANY, ...countsOfEntry(list.many) }];
}

/** The values of every keyword, most deliveries first; keywords stay together in the order of their commonest value. */
export function attributeItems(list: OpenList): AttributeItem[] {
  if (list.many !== null) {
    return [{ key: MANY, name: MANY, type: '', keyword: MANY, value: '', ...attributeCounts(list.many) }];
  }
  const items = list.entries.map(([key, ...counts]): AttributeItem => {
    const [type, keyword, value] = JSON.parse(key) as [string, string, string];
    return { key, name: `${keyword} = ${value}`, type, keyword, value, ...attributeCounts(counts) };
  });
  const groups = Map.groupBy(byDeliveries(items), ({ type, keyword }) => JSON.stringify([type, keyword]));
  return [...groups.values()].flat();
}

/** One item a run of a journey, most deliveries first. */
export function journeyRunItems(list: OpenList): JourneyRunItem[] {
  const items = itemsOfList(list, { nameOf: (key) => (key === MANY ? MANY : runOf(key)[1]) });
  return items.map((item) => {
    const [journey, run] = item.key === MANY ? ['', MANY] : runOf(item.key);
    return { ...item, journey, run };
  });
}

function runOf(key: string): readonly [journey: string, run: string] {
  return JSON.parse(key) as [string, string];
}

/** 24 items, "00" to "23": attempts by the hour that the clock in `zone` showed when they started. A repeated hour counts in one item. */
export function hourItems(detail: Detail, zone: string): HourItem[] {
  const hours = Array.from({ length: 24 }, () => new Array<number>(GROUP_COUNTS.length).fill(0));
  for (const [quarter, ...counts] of detail.byStartQuarter.entries) {
    const hour = hours[new Date(wallMsAt(Number(quarter), zone)).getUTCHours()];
    for (const [i, n] of counts.entries()) if (hour !== undefined) hour[i] = (hour[i] ?? 0) + n;
  }
  return hours.map((counts, hour) => {
    const key = String(hour).padStart(2, '0');
    return { key, name: key, ...countsOfEntry(counts) };
  });
}

/** The hours from the first to the last with an attempt, those without one between them too; none of a day without any. */
export function busyHours(hours: readonly HourItem[]): readonly HourItem[] {
  const first = hours.findIndex(isBusy);
  return first < 0 ? [] : hours.slice(first, hours.findLastIndex(isBusy) + 1);
}

/** Whether there was an attempt in the hour. */
export function isBusy({ attempts }: Pick<HourItem, 'attempts'>): boolean {
  return attempts > 0;
}

/** An item with its name, marked where its value is not documented. */
export function named(key: string, counts: ItemCounts, { nameOf = (text) => text, known }: Naming): Item {
  const name = key === '' ? NOT_GIVEN : nameOf(key);
  return known === undefined || known.has(key) ? { key, name, ...counts } : { key, name, ...counts, unknown: true };
}

/** The counts of an item out of a tally. */
export function countsOfTally(tally: Tally): ItemCounts {
  return recordOf(ITEM_COUNTS, (name) => tally[name]);
}

/** The counts of an item out of a list entry's counts. */
export function countsOfEntry(counts: readonly number[]): ItemCounts {
  return recordOf(ITEM_COUNTS, (name) => countNamed(GROUP_COUNTS, counts, name));
}

function attributeCounts(counts: readonly number[]): Pick<ItemCounts, (typeof ATTRIBUTE_COUNTS)[number]> {
  return recordOf(ATTRIBUTE_COUNTS, (name) => countNamed(GROUP_COUNTS, counts, name));
}

/** Most deliveries first. */
export function byDeliveries<T extends { readonly deliveries: number; readonly key: string }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => b.deliveries - a.deliveries || (a.key < b.key ? -1 : 1));
}

/** Documented values by list, for marking the others. */
export const KNOWN = VOCABULARY;
