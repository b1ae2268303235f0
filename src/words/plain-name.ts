/** What people call the values that Microsoft documents. */
import { canonicalValue, NO_RESULT, type VOCABULARY } from '../metrics/row/vocabulary.ts';
import type { Said } from './declared/arguments.ts';
import type { KnownValue } from './declared/names.ts';
import type { Say } from './say.ts';

/** The plain name of a value of one of Microsoft's lists; another one goes by the name it is stored under, "" by "(not given)". */
export type PlainName = (list: keyof typeof VOCABULARY, key: string, storedName: string) => Said;

/** The plain names of a language. */
export function plainNameOf(say: Say, nameOf: (name: string) => Said): PlainName {
  return (list, key, storedName) => {
    if (key === '') return say('notGiven');
    if (list === 'result' && key === NO_RESULT) return say('result.none');
    const known = canonicalValue(list, key);
    // The table's types say the rest: each of its values has a message.
    return known === undefined ? nameOf(storedName) : say(`${list}.${known}` as KnownValue);
  };
}
