import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteReader, ByteWriter } from '../../../src/history/packing/bytes.ts';
import { readCounts, writeCounts } from '../../../src/history/packing/count-table.ts';

function packed(table: Readonly<Record<string, readonly number[]>>): Buffer {
  const out = new ByteWriter();
  writeCounts(Object.keys(table), Object.values(table), out);
  return out.bytes;
}

test('readCounts() gives exactly the columns that writeCounts() was given', () => {
  const count = fc.oneof(fc.nat({ max: 9 }), fc.integer(), fc.maxSafeInteger(), fc.double());
  const columns = fc.nat({ max: 6 }).chain((rows) => fc.array(fc.array(count, { minLength: rows, maxLength: rows }), { maxLength: 5 }));
  fc.assert(
    fc.property(columns, (given) => {
      const names = given.map((_, i) => `${i}`);
      const bytes = packed(Object.fromEntries(given.map((column, i) => [`${i}`, column])));
      expect(readCounts(names, given[0]?.length ?? 0, new ByteReader(bytes))).toEqual(given);
    }),
  );
});

test('columns are found by name: one not stored holds zeros, a stored one that is not asked for is passed over', () => {
  const bytes = packed({ deliveries: [5, 8], attempts: [5, 7], live: [4, 7] });
  expect(readCounts(['live', 'newer', 'deliveries'], 2, new ByteReader(bytes))).toEqual([
    [4, 7],
    [0, 0],
    [5, 8],
  ]);
});

test('a column that equals an earlier one, or is all zeros, takes one byte, whatever its length', () => {
  const counts = Array.from({ length: 1_000 }, (_, i) => i % 90);
  const alone = packed({ a: counts }).length;
  const namesBytes = '"bbb","ccc",'.length;
  expect(packed({ a: counts, bbb: counts, ccc: counts.map(() => 0) }).length - alone).toBe(namesBytes + 2);
});

test('a column that is a small part off an earlier one takes a byte a row, however great the counts', () => {
  const whole = Array.from({ length: 100 }, (_, i) => 1_000_000 + i * 7_919);
  const part = whole.map((count, i) => count - (i % 60));
  expect(packed({ whole, part }).length - packed({ whole }).length).toBeLessThan(115);
});
