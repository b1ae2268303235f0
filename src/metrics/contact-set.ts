/** A set of contact keys that is asked millions of times: a key is found by the eight bytes that it is the hexadecimal text of, before the text is made. */
import { hexNumber } from './hex-number.ts';

export interface ContactSet {
  readonly size: number;
  add(contact: string): void;
  has(contact: string): boolean;
  /** The key that these two words of 32 bits are, the first digits first, as it was added; undefined where it was not. */
  find(high: number, low: number): string | undefined;
}

const KEY_DIGITS = 16;
const ZEROS = '0'.repeat(KEY_DIGITS);
const FIRST_SLOTS = 1024;
const SLOT = 3;

/** No contacts yet. */
export function newContactSet(): ContactSet {
  // What is no such key, and the key of zeros, which marks a free slot below.
  const others = new Set<string>();
  const keys: string[] = [];
  // Three numbers a slot: the two words and where the text is.
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
    if (high === 0 && low === 0) return others.has(ZEROS) ? ZEROS : undefined;
    const place = placeOf(slots, high, low);
    return isAt(slots, place, high, low) ? keys[slots[place + 2] ?? 0] : undefined;
  };
  return {
    get size() {
      return keys.length + others.size;
    },
    add(contact) {
      const [high, low] = wordsOf(contact);
      if (high === 0 && low === 0) {
        others.add(contact);
        return;
      }
      const place = placeOf(slots, high, low);
      if (isAt(slots, place, high, low)) return;
      slots[place] = high;
      slots[place + 1] = low;
      slots[place + 2] = keys.push(contact) - 1;
      // Half of the slots stay free, so that few keys have to look for one.
      if (2 * keys.length * SLOT > slots.length) grow();
    },
    has(contact) {
      const [high, low] = wordsOf(contact);
      return high === 0 && low === 0 ? others.has(contact) : find(high, low) !== undefined;
    },
    find,
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
