import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { columnLines, LINE, wrapped } from '../../../src/digest/text/columns.ts';
import { widthOf } from '../../../src/digest/text/width.ts';

describe('columnLines()', () => {
  test('puts names on the left and figures on the right, each under its label', () => {
    expect(
      columnLines(
        ['Campaign', 'Deliveries', 'Reached'],
        [
          ['Renewals', '1,204', '11.2%'],
          ['A', '9', 'n/a'],
        ],
      ),
    ).toEqual([
      'Campaign  Deliveries  Reached', //
      'Renewals       1,204    11.2%',
      'A                  9      n/a',
    ]);
  });

  test('writes a label of several words over as many lines', () => {
    expect(columnLines(['Queue', 'Hours left'], [['A', '3']])).toEqual(['       Hours', 'Queue   left', 'A          3']);
  });

  test('counts a full-width character as two', () => {
    const [, first = '', second = ''] = columnLines(
      ['Queue', 'n'],
      [
        ['回収', '1'],
        ['A', '2'],
      ],
    );
    expect(stringWidth(first)).toBe(stringWidth(second));
  });

  test('cuts a name where the figures leave no room, and no figure ever', () => {
    const [, row = ''] = columnLines(['Name', 'a', 'b'], [['n'.repeat(200), '1'.repeat(20), '2'.repeat(20)]]);
    expect(stringWidth(row)).toBe(LINE);
    expect(row).toMatch(/^n+… {2}1{20} {2}2{20}$/);
  });

  test('puts a name above its figures where they leave no room for it', () => {
    const lines = columnLines(['Queue', 'Time left', 'x'], [['Collections Lisbon', '1'.repeat(40), '2'.repeat(16)]], ['[low]']);
    const figures = `  ${'1'.repeat(40)}  ${'2'.repeat(16)}`;
    expect(lines).toEqual([
      `${' '.repeat(38)}Time`,
      'Queue',
      `${' '.repeat(38)}left${' '.repeat(17)}x`,
      'Collections Lisbon [low]',
      figures,
    ]);
  });

  test('puts what is odd about a row on a line of its own where it has no room beside the name', () => {
    const rows = [
      ['n'.repeat(40), '1'.repeat(40)],
      ['A', '2'],
    ];
    const [, first = '', aside, second] = columnLines(['Name', 'x'], rows, ['[147 calls outside hours]', '[low]']);
    expect([first, aside]).toEqual([`${'n'.repeat(29)}…  ${'1'.repeat(40)}`, '  [147 calls outside hours]']);
    expect(second).toMatch(/^A \[low\] +2$/);
  });

  test('leaves no isolate open where it cuts a name', () => {
    const [, row = ''] = columnLines(['Name', 'x'], [[`\u2068${'ש'.repeat(90)}\u2069`, '1,204']]);
    expect(row).toMatch(/^\u2068ש+…\u2069 {2}1,204$/);
  });

  test('ends no line in a blank, and every row at the same column', () => {
    const cell = fc.string({ maxLength: 6, unit: fc.constantFrom('1', 'a', '回', '%') });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ maxLength: 90, unit: fc.constantFrom('n', '名', ' ') }), cell, cell)), (rows) => {
        const lines = columnLines(
          ['Name', 'x', 'yz'],
          rows.map(([name, a, b]) => [name, a, `${b}1`]),
        );
        const [head = '', ...body] = lines;
        expect(body.every((line) => stringWidth(line) === stringWidth(head) && !line.endsWith(' '))).toBe(true);
      }),
    );
  });
});

describe('wrapped()', () => {
  test('breaks between words, and indents what follows', () => {
    expect(wrapped(`${'word '.repeat(20)}end`, { first: '- ' })).toEqual([`- ${'word '.repeat(13)}word`, `  ${'word '.repeat(6)}end`]);
  });

  test('closes an isolate where it breaks a line, and opens it again behind the indent', () => {
    const lines = wrapped(`\u2068${'שירות '.repeat(20)}\u2069: 147 calls`, { first: '- ' });
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^- \u2068[ש-תא-ש ]+\u2069$/);
    expect(lines[1]).toMatch(/^ {2}\u2068[^\u2068\u2069]+\u2069: 147 calls$/);
  });

  test('breaks text without blanks, but no address', () => {
    expect(wrapped('回'.repeat(50)).map((line) => stringWidth(line))).toEqual([72, 28]);
    const address = `https://digest.example.com/${'x'.repeat(90)}`;
    expect(wrapped(`see ${address}`)).toEqual(['see', address]);
  });

  test('breaks Japanese between characters, no word or number within it, and begins no line with what ends a sentence', () => {
    const [first = '', second] = wrapped(`${'未'.repeat(33)}Collections、7件`);
    expect([first, second]).toEqual(['未'.repeat(33), 'Collections、7件']);
    expect(wrapped(`${'未'.repeat(36)}。了`)).toEqual(['未'.repeat(35), '未。了']);
    expect(wrapped(`Renewal campaign：${'未'.repeat(30)}`)[0]).toBe(`Renewal campaign：${'未'.repeat(27)}`);
  });

  test('keeps every word, in lines that fit', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 60, unit: fc.constantFrom('a', 'b', '回') })), (words) => {
        const lines = wrapped(words.join(' '), { first: '● ' });
        expect(lines.join('').replace(/[● ]/g, '')).toBe(words.join(''));
        expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(LINE);
      }),
    );
  });
});

test('widthOf() counts every character of the basic plane as Unicode does', () => {
  const characters = Array.from({ length: 0xfff0 - 0x20 }, (_, i) => i + 0x20).filter((code) => code < 0xd800 || code > 0xdfff);
  const wrong = characters.map((code) => String.fromCodePoint(code)).filter((character) => widthOf(character) !== stringWidth(character));
  expect(wrong).toEqual([]);
});
