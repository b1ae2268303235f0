import { expect, test } from 'vitest';
import { type FailedAttempt, RETRY_POLICY, retryDelayMs } from '../../src/dataverse/retry.ts';

const NOW_MS = Date.UTC(2026, 10, 23, 12);
const failed = (changes: Partial<FailedAttempt>): FailedAttempt => ({
  status: 503,
  retryAfter: null,
  attempt: 1,
  nowMs: NOW_MS,
  random: 0,
  ...changes,
});

test('retryDelayMs() takes Retry-After in seconds before its own back-off', () => {
  expect(retryDelayMs(failed({ status: 429, retryAfter: '17' }))).toBe(17_000);
});

test('retryDelayMs() takes Retry-After as an HTTP date, and none in the past as no wait', () => {
  expect(retryDelayMs(failed({ retryAfter: 'Mon, 23 Nov 2026 12:00:09 GMT' }))).toBe(9_000);
  expect(retryDelayMs(failed({ retryAfter: 'Mon, 23 Nov 2026 11:00:00 GMT' }))).toBe(0);
});

test.each(['-5', '1.5', 'soon', '', '2026-11-23', 'Mon, 99 Nov 2026 12:00:09 GMT'])(
  'retryDelayMs() backs off by itself for Retry-After "%s"',
  (retryAfter) => {
    expect(retryDelayMs(failed({ retryAfter }))).toBe(500);
  },
);

test('retryDelayMs() gives up where it is told to wait longer than the policy allows', () => {
  expect(retryDelayMs(failed({ retryAfter: '120' }))).toBe(120_000);
  expect(retryDelayMs(failed({ retryAfter: '121' }))).toBeNull();
  expect(retryDelayMs(failed({ retryAfter: '9'.repeat(400) }))).toBeNull();
});

test('retryDelayMs() doubles its back-off, spreads it over the upper half, and caps it', () => {
  const delays = [1, 2, 3, 4, 5].map((attempt) => retryDelayMs(failed({ attempt })));
  expect(delays).toEqual([500, 1000, 2000, 4000, 8000]);
  expect(retryDelayMs(failed({ attempt: 3, random: 0.999 }))).toBe(3998);
  expect(retryDelayMs(failed({ attempt: 40, random: 0.5 }), { ...RETRY_POLICY, attempts: 99 })).toBe(22_500);
});

test.each([408, 429, 500, 502, 503, 504, null])('retryDelayMs() tries again after status %s', (status) => {
  expect(retryDelayMs(failed({ status }))).not.toBeNull();
});

test.each([400, 401, 403, 404, 412, 501])('retryDelayMs() gives up after status %s', (status) => {
  expect(retryDelayMs(failed({ status, retryAfter: '1' }))).toBeNull();
});

test('retryDelayMs() gives up after the last attempt, whatever Retry-After says', () => {
  expect(retryDelayMs(failed({ attempt: 5, retryAfter: '1' }))).toBe(1000);
  expect(retryDelayMs(failed({ attempt: 6, retryAfter: '1' }))).toBeNull();
});
