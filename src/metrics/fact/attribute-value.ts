/** Attribute values come from customers and bots: what is kept of one is a class, unless the organisation asked for the keyword's values. */

import { INPUT_TYPE, RESULT_TYPE } from '../row/attribute-types.ts';
import type { AttributeRow } from '../row/row.ts';
import { openText, remembered, textKey } from '../row/text.ts';
import type { Rules } from '../rules/rules.ts';
import type { AttributeType, FactAttribute } from './fact.ts';
import type { Scrub } from './personal.ts';

const TYPES: ReadonlyMap<number, AttributeType> = new Map([
  [INPUT_TYPE, 'input'],
  [RESULT_TYPE, 'result'],
]);
const YES = new Set(['yes', 'true', 'y']);
const NO = new Set(['no', 'false', 'n']);
const NUMBER = /^[+-]?(?:\d[\d\s.,']*)$/;
const DATE = /^\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?$|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/i;
/** A longer value is a text, whatever it says. */
const LONGEST_CLASSED = 40;
/** Most values are words of people, and need no closer look. */
const STARTS_AS_NUMBER = /^[+\-\d]/;
const LONGEST_WORD = Math.max(...[...YES, ...NO].map((word) => word.length));

/** What is kept of an attribute row: type, keyword, and the value or its class. Equal attributes are one object: a day's facts hold the same few very often. */
export function factAttributeOf(row: AttributeRow, rules: Pick<Rules, 'keptKeywords'>, scrub: Scrub): FactAttribute {
  const name = row.msdyn_keyword ?? '';
  const keyword = keywordOf(scrub(name));
  const value = row.msdyn_value ?? '';
  const kept = rules.keptKeywords.size > 0 && rules.keptKeywords.has(textKey(name)) ? openText(scrub(value)) : classOf(value);
  return keyword[TYPES.get(row.msdyn_type ?? -1) ?? 'other'](kept);
}

/** The attribute of a type that has a value, of one keyword. */
type Keyword = Readonly<Record<AttributeType, (value: string) => FactAttribute>>;

// Two spellings of one keyword have the same attributes.
const keywordOf = remembered((text): Keyword => keywordNamed(openText(text)));

const keywordNamed = remembered((keyword): Keyword => {
  const ofType = (type: AttributeType) => remembered((value): FactAttribute => ({ type, keyword, value }));
  return { input: ofType('input'), result: ofType('result'), other: ofType('other') };
});

/** "yes", "no", "(number)", "(date)", "(text)" or "(empty)". */
export function classOf(value: string): string {
  const text = value.trim();
  if (text === '') return '(empty)';
  if (value.length > LONGEST_CLASSED) return '(text)';
  if (STARTS_AS_NUMBER.test(text)) return DATE.test(text) ? '(date)' : NUMBER.test(text) ? '(number)' : '(text)';
  if (text.length > LONGEST_WORD) return '(text)';
  const word = text.toLowerCase();
  return YES.has(word) ? 'yes' : NO.has(word) ? 'no' : '(text)';
}
