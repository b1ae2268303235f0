/** Pairs of 32-bit words by number, in the order of first mention: a hash table in one array, for it is asked millions of times. */

export interface WordNumbers {
  readonly size: number;
  /** The number of a pair, from 0. Words are whole numbers from 0 to below 2^32. */
  add(high: number, low: number): number;
  /** Undefined for a pair that was not added. */
  find(high: number, low: number): number | undefined;
  /** All pairs in the order of their numbers, two words each. */
  words(): Uint32Array;
}

const FEWEST_BITS = 6;
// Of a slot: the two words, and the pair's number + 1, for 0 says that the slot is free.
const SLOT = 3;
const NUMBER = 2;

/** No pairs yet. @param expected how many there may be: growing takes long */
export function newWordNumbers(expected = 0): WordNumbers {
  // Half of the slots stay free, so that few pairs have to look for one.
  let bits = Math.max(FEWEST_BITS, 33 - Math.clz32(expected));
  let slots = new Uint32Array(SLOT << bits);
  let size = 0;
  /** Where a pair is, or else is to go: the first place from its own on that is free. */
  const placeOf = (high: number, low: number): number => {
    const last = (1 << bits) - 1;
    let slot = mixed(high, low) >>> (32 - bits);
    for (;;) {
      const place = slot * SLOT;
      if (slots[place + NUMBER] === 0 || (slots[place] === high && slots[place + 1] === low)) return place;
      slot = (slot + 1) & last;
    }
  };
  const put = (place: number, high: number, low: number, mark: number) => {
    slots[place] = high;
    slots[place + 1] = low;
    slots[place + NUMBER] = mark;
  };
  const grow = () => {
    const before = slots;
    bits++;
    slots = new Uint32Array(SLOT << bits);
    for (let at = 0; at < before.length; at += SLOT) {
      const mark = before[at + NUMBER] ?? 0;
      if (mark === 0) continue;
      const high = before[at] ?? 0;
      const low = before[at + 1] ?? 0;
      put(placeOf(high, low), high, low, mark);
    }
  };
  return {
    get size() {
      return size;
    },
    add(high, low) {
      const place = placeOf(high, low);
      const known = slots[place + NUMBER] ?? 0;
      if (known !== 0) return known - 1;
      put(place, high, low, ++size);
      if (size > 1 << (bits - 1)) grow();
      return size - 1;
    },
    find(high, low) {
      const mark = slots[placeOf(high, low) + NUMBER] ?? 0;
      return mark === 0 ? undefined : mark - 1;
    },
    words() {
      const words = new Uint32Array(2 * size);
      for (let at = 0; at < slots.length; at += SLOT) {
        const place = 2 * ((slots[at + NUMBER] ?? 0) - 1);
        if (place < 0) continue;
        words[place] = slots[at] ?? 0;
        words[place + 1] = slots[at + 1] ?? 0;
      }
      return words;
    },
  };
}

/** Words that differ little land far apart: 2^32 by the golden ratio, and a prime beside it. */
function mixed(high: number, low: number): number {
  return Math.imul(Math.imul(high, 0x85ebca6b) ^ low, 0x9e3779b1);
}
