/** Contact keys by number, asked millions of times: a key is found by the eight bytes that it is the hexadecimal text of, before the text is made. */
import { hexNumber } from './hex-number.ts';

/** Contacts that a listing is to give the facts of. */
export interface WantedContacts {
  has(contact: string): boolean;
  /** The key that these two words of 32 bits are, the first digits first, as it was added; undefined where it is not wanted. */
  find(high: number, low: number): string | undefined;
}

export interface ContactNumbers {
  readonly size: number;
  /** The number of a contact, from 0 in the order of first mention. */
  add(contact: string): number;
  /** Those contacts whose number is wanted by the time that they are asked for. */
  wanted(isWanted: (number: number) => boolean): WantedContacts;
}

const KEY_DIGITS = 16;
const ZEROS = '0'.repeat(KEY_DIGITS);
// Under 1 MB: most organisations call fewer contacts a day than fill half of them, and growing takes long.
const FIRST_SLOTS = 65_536;
const SLOT = 3;

/** No contacts yet. */
export function newContactNumbers(): ContactNumbers {
  const keys: string[] = [];
  // What is no such key, and the key of zeros, which marks a free slot below.
  const others = new Map<string, number>();
  // A hash table in one array, three numbers a slot: the two words and the contact's number.
  let slots = new Uint32Array(SLOT * FIRST_SLOTS);
  const grow = () => {
    const before = slots;
    slots = new Uint32Array(2 * before.length);
    for (let at = 0; at < before.length; at += SLOT) {
      const [high = 0, low = 0] = [before[at], before[at + 1]];
      if (high !== 0 || low !== 0) slots.set(before.subarray(at, at + SLOT), placeOf(slots, high, low));
    }
  };
  const find = (high: number, low: number) => {
    if (high === 0 && low === 0) return others.get(ZEROS);
    const place = placeOf(slots, high, low);
    return isAt(slots, place, high, low) ? slots[place + 2] : undefined;
  };
  const numberOf = (contact: string) => {
    const [high, low] = wordsOf(contact);
    return high === 0 && low === 0 ? others.get(contact) : find(high, low);
  };
  return {
    get size() {
      return keys.length;
    },
    add(contact) {
      const [high, low] = wordsOf(contact);
      const isOther = high === 0 && low === 0;
      const known = isOther ? others.get(contact) : find(high, low);
      if (known !== undefined) return known;
      const number = keys.push(contact) - 1;
      if (isOther) others.set(contact, number);
      else slots.set([high, low, number], placeOf(slots, high, low));
      // Half of the slots stay free, so that few keys have to look for one.
      if (2 * keys.length * SLOT > slots.length) grow();
      return number;
    },
    wanted(isWanted) {
      const wantedKey = (number: number | undefined) => (number !== undefined && isWanted(number) ? keys[number] : undefined);
      return {
        has: (contact) => wantedKey(numberOf(contact)) !== undefined,
        find: (high, low) => wantedKey(find(high, low)),
      };
    },
  };
}

/** Zeros for what is no key. */
function wordsOf(contact: string): readonly [high: number, low: number] {
  const [high, low] = [hexNumber(contact, 0, 8), hexNumber(contact, 8, KEY_DIGITS)];
  return contact.length === KEY_DIGITS && !Number.isNaN(high + low) ? [high, low] : [0, 0];
}

/** Where a key is, or else is to go: the first place from its own on that is free. Keys are hashes, so their last bits are as good as any. */
function placeOf(slots: Uint32Array, high: number, low: number): number {
  // Their number is a power of two.
  const last = slots.length / SLOT - 1;
  let slot = low & last;
  while (!isAt(slots, SLOT * slot, high, low) && !isAt(slots, SLOT * slot, 0, 0)) slot = (slot + 1) & last;
  return SLOT * slot;
}

function isAt(slots: Uint32Array, place: number, high: number, low: number): boolean {
  return slots[place] === high && slots[place + 1] === low;
}
