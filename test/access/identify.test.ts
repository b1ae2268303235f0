/** Which of sign-in and link counts, and what is believed of what a request brings. */
import { describe, expect, test } from 'vitest';
import { type Credentials, identify } from '../../src/access/identify.ts';
import type { Link } from '../../src/access/reader.ts';
import { AccessError } from '../../src/errors.ts';
import { dayOf } from '../../src/time/local-day.ts';
import { principalOf } from '../support/principals.ts';

const NOBODY: Credentials = { principal: null, bearer: null, cookie: null, returnTo: '/report?date=2026-11-22' };
const ADMIN = principalOf({ roles: ['Reports.Admin'] });
const NO_ROLE = principalOf({});
const LINK: Link = { subscription: 'default', scope: {}, period: dayOf('2026-11-22', 'UTC'), issuedMs: 0, expiresMs: 1 };

const links = {
  async open(token: string) {
    if (token !== 'good') throw new AccessError('access.bad-link', 'Cannot open the link');
    return LINK;
  },
};

async function whoIs(credentials: Partial<Credentials>, choice: { signIn: 'off' | 'app-service'; links: 'off' | 'signed' | 'sign-in' }) {
  try {
    return (await identify({ settings: { ...choice, scopeRules: [] }, links }, { ...NOBODY, ...credentials })).kind;
  } catch (error) {
    if (error instanceof AccessError) return error.code;
    throw error;
  }
}

const BOTH = { signIn: 'app-service', links: 'signed' } as const;

describe('identify()', () => {
  test('takes sign-in before a link, and a link where sign-in lets nobody in', async () => {
    expect(await whoIs({ principal: ADMIN, cookie: 'good' }, BOTH)).toBe('person');
    expect(await whoIs({ principal: ADMIN, bearer: 'of the platform' }, BOTH)).toBe('person');
    expect(await whoIs({ principal: NO_ROLE, cookie: 'good' }, BOTH)).toBe('link');
    expect(await whoIs({ principal: NO_ROLE, cookie: 'bad' }, BOTH)).toBe('access.no-role');
    expect(await whoIs({ principal: NO_ROLE, bearer: 'of the platform' }, BOTH)).toBe('access.no-role');
    expect(await whoIs({ principal: 'no principal' }, BOTH)).toBe('access.bad-principal');
  });

  test('takes the bearer before the cookie', async () => {
    expect(await whoIs({ bearer: 'good', cookie: 'bad' }, BOTH)).toBe('link');
    expect(await whoIs({ bearer: 'bad', cookie: 'good' }, BOTH)).toBe('access.bad-link');
  });

  test('believes the header of the platform only with SIGN_IN=app-service', async () => {
    expect(await whoIs({ principal: ADMIN }, { signIn: 'off', links: 'signed' })).toBe('access.unknown-reader');
    expect(await whoIs({ principal: ADMIN, cookie: 'good' }, { signIn: 'off', links: 'signed' })).toBe('link');
    expect(await whoIs({ principal: ADMIN }, { signIn: 'off', links: 'off' })).toBe('access.off');
  });

  test('offers sign-in to whoever holds a refused link, and says whether it was the one in the cookie', async () => {
    const settings = { ...BOTH, scopeRules: [] };
    const signIn = '/.auth/login/aad?post_login_redirect_uri=%2Freport%3Fdate%3D2026-11-22';
    const refused = { code: 'access.bad-link', message: 'Cannot open the link' };
    for (const [given, refusesCookie] of [
      [{ cookie: 'bad' }, true],
      [{ bearer: 'bad', cookie: 'good' }, false],
    ] as const) {
      const asked = { ...NOBODY, ...given };
      await expect(identify({ settings, links }, asked)).rejects.toMatchObject({ ...refused, signIn, refusesCookie });
      const off = identify({ settings: { ...settings, signIn: 'off' }, links }, asked);
      await expect(off).rejects.toMatchObject({ ...refused, signIn: undefined, refusesCookie });
    }
  });

  test('takes no link but with LINKS=signed', async () => {
    for (const choice of ['off', 'sign-in'] as const) {
      expect(await whoIs({ cookie: 'good', bearer: 'good' }, { signIn: 'app-service', links: choice })).toBe('access.unknown-reader');
    }
  });

  test('tells nobody what to do: sign in and come back, or use the link', async () => {
    const settings = { ...BOTH, scopeRules: [] };
    await expect(identify({ settings, links }, NOBODY)).rejects.toMatchObject({
      message:
        'Cannot show you reports before you say who you are: sign in at /.auth/login/aad?post_login_redirect_uri=%2Freport%3Fdate%3D2026-11-22, or use the link in the mail.',
      signIn: '/.auth/login/aad?post_login_redirect_uri=%2Freport%3Fdate%3D2026-11-22',
    });
    await expect(identify({ settings: { ...settings, signIn: 'off' }, links }, NOBODY)).rejects.toMatchObject({
      message: 'Cannot show you reports before you say who you are: use the link in the mail.',
      signIn: undefined,
    });
  });
});
