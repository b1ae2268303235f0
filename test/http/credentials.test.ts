/** What is read of a request to say who asks, and the cookie of a link. */
import { describe, expect, test } from 'vitest';
import { credentialsOf, linkCookie } from '../../src/http/credentials.ts';
import { dayOf } from '../../src/time/local-day.ts';

const requestOf = (url: string, headers: Readonly<Record<string, string>> = {}) => ({ url, headers: new Headers(headers) });
const LINK = { subscription: 'default', scope: {}, period: dayOf('2026-11-22', 'UTC'), issuedMs: 0, expiresMs: 100_900 };

describe('linkCookie()', () => {
  test('is out of reach of scripts, other sites and plain http, and ends with the link', () => {
    expect(linkCookie(requestOf('https://digest.example/open?link=x'), 'token', LINK, 50_000)).toEqual({
      name: '__Host-report-link',
      value: 'token',
      path: '/',
      httpOnly: true,
      secure: true,
      sameSite: 'Lax',
      maxAge: 50,
    });
  });

  test.each([
    ['http://127.0.0.1:7071/open', false],
    ['http://localhost:7071/open', false],
    ['https://localhost:7071/open', true],
    ['http://digest.example/open', true],
    ['http://localhost.example/open', true],
  ])('asked for at %s is secure: %s', (url, secure) => {
    const cookie = linkCookie(requestOf(url), 'token', LINK, 0);
    expect([cookie.secure, cookie.name.startsWith('__Host-')]).toEqual([secure, secure]);
  });
});

describe('credentialsOf()', () => {
  test('reads what is there, by the cookie name of the address', () => {
    const headers = {
      'x-ms-client-principal': 'p',
      authorization: 'bearer  t',
      cookie: 'a=1; report-link=plain;__Host-report-link=c; b=2',
    };
    expect(credentialsOf(requestOf('https://digest.example/', headers))).toEqual({
      principal: 'p',
      bearer: 't',
      cookie: 'c',
      returnTo: '/',
    });
    expect(credentialsOf(requestOf('http://127.0.0.1/', headers)).cookie).toBe('plain');
  });

  test.each([
    {},
    { authorization: 'Basic eDp5' },
    { authorization: 'Bearer' },
    { authorization: 'Bearer a b' },
    { cookie: 'other=1; xreport-link=2' },
  ])('finds nothing in %j', (headers) => {
    expect(credentialsOf(requestOf('http://127.0.0.1/', headers))).toEqual({ principal: null, bearer: null, cookie: null, returnTo: '/' });
  });

  test('leads back to this site, however many slashes a path begins with', () => {
    expect(credentialsOf(requestOf('https://digest.example//report')).returnTo).toBe('/report');
  });

  test('keeps for the way back the days alone, and nothing that may be a secret', () => {
    const { returnTo } = credentialsOf(
      requestOf(`https://x.example/report?date=2026-11-22&queue=q&link=t&zone=UTC&week=${'x'.repeat(200)}`),
    );
    expect(returnTo).toBe('/report?date=2026-11-22&zone=UTC');
  });
});
