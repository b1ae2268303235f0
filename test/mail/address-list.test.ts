import { describe, expect, test } from 'vitest';
import { parseMailboxes } from '../../src/mail/address-list.ts';

const JANE = { name: 'Doe, Jane', address: 'jane@contoso.example' };
const BOB = { name: 'Bob', address: 'bob@contoso.example' };

describe('parseMailboxes()', () => {
  test.each([
    ['commas', 'jane@contoso.example, bob@contoso.example'],
    ['semicolons', 'jane@contoso.example;bob@contoso.example;'],
    ['line breaks', 'jane@contoso.example\r\nbob@contoso.example\n'],
    ['all of them', ' jane@contoso.example ,;\n, bob@contoso.example ;'],
    ['angle brackets', '<jane@contoso.example>; <bob@contoso.example>'],
  ])('takes %s', (_, text) => {
    expect(parseMailboxes(text)).toEqual([
      { ...JANE, name: '' },
      { ...BOB, name: '' },
    ]);
  });

  test.each([
    ['names in quotes', '"Doe, Jane" <jane@contoso.example>; Bob <bob@contoso.example>'],
    ['names in quotes, between commas', '"Doe, Jane" <jane@contoso.example>, Bob <bob@contoso.example>'],
    ['what Outlook copies', 'Doe, Jane <jane@contoso.example>; Bob <bob@contoso.example>'],
    ['what Outlook copies, on lines of their own', 'Doe, Jane <jane@contoso.example>\nBob <bob@contoso.example>'],
    ['addresses given twice, in another case too', '"Doe, Jane" <jane@contoso.example>; Bob <bob@contoso.example>; JANE@Contoso.example'],
  ])('takes %s', (_, text) => {
    expect(parseMailboxes(text)).toEqual([JANE, BOB]);
  });

  test.each([
    ['Doe, Jane <jane@contoso.example>;', [JANE]],
    [
      '"Semi; \\"Colon\\"" <semi@contoso.example>, bob@contoso.example',
      [
        { name: 'Semi; "Colon"', address: 'semi@contoso.example' },
        { ...BOB, name: '' },
      ],
    ],
    ['"jane@contoso.example" <jane@contoso.example>', [{ ...JANE, name: 'jane@contoso.example' }]],
    ["'Bob' <bob@contoso.example>", [{ ...BOB, name: "'Bob'" }]],
    ['ana@bücher.example, ana@xn--bcher-kva.example', [{ name: '', address: 'ana@xn--bcher-kva.example' }]],
    [' ; ,\n', []],
  ])('reads %j', (text, mailboxes) => {
    expect(parseMailboxes(text)).toEqual(mailboxes);
  });

  test.each([
    ['bob, jane@contoso.example', 'part 1 of 2: it has no @'],
    // Whether "Doe" is a name or an address that lacks its end, nobody can tell.
    ['Doe, Jane <jane@contoso.example>', 'part 1 of 2: it has no @'],
    ['a@contoso.example; b@contoso.example c@contoso.example', 'part 2 of 2: it is not exactly one address'],
    ['a@contoso.example; "Doe, Jane <jane@contoso.example>', 'part 2 of 3: it has no @'],
    ['a@contoso.example, "Bob" <bob@contoso.example> "Jane" <jane@contoso.example>', 'part 2 of 2: it is not exactly one address'],
    ['a@contoso.example, Team: b@contoso.example', 'part 2 of 2: it is not exactly one address'],
    ['a@contoso.example, b@con toso.example', 'part 2 of 2: it is not exactly one address'],
    ["'a@contoso.example'", 'part 1 of 1: what stands after its @ is no domain'],
    ['a@contoso..example', 'part 1 of 1: what stands after its @ is no domain'],
    ['a@contoso.example, b@contoso.example\u200b', 'part 2 of 2: it holds a line break or another invisible character'],
    [`a@contoso.example, ${'b'.repeat(250)}@contoso.example`, 'part 2 of 2: its address is longer than 254 bytes'],
  ])('refuses %j: %s', (text, rule) => {
    expect(() => parseMailboxes(text)).toThrow(rule);
    expect(() => parseMailboxes(text)).toThrow(expect.objectContaining({ message: expect.not.stringMatching(/contoso|jane|bbb/i) }));
  });
});
