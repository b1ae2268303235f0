import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantMs, openText, remembered, textKey } from '../../../src/metrics/row/text.ts';

describe('openText()', () => {
  test.each([
    ['  Sale  ', 'Sale'],
    ['call +351 912 345 678 again', 'call (number) again'],
    ['00351-912-345-678', '(number)'],
    ['(030) 123 45 67', '((number)'],
    ['room 12, floor 3', 'room 12, floor 3'],
    ['mail ana.silva@contoso.example now', 'mail (mail) now'],
    ['id 0a1b2c3d-0000-4000-8000-00000000000f', 'id (id)'],
    ['\ud800 half', '\ufffd half'],
    ['__proto__', '__proto__'],
    ['call 204\u2212555\u22120123', 'call (number)'],
    ['call 204~555~0123', 'call (number)'],
    ["call 204'555'0123", 'call (number)'],
    ['204\u2043555\u20430123', '(number)'],
    ['call 204\u034f555\u034f0123', 'call (number)'],
    ['2\ufe0f\u20e30\ufe0f\u20e34\ufe0f\u20e35550123', '(number)'],
    ['e\u200d\u0301xito', '\u00e9xito'],
    ['\u260e\ufe0f reached', '\u260e reached'],
    ['\u3164', ''],
  ])('gives %j as %j', (text, expected) => {
    expect(openText(text)).toBe(expected);
  });

  test('cuts at 100 characters and tells long texts with the same beginning apart', () => {
    const [a, b] = [openText(`${'x'.repeat(150)}a`), openText(`${'x'.repeat(150)}b`)];
    expect(a).toMatch(/^x{100}~[0-9a-f]{8}$/);
    expect(b).not.toBe(a);
    expect(openText('x'.repeat(100))).toBe('x'.repeat(100));
  });

  test('never leaves half a character, seven digits in a row or a mail address, and is at most 109 characters', () => {
    const hostile = fc.string({
      unit: fc.oneof(fc.constantFrom('1', '2', ' ', '-', '+', '@', 'a', '.', '😀', '\ud83d'), fc.string({ unit: 'binary', maxLength: 1 })),
      maxLength: 200,
    });
    fc.assert(
      fc.property(hostile, (text) => {
        const kept = openText(text);
        expect(kept.isWellFormed()).toBe(true);
        // The hash at the end of a cut text may be all digits.
        expect(kept.replace(/~[0-9a-f]{8}$/, '')).not.toMatch(/\d{7}|[a-z]@[a-z]/);
        expect(kept.length).toBeLessThanOrEqual(109);
      }),
      { numRuns: 1000 },
    );
  });

  // Were each character to begin a search of the rest, these would be 10^12 steps, and the test would not end.
  test.each([['a'], ['1 '], ['a@'], ['+'], ['0-'], ['0000000a-'], ['1(((']])('reads 1,800,000 characters of %j in one go', (piece) => {
    expect(openText(piece.repeat(1_800_000 / piece.length)).length).toBeLessThanOrEqual(109);
  });
});

test('a text that is shown is its own normal form, also where something invisible stands between letter and accent', () => {
  const piece = fc.constantFrom(
    'e',
    '\u0301',
    '\u200d',
    '\ufe0f',
    '\u034f',
    '\u3164',
    '\u0399',
    '\u0308',
    '\uff21',
    ' ',
    '5',
    '~',
    '\u2212',
  );
  fc.assert(
    fc.property(fc.string({ unit: fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 1 })), maxLength: 150 }), (text) => {
      const shown = openText(text);
      expect(openText(shown)).toBe(shown);
      expect(textKey(shown)).toBe(textKey(text));
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['e\u200d\u0301xito', '\u00c9XITO'],
  ['\u260e\ufe0f Reached', '\u260e reached'],
  ['\u0390', '\u0390'.toUpperCase()],
])('textKey() of %j is that of %j', (text, other) => {
  expect(textKey(text)).toBe(textKey(other));
});

describe('instantMs()', () => {
  test.each([
    ['2023-04-07T21:59:01Z', Date.UTC(2023, 3, 7, 21, 59, 1)],
    ['2023-04-07T21:59:01.5+02:00', Date.UTC(2023, 3, 7, 19, 59, 1, 500)],
    ['', null],
    [null, null],
    [undefined, null],
    ['soon', null],
  ])('gives %j as %j', (text, expected) => {
    expect(instantMs(text)).toBe(expected);
  });

  test('agrees with Date.parse on every text of the form that Dataverse writes, right or wrong', () => {
    const digits = fc.array(fc.constantFrom(...'000123569:-TZ/ '), { minLength: 20, maxLength: 20 });
    const broken = fc
      .tuple(
        digits,
        fc.subarray(
          Array.from({ length: 20 }, (_, i) => i),
          { maxLength: 2 },
        ),
      )
      .map(([other, at]) => {
        const text = [...'2026-11-22T09:41:07Z'];
        for (const i of at) text[i] = other[i] ?? '';
        return text.join('');
      });
    const instant = fc
      .date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true })
      .map((date) => `${date.toISOString().slice(0, 19)}Z`);
    fc.assert(
      fc.property(fc.oneof(broken, instant), (text) => {
        const ms = Date.parse(text);
        expect(instantMs(text)).toBe(Number.isNaN(ms) ? null : ms);
      }),
      { numRuns: 2000 },
    );
  });
});

test('remembered() asks once for each text, and goes on answering right past its bound', () => {
  const asked: string[] = [];
  const twice = remembered((text) => {
    asked.push(text);
    return `${text}${text}`;
  });
  expect([twice('a'), twice('a'), twice('b')]).toEqual(['aa', 'aa', 'bb']);
  expect(asked).toEqual(['a', 'b']);
  for (let i = 0; i < 20_010; i++) expect(twice(`${i}`)).toBe(`${i}${i}`);
  expect(twice('a')).toBe('aa');
});
