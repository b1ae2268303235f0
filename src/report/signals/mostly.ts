/** What most attempts outside calling hours have in common: one configuration, one hour of the called party's day, or both. */
import type { OutsideHoursItem } from '../compliance/compliance-model.ts';
import type { Mostly } from './signal.ts';

/** By the certain ones; null where neither a configuration nor a known hour holds more than half of them. */
export function mostlyOf(items: readonly OutsideHoursItem[]): Mostly | null {
  const total = items.reduce((sum, { attempts }) => sum + attempts, 0);
  const both = most(items, ({ configuration, hour }) => JSON.stringify([configuration, hour]), total);
  if (both !== null && both.item.hour !== null) return { ...both.item, share: both.share };
  const where = most(items, ({ configuration }) => configuration, total);
  if (where !== null) return { ...where.item, hour: null, share: where.share };
  const when = most(items, ({ hour }) => hour, total);
  return when === null || when.item.hour === null ? null : { key: null, name: null, hour: when.item.hour, share: when.share };
}

/** The group that holds more than half of all, named by one of its items; null where none does. */
function most(
  items: readonly OutsideHoursItem[],
  keyOf: (item: OutsideHoursItem) => string | null,
  total: number,
): { readonly item: Omit<Mostly, 'share'>; readonly share: Mostly['share'] } | null {
  for (const group of Map.groupBy(items, keyOf).values()) {
    const attempts = group.reduce((sum, item) => sum + item.attempts, 0);
    const [first] = group;
    if (first === undefined || attempts * 2 <= total) continue;
    const item = { key: first.configuration, name: first.configurationName, hour: first.hour };
    return { item, share: attempts === total ? 'all' : 'most' };
  }
  return null;
}
