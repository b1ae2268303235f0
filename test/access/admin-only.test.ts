/** What is for those alone who may see everything. */
import { describe, expect, test } from 'vitest';
import { assertAdmin } from '../../src/access/admin-only.ts';
import { KEY_READER, type Reader } from '../../src/access/reader.ts';
import { AccessError } from '../../src/errors.ts';
import { dayOf } from '../../src/time/local-day.ts';

const LINK = { subscription: 'default', scope: {}, period: dayOf('2026-11-22', 'UTC'), issuedMs: 0, expiresMs: 1 };

function refusalOf(reader: Reader): AccessError | undefined {
  try {
    assertAdmin(reader, 'the plans: they are secret');
    return undefined;
  } catch (error) {
    if (error instanceof AccessError) return error;
    throw error;
  }
}

describe('assertAdmin()', () => {
  test('lets a key and Reports.Admin pass', () => {
    expect(refusalOf(KEY_READER)).toBeUndefined();
    expect(refusalOf({ kind: 'person', role: 'Reports.Admin', allowed: 'all' })).toBeUndefined();
  });

  test('refuses Reports.Read, however much it sees of the reports, and says what it takes', () => {
    expect(refusalOf({ kind: 'person', role: 'Reports.Read', allowed: 'all' })).toMatchObject({
      code: 'access.admin-only',
      message: 'Cannot show you the plans: they are secret, which takes the app role Reports.Admin.',
      signIn: undefined,
    });
  });

  test('refuses a link, whatever it opens, with the address to sign in at', () => {
    expect(refusalOf({ kind: 'link', link: LINK, signIn: '/.auth/login/aad' })).toMatchObject({
      code: 'access.admin-only',
      signIn: '/.auth/login/aad',
    });
  });
});
