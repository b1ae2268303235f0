/** Tokens taken out of a text, held against tokens as they are really signed. */
import { expect, test } from 'vitest';
import { signedTokens } from '../../src/access/signed-tokens.ts';
import { withoutTokens } from '../../src/mail/without-tokens.ts';

const tokens = signedTokens([{ id: 'k1', secret: 'a secret of the tests that is long enough to sign with' }]);
const signed = (subject: string) =>
  tokens.sign({ audience: 'report', subject, claims: { days: 'ação' }, issuedMs: 1_700_000_000_123, expiresMs: 1_800_000_000_000 });

test.each(['team', 'x', 'a-b_c'])('of a token for "%s" nothing but its length and its dots is left', async (subject) => {
  const token = await signed(subject);
  const text = withoutTokens(`<a href="https://digest.example/open?link=${token}&amp;queue=support#hours">`);
  expect(text).toBe(`<a href="https://digest.example/open?link=${token.replace(/[^.]/g, 'x')}&amp;queue=support#hours">`);
  expect(withoutTokens(text)).toBe(text);
});

test('other texts stay as they are', () => {
  const text = 'eye.eyJ.x https://digest.example/report?date=2026-11-22 eyJhbGciOiJub25lIn0';
  expect(withoutTokens(text)).toBe(text);
});
