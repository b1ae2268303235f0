/** A set of contact keys that is asked millions of times: a key is found by the eight bytes that it is the hexadecimal text of, without the text. */

export interface ContactSet {
  readonly size: number;
  add(contact: string): void;
  has(contact: string): boolean;
  /** Whether it has the key that these two words of 32 bits are, the first digits first. */
  hasWords(high: number, low: number): boolean;
}

const KEY = /^[0-9a-f]{16}$/;
const FIRST_SLOTS = 1024;

/** No contacts yet. */
export function newContactSet(): ContactSet {
  // What is no such key, and the key of zeros, which marks a free slot below.
  const others = new Set<string>();
  let words = new Uint32Array(2 * FIRST_SLOTS);
  let size = 0;
  const grow = () => {
    const before = words;
    words = new Uint32Array(2 * before.length);
    for (let at = 0; at < before.length; at += 2) {
      const [high = 0, low = 0] = [before[at], before[at + 1]];
      if (high !== 0 || low !== 0) words.set([high, low], placeOf(words, high, low));
    }
  };
  return {
    get size() {
      return size + others.size;
    },
    add(contact) {
      const [high, low] = wordsOf(contact);
      if (high === 0 && low === 0) {
        others.add(contact);
        return;
      }
      const place = placeOf(words, high, low);
      if (isAt(words, place, high, low)) return;
      words.set([high, low], place);
      size++;
      // Half of the slots stay free, so that few keys have to look for one.
      if (4 * size > words.length) grow();
    },
    has(contact) {
      const [high, low] = wordsOf(contact);
      return high === 0 && low === 0 ? others.has(contact) : isAt(words, placeOf(words, high, low), high, low);
    },
    hasWords: (high, low) => (high === 0 && low === 0 ? others.has(ZEROS) : isAt(words, placeOf(words, high, low), high, low)),
  };
}

const ZEROS = '0'.repeat(16);

/** Zeros for what is no key. */
function wordsOf(contact: string): readonly [high: number, low: number] {
  return KEY.test(contact) ? [Number.parseInt(contact.slice(0, 8), 16), Number.parseInt(contact.slice(8), 16)] : [0, 0];
}

/** Where a key is, or else is to go: the first place from its own on that is free. Keys are hashes, so their last bits are as good as any. */
function placeOf(words: Uint32Array, high: number, low: number): number {
  const last = words.length - 1;
  let place = (2 * low) & last;
  while (!isAt(words, place, high, low) && !isAt(words, place, 0, 0)) place = (place + 2) & last;
  return place;
}

function isAt(words: Uint32Array, place: number, high: number, low: number): boolean {
  return words[place] === high && words[place + 1] === low;
}
