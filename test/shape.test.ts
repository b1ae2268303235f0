/** Whether a body that is wrong gets an error that names the field and the rule, and repeats nothing of it. */
import { expect, test } from 'vitest';
import { parseResend, parseResolve } from '../src/http/digests/parse-digest-request.ts';

const ADDRESS = { subscription: 'default', date: '2026-11-22' };

test.each([
  ['"found" is missing or none of sent, not-sent', { found: 'maybe Ana', note: 'x' }],
  ['"found" is missing or none of sent, not-sent', { note: 'x' }],
  ['"note" is missing or no string', { found: 'sent' }],
  ['"note" is missing or no string', { found: 'sent', note: 7 }],
  ['"note" is empty', { found: 'sent', note: ' ' }],
  ['"note" is longer than 500 characters', { found: 'sent', note: 'Ana '.repeat(200) }],
  ['"by" is none of found, note, recipient', { found: 'sent', note: 'x', by: 'Ana' }],
  ['it is no JSON object', 'Ana'],
])('a finding is refused where %s', (rule, body) => {
  const parse = () => parseResolve(ADDRESS, body);
  expect(parse).toThrow(`Cannot use the body: ${rule}`);
  expect(parse).toThrow(expect.objectContaining({ code: 'input.body', message: expect.not.stringContaining('Ana') }));
});

test('an order to send to anybody else is refused, with what may stand there', () => {
  expect(() => parseResend(ADDRESS, { to: 'everybody' })).toThrow('"to" is missing or none of failed, all');
});
