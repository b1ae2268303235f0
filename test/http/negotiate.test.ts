/** Which type an Accept header asks for: what real programs and browsers send, and what is refused. */
import { expect, test } from 'vitest';
import { NotAcceptableError } from '../../src/errors.ts';
import { negotiated } from '../../src/http/negotiate.ts';

const SERVED = ['application/json', 'text/html', 'application/zip'] as const;
const CHROME =
  'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7';
const FIREFOX = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

test.each([
  [null, 'application/json'],
  ['', 'application/json'],
  ['*/*', 'application/json'],
  ['application/json', 'application/json'],
  ['application/json; charset=utf-8', 'application/json'],
  ['application/*', 'application/json'],
  ['text/*', 'text/html'],
  [CHROME, 'text/html'],
  [FIREFOX, 'text/html'],
  ['TEXT/HTML', 'text/html'],
  ['text/html;q=0.5, application/zip', 'application/zip'],
  ['text/html;level=1;q=0.5, application/json;q=0.4', 'text/html'],
  ['application/json;q=0, */*', 'text/html'],
  ['image/png, */*;q=0.1', 'application/json'],
  ['application/json, text/plain, */*', 'application/json'],
  ['application/json;profile="x;q=0"', 'application/json'],
  ['text/html; title="a, \\"b\\";q=0, c" ; q=0.5, application/zip;profile=";";q=0.4', 'text/html'],
])('Accept %j gets %s', (accept, type) => {
  expect(negotiated(accept, SERVED)).toBe(type);
});

test.each(['image/png', 'text/csv', 'text/html;q=0', 'nonsense', '*/*;q=0', 'application/problem+json'])(
  'Accept %j is refused with what is served',
  (accept) => {
    expect(() => negotiated(accept, SERVED)).toThrow(NotAcceptableError);
    expect(() => negotiated(accept, SERVED)).toThrow('this address serves application/json, text/html, application/zip');
  },
);

test('a header that could break a line of a log does not reach the error as it is', () => {
  expect(() => negotiated('image/\u001B[2J', SERVED)).toThrow('"image/\\u001B[2J"');
});
