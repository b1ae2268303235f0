import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newBitmap } from '../../../src/metrics/contacts/bitmap.ts';

test('a bitmap has what was added and nothing else, however far apart', () => {
  const number = fc.oneof(fc.nat(20), fc.nat(100_000), fc.constantFrom(1023, 1024, 1025, 2048));
  fc.assert(
    fc.property(fc.array(number), fc.array(number), (added, others) => {
      const [bitmap, model] = [newBitmap(), new Set(added)];
      for (const each of added) bitmap.add(each);
      for (const each of [...added, ...others]) expect(bitmap.has(each)).toBe(model.has(each));
    }),
  );
});
