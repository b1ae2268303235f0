/** Contacts by number. A contact stands for the eight bytes that its key is the hexadecimal text of, as two words. */
import { hash } from 'node:crypto';
import { hexNumber } from './hex-number.ts';
import { newWordNumbers } from './word-numbers.ts';

/** Contacts that a listing is to give the facts of. */
export interface WantedContacts {
  has(contact: string): boolean;
}

export interface ContactNumbers {
  readonly size: number;
  /** The number of a contact, from 0 in the order of first mention. */
  add(contact: string): number;
  /** The same of one that is given by its words. */
  addWords(high: number, low: number): number;
  /** The same of several. */
  addAll(words: Uint32Array): Uint32Array;
  /** The number of one of several; undefined where it was not added. */
  find(words: Uint32Array, index: number): number | undefined;
  /** Those contacts whose number is wanted by the time that they are asked for. */
  wanted(isWanted: (number: number) => boolean): WantedContacts;
  /** Of all contacts in the order of their numbers. */
  words(): Uint32Array;
}

// Under 1 MB: most organisations call fewer contacts a day.
const EXPECTED = 32_767;

/** No contacts yet. @param expected how many there may be */
export function newContactNumbers(expected = EXPECTED): ContactNumbers {
  const numbers = newWordNumbers(expected);
  return {
    get size() {
      return numbers.size;
    },
    add: (contact) => numbers.add(...wordsOf(contact)),
    addWords: numbers.add,
    addAll(words) {
      const found = new Uint32Array(words.length / 2);
      for (let i = 0; i < found.length; i++) found[i] = numbers.add(words[2 * i] ?? 0, words[2 * i + 1] ?? 0);
      return found;
    },
    find: (words, index) => numbers.find(words[2 * index] ?? 0, words[2 * index + 1] ?? 0),
    wanted: (isWanted) => ({
      has(contact) {
        const number = numbers.find(...wordsOf(contact));
        return number !== undefined && isWanted(number);
      },
    }),
    words: numbers.words,
  };
}

const WORD_DIGITS = 8;
const KEY_DIGITS = 2 * WORD_DIGITS;

/** The words of a key, the first digits first. What is no key stands for those of its hash. */
export function wordsOf(contact: string): readonly [high: number, low: number] {
  const [high, low] = [hexNumber(contact, 0, WORD_DIGITS), hexNumber(contact, WORD_DIGITS, KEY_DIGITS)];
  if (contact.length === KEY_DIGITS && !Number.isNaN(high + low)) return [high, low];
  return wordsOf(hash('sha256', contact).slice(0, KEY_DIGITS));
}

/** The key of two words. */
export function keyOfWords(high: number, low: number): string {
  return [high, low].map((word) => word.toString(16).padStart(WORD_DIGITS, '0')).join('');
}
