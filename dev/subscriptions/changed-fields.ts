/** What differs between two versions of a subscription, field by field; addresses are masked. */
import { maskAddress } from '../../src/subscriptions/delivery/ledger.ts';

const ADDRESS = /[^\s"<>@]+@[^\s"<>]+/g;

type Fields = Readonly<Record<string, unknown>>;

/** A line each: 'schedule.at: "07:00" -> "08:00"'. Of lists that hold texts, what came and what went. */
export function changedFields(before: object, after: object, way = ''): readonly string[] {
  const [old, now] = [before as Fields, after as Fields];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return names.flatMap((name) => changeOf(old[name], now[name], way === '' ? name : `${way}.${name}`));
}

function changeOf(before: unknown, after: unknown, name: string): readonly string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isObject(before) && isObject(after)) return changedFields(before, after, name);
  if (areTexts(before) && areTexts(after)) return [`${name}: ${listChange(before, after)}`];
  return [`${name}: ${text(before)} -> ${text(after)}`];
}

function listChange(before: readonly string[], after: readonly string[]): string {
  const came = after.filter((one) => !before.includes(one)).map((one) => `+ ${text(one)}`);
  const went = before.filter((one) => !after.includes(one)).map((one) => `- ${text(one)}`);
  return [...came, ...went].join(', ') || 'in another order';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function areTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function text(value: unknown): string {
  return value === undefined ? '(none)' : JSON.stringify(value).replace(ADDRESS, maskAddress);
}
