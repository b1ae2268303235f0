/** The last days of single queues and configurations. */
import { recordOf } from '../../metrics/cube/cell.ts';
import type { Tally } from '../../metrics/cube/cube.ts';
import { DAY_COUNTS, type DayCount } from '../../metrics/cube/entry-counts.ts';
import { daysBefore } from '../../time/days-before.ts';
import type { Period } from '../../time/local-day.ts';
import type { CountedDay, ScopePart } from './trend.ts';
import type { ItemDays } from './trend-model.ts';

/** Local days, the report's last one among them. */
export const ITEM_DAYS = 14;

type Column = keyof ScopePart['scope'];

export interface LastDays {
  /** Whose last days they are. */
  readonly period: Pick<Period, 'toMs' | 'zone'>;
  /** With their parts; what is missing was not read whole. */
  readonly read: readonly CountedDay[];
}

/** Items with what each had on the last days. */
export function withDays<Item extends { readonly key: string }>(
  items: readonly Item[],
  column: Column,
  { period, read }: LastDays,
): (Item & { readonly days: ItemDays })[] {
  const parts = new Map(read.map((day) => [day.date, partsBy(column, day)]));
  const dates = daysBefore(period.toMs, period.zone, ITEM_DAYS).map(({ from }) => from);
  const days = dates.toReversed().map((date) => parts.get(date) ?? null);
  return items.map((item) => ({ ...item, days: daysOf(item.key, days) }));
}

type Parts = ReadonlyMap<string, readonly Tally[]>;

function partsBy(column: Column, { parts = [] }: CountedDay): Parts {
  const groups = Map.groupBy(parts, ({ scope }) => scope[column]);
  return new Map(Array.from(groups, ([key, group]) => [key, group.map(({ tally }) => tally)]));
}

function daysOf(key: string, days: readonly (Parts | null)[]): ItemDays {
  const tallies = days.map((parts) => parts && (parts.get(key) ?? []));
  return recordOf(DAY_COUNTS, (name) => tallies.map((ofDay) => ofDay && sumOf(ofDay, name)));
}

/** Of these few counts alone: whole tallies have many more. */
function sumOf(tallies: readonly Tally[], name: DayCount): number {
  return tallies.reduce((sum, tally) => sum + tally[name], 0);
}
