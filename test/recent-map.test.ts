import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recentMap } from '../src/recent-map.ts';

test('recentMap() remembers the last entries, and never more than twice as many', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.uniqueArray(fc.nat(), { maxLength: 60 }), (least, keys) => {
      const map = recentMap<number, string>(least);
      for (const key of keys) map.set(key, `${key}`);
      for (const key of keys.slice(-least)) expect(map.get(key)).toBe(`${key}`);
      expect(keys.filter((key) => map.get(key) !== undefined).length).toBeLessThanOrEqual(2 * least);
    }),
  );
});

test('recentMap() gives the value that was set last', () => {
  const map = recentMap<string, number>(1);
  map.set('a', 1);
  map.set('b', 2);
  map.set('a', 3);
  expect([map.get('a'), map.get('b')]).toEqual([3, 2]);
});
