/** Attribute values come from customers and bots: what is kept of one is a class, unless the organisation asked for the keyword's values. */
import type { AttributeType, FactAttribute } from './fact.ts';
import type { AttributeRow } from './row.ts';
import type { Rules } from './rules.ts';
import { openText, remembered } from './text.ts';

const TYPES: ReadonlyMap<number, AttributeType> = new Map([
  [700610000, 'input'],
  [700610001, 'result'],
]);
const YES = new Set(['yes', 'true', 'y']);
const NO = new Set(['no', 'false', 'n']);
const NUMBER = /^[+-]?(?:\d[\d\s.,']*)$/;
const DATE = /^\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?$|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/;

/** What is kept of an attribute row: type, keyword, and the value or its class. */
export function factAttributeOf(row: AttributeRow, rules: Rules): FactAttribute {
  const keyword = openText(row.msdyn_keyword ?? '');
  const value = row.msdyn_value ?? '';
  const type = TYPES.get(row.msdyn_type ?? -1) ?? 'other';
  return { type, keyword, value: rules.keptKeywords.has(keyword.toLowerCase()) ? openText(value) : classOf(value) };
}

/** "yes", "no", "(number)", "(date)", "(text)" or "(empty)". */
export function classOf(value: string): string {
  return value.length <= 40 ? shortClassOf(value) : value.trim() === '' ? '(empty)' : '(text)';
}

const shortClassOf = remembered((value: string): string => {
  const text = value.trim().toLowerCase();
  if (text === '') return '(empty)';
  if (YES.has(text)) return 'yes';
  if (NO.has(text)) return 'no';
  if (DATE.test(text)) return '(date)';
  return NUMBER.test(text) ? '(number)' : '(text)';
});
