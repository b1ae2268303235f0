import { describe, expect, test } from 'vitest';
import { clean } from '../../src/words/clean.ts';

describe('clean()', () => {
  test.each([
    ['a\r\nb\tc\u0000d\u001Be', 'a b c d e'],
    ['invoice\u202Efdp.exe\u2066', 'invoicefdp.exe'],
    ['a\u200Bb\uFEFFc\u00ADd', 'abcd'],
    ['a\u2028b\u2029c\u0085d', 'a b c d'],
    ['half \uD83D', 'half \uFFFD'],
    ['  Fila  de espera ', 'Fila de espera'],
    ['می\u200Cخواهم', 'می\u200Cخواهم'],
  ])('makes %j one visible line', (value, line) => {
    expect(clean(value)).toBe(line);
  });

  test('cuts between characters, and tells that it did', () => {
    expect(clean('😀'.repeat(61))).toBe(`${'😀'.repeat(59)}…`);
    expect(clean('x'.repeat(60))).toBe('x'.repeat(60));
  });
});
