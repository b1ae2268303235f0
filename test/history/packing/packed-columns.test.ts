import { expect, test } from 'vitest';
import { ByteReader, ByteWriter } from '../../../src/history/packing/bytes.ts';
import { numbers } from '../../../src/history/packing/number-column.ts';
import { type Column, few, record } from '../../../src/history/packing/packed-columns.ts';

interface Old {
  readonly name: string;
  readonly sizeBytes: number;
}

interface New {
  readonly name: string;
  readonly color: string;
}

const oldColumns = record<Old>({ name: few(), sizeBytes: numbers() });
const OLD = [
  { name: 'a', sizeBytes: 1 },
  { name: 'b', sizeBytes: 2 },
];

function packed<T>(column: Column<T>, values: readonly T[]): Buffer {
  const out = new ByteWriter();
  column.write(values, out, new Map());
  return out.bytes;
}

test('a record stored before a field existed is read with the value that its table names for that', () => {
  const withDefault = record<New>({ name: few(), color: { ...few<string>(), absent: 'grey' } });
  const read = withDefault.read(2, new ByteReader(packed(oldColumns, OLD)), new Map());
  expect(read).toEqual([
    { name: 'a', color: 'grey' },
    { name: 'b', color: 'grey' },
  ]);
});

test('a field without such a value is refused by its name', () => {
  const strict = record<New>({ name: few(), color: few() });
  expect(() => strict.read(2, new ByteReader(packed(oldColumns, OLD)), new Map())).toThrow('they have no field "color"');
});

test('integers of every size take as few bytes as they need and come back', () => {
  const sizes = [0, 127, 128, 16_383, 16_384, 2 ** 31, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER].map((value) => {
    const out = new ByteWriter();
    out.uint(value);
    expect(new ByteReader(out.bytes).uint()).toBe(value);
    return out.bytes.length;
  });
  expect(sizes).toEqual([1, 1, 2, 2, 3, 5, 5, 8]);
});

test('times that are whole seconds take less than times that are not', () => {
  const seconds = Array.from({ length: 100 }, (_, i) => 1_700_000_000_000 + i * i * 1_000);
  const milliseconds = seconds.map((ms, i) => (i === 50 ? ms + 1 : ms));
  expect(packed(numbers(), seconds).length).toBeLessThan(packed(numbers(), milliseconds).length / 1.3);
});
