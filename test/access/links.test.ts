/** Signed links: what opens, and what does not, on real Azurite. */
import { SignJWT } from 'jose';
import { describe, expect, inject, test } from 'vitest';
import type { AccessSettings } from '../../src/access/access-settings.ts';
import { type LinkOrder, linksOf } from '../../src/access/links.ts';
import { revocations } from '../../src/access/revocations.ts';
import { AppError } from '../../src/errors.ts';
import { openHistory } from '../../src/history/history.ts';
import { DAY_MS } from '../../src/time/lengths.ts';
import { dayOf } from '../../src/time/local-day.ts';

const NEW_KEY = { id: 'new', secret: 'a secret of at least 32 characters: 1'.replaceAll(' ', '-') };
const OLD_KEY = { id: 'old', secret: 'a secret of at least 32 characters: 2'.replaceAll(' ', '-') };
const START = Date.parse('2026-11-23T07:00:00.250Z');
const ORDER: LinkOrder = { subscription: 'default', scope: { queue: ['q1', 'q2'] }, period: dayOf('2026-11-22', 'Europe/Lisbon') };
let histories = 0;

async function freshLinks(settings: Partial<AccessSettings> = {}) {
  const connection = { connectionString: inject('storageConnection') };
  const { documents } = await openHistory({ connection, prefix: `links${process.pid}x${++histories}` });
  const clock = { nowMs: START };
  const subscriptions = new Set(['default']);
  const linksWith = (more: Partial<AccessSettings> = {}) =>
    linksOf({
      settings: { links: 'signed', linkKeys: [NEW_KEY], linkDays: 30, ...settings, ...more },
      publicUrl: 'https://digest.example',
      revocations: revocations(documents),
      hasSubscription: async (name) => subscriptions.has(name),
      clock: () => clock.nowMs,
    });
  return { clock, subscriptions, documents, linksWith, links: linksWith() };
}

const tokenOf = ({ url }: { readonly url: string }) => url.split('link=')[1] ?? '';

async function codeOf(opening: Promise<unknown>): Promise<string> {
  try {
    await opening;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'opened';
}

describe('a link', () => {
  test('opens what it was made for, for 30 days, and then no more', async () => {
    const { links, clock } = await freshLinks();
    const made = await links.make(ORDER);
    expect(made.url).toMatch(/^https:\/\/digest\.example\/open\?link=[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(await links.open(tokenOf(made))).toEqual({
      ...ORDER,
      issuedMs: START,
      expiresMs: Math.floor((START + 30 * DAY_MS) / 1000) * 1000,
    });
    clock.nowMs = START + 30 * DAY_MS - 1000;
    expect(await codeOf(links.open(tokenOf(made)))).toBe('opened');
    clock.nowMs = START + 30 * DAY_MS;
    expect(await codeOf(links.open(tokenOf(made)))).toBe('access.link-expired');
  });

  test('opens as many days as its order says', async () => {
    const { links, clock } = await freshLinks();
    const made = await links.make({ ...ORDER, days: 2 });
    clock.nowMs = START + 2 * DAY_MS;
    expect(await codeOf(links.open(tokenOf(made)))).toBe('access.link-expired');
  });

  test('is signed with the first key and opens by the second, so that one can be rotated; by neither it opens nothing', async () => {
    const { linksWith } = await freshLinks();
    const old = tokenOf(await linksWith({ linkKeys: [OLD_KEY] }).make(ORDER));
    const rotated = linksWith({ linkKeys: [NEW_KEY, OLD_KEY] });
    expect(await codeOf(rotated.open(old))).toBe('opened');
    const fresh = tokenOf(await rotated.make(ORDER));
    const done = linksWith({ linkKeys: [NEW_KEY] });
    expect([await codeOf(done.open(fresh)), await codeOf(done.open(old))]).toEqual(['opened', 'access.bad-link']);
    const renamed = linksWith({ linkKeys: [{ ...NEW_KEY, id: 'old' }] });
    expect([await codeOf(renamed.open(fresh)), await codeOf(renamed.open(old))]).toEqual(['access.bad-link', 'access.bad-link']);
  });

  test('is void once links of its subscription were revoked; one made later opens', async () => {
    const { links, clock } = await freshLinks();
    const before = tokenOf(await links.make(ORDER));
    clock.nowMs += 10;
    await links.revoke('default');
    clock.nowMs += 10;
    const after = tokenOf(await links.make(ORDER));
    expect([await codeOf(links.open(before)), await codeOf(links.open(after))]).toEqual(['access.link-revoked', 'opened']);
    expect(await codeOf(links.revoke('nobody'))).toBe('link.no-subscription');
  });

  test('is void while its subscription is gone, or what was revoked cannot be read', async () => {
    const { links, subscriptions, documents } = await freshLinks();
    const token = tokenOf(await links.make(ORDER));
    subscriptions.clear();
    expect(await codeOf(links.open(token))).toBe('access.link-revoked');
    subscriptions.add('default');
    expect(await codeOf(links.open(token))).toBe('opened');
    await documents.write({ partition: 'revoked links', row: 'default' }, 'not readable', null);
    expect(await codeOf(links.open(token))).toBe('access.link-revoked');
  });

  test('is neither made nor opened while LINKS is off or sign-in', async () => {
    const { links, linksWith } = await freshLinks();
    const token = tokenOf(await links.make(ORDER));
    for (const choice of ['off', 'sign-in'] as const) {
      const other = linksWith({ links: choice });
      expect([await codeOf(other.make(ORDER)), await codeOf(other.open(token))], choice).toEqual(['access.off', 'access.off']);
    }
  });

  test('is not made where its scope is too long for a cookie', async () => {
    const { links } = await freshLinks();
    const queue = Array.from({ length: 100 }, (_, n) => `00000000-0000-4000-8000-0000000000${String(n).padStart(2, '0')}`);
    expect(await codeOf(links.make({ ...ORDER, scope: { queue } }))).toBe('input.body');
  });
});

describe('what is no link', () => {
  const CLAIMS = { scope: {}, from: '2026-11-22', to: '2026-11-22', zone: 'UTC' };
  const HEADER = { alg: 'HS256', kid: 'new', typ: 'link+jwt' };

  /** A token with everything right but for what is given. */
  function forged(change: { readonly header?: object; readonly claims?: object; readonly secret?: string } = {}): Promise<string> {
    const times = { iat: START / 1000, exp: START / 1000 + 60 };
    const claims = { iss: 'proactive-digest', aud: 'report', sub: 'default', ...times, ...CLAIMS, ...change.claims };
    return new SignJWT(claims)
      .setProtectedHeader({ ...HEADER, ...change.header })
      .sign(new TextEncoder().encode(change.secret ?? NEW_KEY.secret));
  }

  test('a forged token with everything right opens, so that each change below is what refuses it', async () => {
    const { links } = await freshLinks();
    expect(await codeOf(links.open(await forged()))).toBe('opened');
  });

  test.each([
    ['signed with another key', { secret: OLD_KEY.secret }],
    ['of a key that nobody knows', { header: { kid: 'other' } }],
    ['of no key', { header: { kid: undefined } }],
    ['of a key called __proto__', { header: { kid: '__proto__' } }],
    ['of another algorithm', { header: { alg: 'HS512' }, secret: `${NEW_KEY.secret}${NEW_KEY.secret}` }],
    ['a token of another kind', { header: { typ: 'JWT' } }],
    ['of another issuer', { claims: { iss: 'another' } }],
    ['for another audience', { claims: { aud: 'digest' } }],
    ['for several audiences', { claims: { aud: ['report', 'digest'] } }],
    ['without end', { claims: { exp: undefined } }],
    ['without a beginning', { claims: { iat: undefined } }],
    ['without a subscription', { claims: { sub: undefined } }],
    ['without a scope', { claims: { scope: undefined } }],
    ['of a scope by something else', { claims: { scope: { agent: 'a' } } }],
    ['of an empty list', { claims: { scope: { queue: [] } } }],
    ['of no day', { claims: { from: '2026-02-30' } }],
    ['of no zone', { claims: { zone: 'Mars/Olympus' } }],
  ])('%s opens nothing', async (_, change) => {
    const { links } = await freshLinks();
    expect(await codeOf(links.open(await forged(change)))).toBe('access.bad-link');
  });

  test('without a signature, with another part swapped in, cut or endless: opens nothing, and no error repeats it', async () => {
    const { links } = await freshLinks();
    const [header = '', payload = '', signature = ''] = (await forged()).split('.');
    const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const wider = encoded({ ...JSON.parse(Buffer.from(payload, 'base64url').toString()), to: '2026-11-30' });
    const none = encoded({ ...HEADER, alg: 'none' });
    const tries = [
      `${none}.${payload}.`,
      `${none}.${payload}.${signature}`,
      `${header}.${wider}.${signature}`,
      `${header}.${payload}`,
      '',
      '..',
      'x'.repeat(9000),
    ];
    for (const token of tries) {
      const error = await links.open(token).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: 'access.bad-link' });
      expect((error as Error).cause).toBeUndefined();
      if (token.length > 2) expect(String(error)).not.toContain(token.slice(0, 20));
    }
  });
});
