/** The errors that the API's description lists, against those that the program raises. */
import { expect, test } from 'vitest';
import {
  AccessError,
  type AccessErrorCode,
  InputError,
  type InputErrorCode,
  NotAcceptableError,
  SettingsError,
  StoreError,
  type StoreErrorCode,
  UnknownScopeError,
} from '../../../src/errors.ts';
import { problemOf } from '../../../src/http/problem.ts';
import { PROBLEM_CODES } from '../../../src/http/problem-codes.ts';

// Raised by whom the error is about: the two that answers make by themselves are in test/functions/openapi.
const MADE_BY_ANSWERS = ['backfill.unknown'];

const REFERENCE = '019ac2f0b3d84e6f';

function raised(code: string): unknown {
  if (code === 'internal') return new TypeError('a fault of the program');
  if (code === 'settings.invalid') return new SettingsError(['DIGEST_AT is wrong']);
  if (code === 'scope.unknown')
    return new UnknownScopeError('Cannot find it', { given: 'Colections', column: 'queue', nearest: ['Collections'] });
  if (code === 'input.not-acceptable') return new NotAcceptableError('Cannot answer', ['application/json', 'text/csv']);
  if (code === 'access.unknown-reader')
    return new AccessError(code, 'Cannot show you reports', '/.auth/login/aad?post_login_redirect_uri=%2Freport');
  if (code.startsWith('access.')) return new AccessError(code as AccessErrorCode, 'Cannot show you reports');
  if (code.startsWith('store.')) return new StoreError(code as StoreErrorCode, 'Cannot read', { retryable: code === 'store.unavailable' });
  return new InputError(code as InputErrorCode, 'Cannot use it');
}

test.each(Object.entries(PROBLEM_CODES).filter(([code]) => !MADE_BY_ANSWERS.includes(code)))(
  '%s is listed with the status that problemOf() gives it',
  (code, listed) => {
    const { status, body } = problemOf(raised(code), REFERENCE);
    expect(status).toBe(listed.status);
    expect(JSON.parse(String(body))).toMatchObject({ code, status: listed.status, ...('more' in listed ? listed.more : {}) });
  },
);
