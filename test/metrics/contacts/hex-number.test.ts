import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hexNumber } from '../../../src/metrics/contacts/hex-number.ts';

test('hexNumber() gives the number of the digits asked for', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 52 - 1 }), (number) => {
      const digits = number.toString(16).padStart(13, '0');
      expect(hexNumber(`xx${digits}x`, 2, 15)).toBe(number);
    }),
  );
});

test.each(['A', 'g', '/', ':', '`', ' '])('hexNumber() takes "%s" for no digit, nor the end of the text', (character) => {
  expect(hexNumber(`0${character}0`, 0, 3)).toBeNaN();
  expect(hexNumber('00', 0, 3)).toBeNaN();
});
