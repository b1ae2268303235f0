/** A set of whole numbers from 0, one byte each. */

export interface Bitmap {
  add(number: number): void;
  has(number: number): boolean;
}

const FIRST_BYTES = 1024;

export function newBitmap(): Bitmap {
  let bytes = new Uint8Array(FIRST_BYTES);
  return {
    add(number) {
      if (number >= bytes.length) {
        const grown = new Uint8Array(2 * Math.max(number, bytes.length));
        grown.set(bytes);
        bytes = grown;
      }
      bytes[number] = 1;
    },
    has: (number) => bytes[number] === 1,
  };
}
