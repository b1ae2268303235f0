/** Keys of list entries that are made of more than one text. Each is written once and then looked up: writing takes longer. */
import type { FactAttribute } from '../fact/fact.ts';
import { remembered } from '../row/text.ts';

/** Key of an attribute in byAttribute: JSON of [type, keyword, value]. */
export function attributeKey(type: string, keyword: string, value: string): string {
  return JSON.stringify([type, keyword, value]);
}

/** The same of an attribute as facts hold it: rows of one store or harvest share equal ones, so its key is looked up by the object. */
export const keyOfAttribute = remembered(({ type, keyword, value }: FactAttribute) => attributeKey(type, keyword, value));

/** What an attribute's key holds before its value: within JSON texts no quote follows a comma. */
export function keywordOf(key: string): string {
  return key.slice(0, key.lastIndexOf(',"'));
}

/** Key of an attempt in byLocalSlot: the called party's weekday x 24 + hour, and the attempt number 1, 2, 3 (or more), 0 where it is not given. */
export function localSlotKey(slot: number, seqNo: number): string {
  return knownSlotKeys(slot * 4 + Math.min(seqNo, 3));
}

const knownSlotKeys = remembered((code: number) => `${Math.floor(code / 4)}|${code % 4}`);

/** Key of byStartQuarter: the start of a UTC quarter hour, decimal epoch milliseconds. */
export const quarterKey = remembered((quarterMs: number): string => `${quarterMs}`);
