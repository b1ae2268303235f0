/** A problem in a browser: a page that says what to do, and shows no text from outside as markup. */
import { describe, expect, test } from 'vitest';
import { AccessError, InputError, UnknownScopeError } from '../../src/errors.ts';
import { problemFor } from '../../src/http/problem-page.ts';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const answerTo = (error: unknown, accept?: string) =>
  problemFor(error, { url: 'https://digest.example/report', headers: new Headers(accept === undefined ? {} : { accept }) });
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

  test('keeps the status, names what is near, and escapes all of it', () => {
    const answer = answerTo(new UnknownScopeError('Cannot find the queue "<b>x</b>"', ['<img src=x>', 'A & B']), BROWSER);
    expect(answer.status).toBe(404);
    expect(answer.body).toContain('<li>&lt;img src&#x3D;x&gt;</li><li>A &amp; B</li>');
    expect(answer.body).toContain('Cannot find the queue &quot;&lt;b&gt;x&lt;/b&gt;&quot;');
    expect(answer.headers).toMatchObject({
      'Content-Security-Policy': expect.stringContaining("default-src 'none'"),
      'Cache-Control': 'no-store',
    });
  });

  test.each([
    ['access.bad-link', 'This link does not open'],
    ['access.link-expired', 'This link has expired'],
    ['access.link-revoked', 'This link opens nothing any more'],
    ['access.unknown-reader', 'Not signed in'],
  ] as const)('is headed, of %s, "%s"', (code, title) => {
    const page = String(answerTo(new AccessError(code, 'Use the newest mail.'), BROWSER).body);
    expect(page).toContain(`<title>${title}</title>`);
    expect(page).toContain(`<h1>${title}</h1>`);
  });

  test('has a link to sign in where that helps, and says nothing of an error that is not this program’s', () => {
    const signIn = '/.auth/login/aad?post_login_redirect_uri=%2F';
    expect(
      String(answerTo(new AccessError('access.unknown-reader', 'Sign in.', signIn), BROWSER).body).replaceAll('&#x3D;', '='),
    ).toContain(`<a href="${signIn}">Sign in</a>`);
    const answer = answerTo(new Error('inner detail'), BROWSER);
    expect([answer.status, String(answer.body).includes('inner detail')]).toEqual([500, false]);
  });
});
