import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteReader, ByteWriter } from '../../../src/history/packing/bytes.ts';
import { readParts, readTable, type Vector, writeParts, writeTable } from '../../../src/history/packing/count-vectors.ts';

const NAMES = ['a', 'b', 'c'];
const count = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom(-0, 0.5, -3, 2 ** 60));
const vector = fc.array(count, { minLength: NAMES.length, maxLength: NAMES.length });

function written(write: (out: ByteWriter) => void): Buffer {
  const out = new ByteWriter();
  write(out);
  return out.bytes;
}

function partsBytes(lists: readonly (readonly Vector[])[], wholes: readonly Vector[]): Buffer {
  return written((out) => writeParts(NAMES, lists, wholes, out));
}

test('readTable() gives back what writeTable() was given, repeated or not', () => {
  fc.assert(
    fc.property(fc.array(vector, { maxLength: 20 }), fc.integer({ min: 1, max: 4 }), (some, times) => {
      const vectors = Array.from({ length: times }, () => some).flat();
      const bytes = written((out) => writeTable(NAMES, vectors, out));
      expect(readTable(NAMES, vectors.length, new ByteReader(bytes))).toEqual(vectors);
    }),
  );
});

test('readParts() gives back the vectors of each list, whatever the whole is said to be', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(vector, fc.array(vector, { maxLength: 4 })), { maxLength: 8 }), (given) => {
      const wholes = given.map(([whole]) => whole);
      const lists = given.map(([whole, list]) => [...list, whole]);
      const sizes = lists.map(({ length }) => length);
      expect(readParts(NAMES, sizes, wholes, new ByteReader(partsBytes(lists, wholes)))).toEqual(lists);
    }),
  );
});

test('a list whose last entry is what the others leave takes no more than its first entries', () => {
  const whole = [10, 7, 5];
  const told = partsBytes(
    [
      [
        [4, 3, 1],
        [6, 4, 4],
      ],
    ],
    [whole],
  );
  expect(told.length).toBe(partsBytes([[[4, 3, 1]]], [whole]).length + 1);
  expect(readParts(NAMES, [2], [whole], new ByteReader(told))).toEqual([
    [
      [4, 3, 1],
      [6, 4, 4],
    ],
  ]);
});

test('a number of a vector that is not there is store.corrupt', () => {
  const bytes = written((out) => writeTable(NAMES, Array(4).fill([1, 2, 3]), out));
  bytes[bytes.length - 1] = 9;
  expect(() => readTable(NAMES, 4, new ByteReader(bytes))).toThrow(expect.objectContaining({ code: 'store.corrupt' }));
});
