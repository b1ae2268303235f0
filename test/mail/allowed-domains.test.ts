import { describe, expect, test } from 'vitest';
import { allowedDomainOf, isAllowedDomain } from '../../src/mail/allowed-domains.ts';

describe('isAllowedDomain()', () => {
  test.each([
    ['contoso.com', 'ana@contoso.com', true],
    ['contoso.com', 'ana@CONTOSO.com', true],
    ['Contoso.COM', 'ana@contoso.com', true],
    ['contoso.com', 'ana@mail.contoso.com', false],
    ['contoso.com', 'ana@notcontoso.com', false],
    ['contoso.com', 'ana@contoso.com.evil.example', false],
    ['contoso.com', 'ana@contoso.co', false],
    ['*.contoso.com', 'ana@mail.contoso.com', true],
    ['*.contoso.com', 'ana@a.b.contoso.com', true],
    ['*.contoso.com', 'ana@contoso.com', false],
    ['*.contoso.com', 'ana@evilcontoso.com', false],
    ['bücher.example', 'ana@xn--bcher-kva.example', true],
    ['BÜCHER.example', 'ana@xn--bcher-kva.example', true],
  ])('of %s, %s is %s', (entry, address, isAllowed) => {
    expect(isAllowedDomain([allowedDomainOf(entry)], address)).toBe(isAllowed);
  });

  test('takes any address without a list, and none with an empty one', () => {
    expect([isAllowedDomain(undefined, 'a@b.example'), isAllowedDomain([], 'a@b.example')]).toEqual([true, false]);
  });
});

test.each(['', '*', '*.', '*.com', '.contoso.com', 'a@contoso.com', 'con toso.com', 'contoso..com', '*.*.com', 'https://contoso.com'])(
  'allowedDomainOf() refuses %j and says what it takes',
  (text) => {
    expect(() => allowedDomainOf(text)).toThrow('must be domains with commas between them, such as contoso.com');
  },
);
