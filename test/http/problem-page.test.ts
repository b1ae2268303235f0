/** A problem in a browser: a page that says what to do, and shows no text from outside as markup. */
import { describe, expect, test } from 'vitest';
import { DEFAULT_BRAND } from '../../src/digest/options/brand.ts';
import { AccessError, FutureError, InputError, SettingsError, StoreError, UnknownScopeError } from '../../src/errors.ts';
import { problemFor } from '../../src/http/problem-page.ts';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const URL_ASKED = 'https://digest.example/report?date=2026-11-22&queue=%3Cb%3Ex&queue=other&code=secret';
const REFERENCE = '0123456789abcdef';
const unknownQueue = new UnknownScopeError('Cannot find the queue "<b>x"', {
  given: '<b>x',
  column: 'queue',
  nearest: ['<img src=x>', 'A & B'],
});
const answerTo = (error: unknown, accept?: string) =>
  problemFor(error, { url: URL_ASKED, headers: new Headers(accept === undefined ? {} : { accept }) }, REFERENCE);
const typeOf = (answer: ReturnType<typeof problemFor>) => new Headers(answer.headers as Record<string, string>).get('content-type');

describe('problemFor()', () => {
  test.each([
    [BROWSER, 'text/html; charset=utf-8'],
    ['text/html', 'text/html; charset=utf-8'],
    ['*/*', 'application/problem+json'],
    ['application/json', 'application/problem+json'],
    ['application/json, text/html;q=0.5', 'application/problem+json'],
    ['image/png', 'application/problem+json'],
    [undefined, 'application/problem+json'],
  ])('answers a request that accepts %s with %s', (accept, type) => {
    expect(typeOf(answerTo(new InputError('input.query', 'Cannot use it'), accept))).toBe(type);
  });

  test('keeps the status, leads to what is near with all else as it was but a key, and escapes all of it', () => {
    const answer = answerTo(unknownQueue, BROWSER);
    expect(answer.status).toBe(404);
    const page = String(answer.body);
    expect(page).toContain('href="/report?date=2026-11-22&amp;queue=A+%26+B&amp;queue=other"');
    expect(page).toContain('&lt;img src=x&gt;');
    expect(page).not.toMatch(/<img|<b>|secret/);
    expect(answer.headers).toMatchObject({
      'Content-Security-Policy': expect.stringMatching(
        /^default-src 'none'; style-src 'sha256-\S+ 'sha256-\S+; script-src 'sha256-\S+; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
      ),
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
    });
  });

  test.each([
    [new AccessError('access.bad-link', 'no'), 'This link does not open'],
    [new AccessError('access.link-expired', 'no'), 'This link has expired'],
    [new AccessError('access.link-revoked', 'no'), 'This link opens nothing any more'],
    [new AccessError('access.unknown-reader', 'no'), 'You are not signed in'],
    [new AccessError('access.no-role', 'no'), 'You may not see reports here'],
    [new AccessError('access.admin-only', 'no'), 'You may not see this'],
    [new AccessError('access.beyond-link', 'no'), 'Your link is for other days'],
    [new FutureError('no', '2026-11-30'), 'Monday, 30 November 2026 has not begun yet'],
    [new InputError('snapshot.unknown', 'no'), 'There is no such version'],
    [new InputError('input.query', 'no'), 'This address cannot be used'],
    [new SettingsError(['DIGEST_AT is "noon"']), 'The app is not set up'],
    [new StoreError('store.unavailable', 'no', { retryable: true }), 'Not available right now'],
    [new TypeError('no'), 'Something went wrong'],
    [unknownQueue, 'There is no such queue'],
  ] as const)('is headed, of %s, "%s"', (error, title) => {
    const page = String(answerTo(error, BROWSER).body);
    expect(page).toContain(`<title>${title} ·`);
    expect(page).toContain(`<h1>${title}</h1>`);
  });

  test('lets somebody who has signed in, and may see nothing, sign out; nobody else', () => {
    const signOut = 'href="/.auth/logout?post_logout_redirect_uri=%2F">Sign out</a>';
    for (const code of ['access.no-role', 'access.no-scope', 'access.too-many-groups'] as const) {
      expect(answerTo(new AccessError(code, 'no'), BROWSER).body).toContain(signOut);
    }
    for (const code of ['access.unknown-reader', 'access.bad-link', 'access.beyond-link'] as const) {
      expect(answerTo(new AccessError(code, 'no'), BROWSER).body).not.toContain('logout');
    }
  });

  test('does not tell somebody who may see their own reports that they have no role, and leads to these', () => {
    const page = String(answerTo(new AccessError('access.admin-only', 'no'), BROWSER).body);
    expect(page).toContain('Reports.Admin');
    expect(page).not.toContain('You are signed in and have no role');
    expect(page).toContain('<a href="/">To the report</a>');
    expect(page).not.toContain('logout');
  });

  test('is in the language of the address, else of the settings', () => {
    const settings = { branding: { brand: DEFAULT_BRAND }, content: { language: 'de' } } as const;
    const pageOf = (query: string) =>
      String(
        problemFor(
          new TypeError('x'),
          { url: `https://digest.example/${query}`, headers: new Headers({ accept: BROWSER }) },
          REFERENCE,
          settings,
        ).body,
      );
    expect(pageOf('')).toContain('<html lang="de">');
    expect(pageOf('?language=ja')).toContain('<html lang="ja">');
    expect(pageOf('?language=xx')).toContain('<html lang="de">');
  });

  test('has a link to sign in where that helps', () => {
    const signIn = '/.auth/login/aad?post_login_redirect_uri=%2F';
    expect(String(answerTo(new AccessError('access.unknown-reader', 'Sign in.', signIn), BROWSER).body)).toContain(
      `<a href="${signIn}">Sign in</a>`,
    );
  });

  test('says nothing of an error that is none of the caller’s but its reference, as page and as JSON', () => {
    for (const error of [new Error('inner detail'), new SettingsError(['DIGEST_AT is "inner detail"'])])
      for (const accept of [BROWSER, 'application/json']) {
        const { status, body } = answerTo(error, accept);
        expect([status, String(body).includes('inner detail'), String(body).includes(REFERENCE)]).toEqual([500, false, true]);
      }
  });
});
