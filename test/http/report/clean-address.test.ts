/** What a form sends for fields that nobody filled does not stay in the address. */
import { expect, test } from 'vitest';
import { cleanAddress } from '../../../src/http/report/clean-address.ts';

const locationOf = (path: string) => {
  const answer = cleanAddress({ url: `https://digest.example${path}` });
  return answer && [answer.status, new Headers(answer.headers as Record<string, string>).get('location')];
};

test.each([
  ['/report?from=2026-11-01&to=&queue=&queue=q1', '/report?from=2026-11-01&queue=q1'],
  ['/?compare=', '/'],
  ['//evil.example/report?to=', '/evil.example/report'],
])('%s leads to %s', (path, to) => {
  expect(locationOf(path)).toEqual([303, to]);
});

test.each(['/', '/report', '/report?date=2026-11-01&queue=(not+given)'])('%s stays as it is', (path) => {
  expect(locationOf(path)).toBeUndefined();
});
