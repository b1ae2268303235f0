import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDispositions } from '../../../src/metrics/row/dispositions.ts';

test.each([
  ['', []],
  ['   ', []],
  ['"Sale"', ['Sale']],
  ['Sale', ['Sale']],
  ['"Sale","Call back, next week"', ['Call back, next week', 'Sale']],
  ['"Sale", "No interest"', ['No interest', 'Sale']],
  ['"Sale","Sale","Sale"', ['Sale']],
  ['"He said ""no"""', ['He said "no"']],
  ['"",,"Sale"', ['Sale']],
  ['"a"\n"b"', ['a', 'b']],
  ['"__proto__","constructor"', ['__proto__', 'constructor']],
])('parseDispositions(%j) gives %j', (text, codes) => {
  expect(parseDispositions(text)).toEqual({ codes, isUnparseable: false });
});

test.each(['"Sale', 'a"b"c', '"a"b"'])('parseDispositions(%j) keeps the text as one code and marks it', (text) => {
  expect(parseDispositions(text)).toEqual({ codes: [text], isUnparseable: true });
});

test('parseDispositions() never throws, and its codes are distinct, sorted, not empty and short', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('"', ',', '\n', ' ', 'a', '\\') })), (text) => {
      const { codes } = parseDispositions(text);
      expect(codes).toEqual([...new Set(codes)].sort());
      for (const code of codes) expect(code.length > 0 && code.length <= 110).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('parseDispositions() takes the quoted list of any codes apart again', () => {
  const codes = fc.uniqueArray(fc.stringMatching(/^[A-Za-z"][A-Za-z", ]{0,10}[A-Za-z"]$/), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(codes, (list) => {
      const text = list.map((code) => `"${code.replaceAll('"', '""')}"`).join(',');
      expect(parseDispositions(text)).toEqual({ codes: list.toSorted(), isUnparseable: false });
    }),
  );
});
