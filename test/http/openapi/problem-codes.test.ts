/** The errors that the API's description lists, against those that the program raises. */
import { expect, test } from 'vitest';
import { InputError, type InputErrorCode, SettingsError, StoreError, type StoreErrorCode, UnknownScopeError } from '../../../src/errors.ts';
import { problemOf } from '../../../src/http/problem.ts';
import { PROBLEM_CODES } from '../../../src/http/problem-codes.ts';

// Raised by whom the error is about: the two that answers make by themselves are in test/functions/openapi.
const MADE_BY_ANSWERS = ['snapshot.unknown', 'backfill.unknown'];

function raised(code: string): unknown {
  if (code === 'internal') return new TypeError('a fault of the program');
  if (code === 'settings.invalid') return new SettingsError(['DIGEST_AT is wrong']);
  if (code === 'scope.unknown') return new UnknownScopeError('Cannot find it', ['Collections']);
  if (code.startsWith('store.')) return new StoreError(code as StoreErrorCode, 'Cannot read', { retryable: code === 'store.unavailable' });
  return new InputError(code as InputErrorCode, 'Cannot use it');
}

test.each(Object.entries(PROBLEM_CODES).filter(([code]) => !MADE_BY_ANSWERS.includes(code)))(
  '%s is listed with the status that problemOf() gives it',
  (code, listed) => {
    const { status, body } = problemOf(raised(code));
    expect(status).toBe(listed.status);
    const nearest = 'nearest' in listed ? { nearest: listed.nearest } : {};
    expect(JSON.parse(String(body))).toMatchObject({ code, status: listed.status, ...nearest });
  },
);
