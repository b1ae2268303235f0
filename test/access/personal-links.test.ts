/** Personal links: what opens one recipient's page, and what does not, on real Azurite. */
import { SignJWT } from 'jose';
import { describe, expect, inject, test } from 'vitest';
import { linksOf } from '../../src/access/links.ts';
import { personalLinksOf } from '../../src/access/personal-links.ts';
import type { Personal } from '../../src/access/personal-tokens.ts';
import { revocations } from '../../src/access/revocations.ts';
import { AppError } from '../../src/errors.ts';
import { openHistory } from '../../src/history/history.ts';
import { DAY_MS } from '../../src/time/lengths.ts';

const KEY = { id: 'k1', secret: 'a-secret-of-at-least-32-characters-1' };
const START = Date.parse('2026-11-23T07:00:00.250Z');
const ANA: Personal = { subscription: 'team', recipientId: '0123456789abcdef01234567', recipient: 'a…@contoso.example', language: 'pt' };
const TEAM = { name: 'Team outreach', zone: 'Europe/Lisbon', hasOwner: false };
let histories = 0;

async function freshLinks(linkKeys = [KEY], publicUrl: string | undefined = 'https://digest.example') {
  const connection = { connectionString: inject('storageConnection') };
  const { documents } = await openHistory({ connection, prefix: `personal${process.pid}x${++histories}` });
  const revoked = revocations(documents);
  const state = { nowMs: START, subscriptions: new Map([['team', TEAM]]) };
  const clock = () => state.nowMs;
  const findSubscription = async (id: string) => state.subscriptions.get(id);
  const personal = personalLinksOf({ settings: { linkKeys }, publicUrl, revocations: revoked, findSubscription, clock });
  const settings = { links: 'signed', linkKeys, linkDays: 30 } as const;
  const reports = linksOf({ settings, publicUrl, revocations: revoked, hasSubscription: async (id) => state.subscriptions.has(id), clock });
  return { state, personal, reports, revoked };
}

const tokenOf = (url: string | undefined) => url?.split('=')[1] ?? '';

async function codeOf(opening: Promise<unknown>): Promise<string> {
  try {
    await opening;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'opened';
}

describe('a personal link', () => {
  test('opens who it was made for, a year long, and then no more', async () => {
    const { personal, state } = await freshLinks();
    const url = await personal.urlOf(ANA, START);
    expect(url).toMatch(/^https:\/\/digest\.example\/api\/unsubscribe\?token=[\w-]+\.[\w-]+\.[\w-]+$/);
    state.nowMs = START + 365 * DAY_MS - 1_000;
    expect(await personal.open(tokenOf(url))).toEqual({ ...ANA, ...TEAM });
    state.nowMs = START + 365 * DAY_MS;
    expect(await codeOf(personal.open(tokenOf(url)))).toBe('access.link-expired');
  });

  test('is the same whenever the same mail is made', async () => {
    const { personal, state } = await freshLinks();
    const url = await personal.urlOf(ANA, START);
    state.nowMs += DAY_MS;
    expect(await personal.urlOf(ANA, START)).toBe(url);
  });

  test('is void once its subscription is gone, or its links were revoked', async () => {
    const { personal, state, revoked } = await freshLinks();
    const token = tokenOf(await personal.urlOf(ANA, START));
    await revoked.revoke('team', START);
    expect(await codeOf(personal.open(token))).toBe('access.link-revoked');
    const later = tokenOf(await personal.urlOf(ANA, START + 10));
    expect(await codeOf(personal.open(later))).toBe('opened');
    state.subscriptions.clear();
    expect(await codeOf(personal.open(later))).toBe('access.link-revoked');
  });

  test('is none without keys or an address of the app, and then none opens', async () => {
    const token = tokenOf(await (await freshLinks()).personal.urlOf(ANA, START));
    const { personal } = await freshLinks([]);
    expect([await personal.urlOf(ANA, START), await codeOf(personal.open(token))]).toEqual([undefined, 'access.off']);
    const nowhere = personalLinksOf({
      settings: { linkKeys: [KEY] },
      publicUrl: undefined,
      revocations: { isRevoked: async () => false },
      findSubscription: async () => TEAM,
      clock: () => START,
    });
    expect(await nowhere.urlOf(ANA, START)).toBeUndefined();
  });
});

describe('what is no personal link', () => {
  const claims = { who: ANA.recipientId, mask: ANA.recipient, lang: 'pt' };
  const signed = (change: object = {}, audience: string | string[] = 'unsubscribe', secret = KEY.secret, typ = 'link+jwt') =>
    new SignJWT({ ...claims, ...change })
      .setProtectedHeader({ alg: 'HS256', kid: 'k1', typ })
      .setIssuer('proactive-digest')
      .setAudience(audience)
      .setSubject('team')
      .setIssuedAt(START / 1000)
      .setExpirationTime(START / 1000 + 3_600)
      .sign(new TextEncoder().encode(secret));

  test('the forger of these tests makes one that opens, where nothing is forged', async () => {
    expect(await codeOf((await freshLinks()).personal.open(await signed()))).toBe('opened');
  });

  test.each([
    ['another key', () => signed({}, 'unsubscribe', 'b-secret-of-at-least-32-characters-1')],
    ['the audience of reports', () => signed({}, 'report')],
    ['several audiences', () => signed({}, ['unsubscribe', 'report'])],
    ['another type', () => signed({}, 'unsubscribe', KEY.secret, 'jwt')],
    ['an address for an id', () => signed({ who: 'ana@contoso.example' })],
    ['a language that is none', () => signed({ lang: 'xx' })],
    ['no token at all', async () => 'x'],
    ['endless text', async () => 'x'.repeat(10_000)],
  ])('a token with %s is refused', async (_name, forge) => {
    expect(await codeOf((await freshLinks()).personal.open(await forge()))).toBe('access.bad-link');
  });

  test('a link to a report is none, nor the other way round', async () => {
    const { personal, reports } = await freshLinks();
    const period = { from: '2026-11-22', to: '2026-11-22', zone: 'Europe/Lisbon', hasOwner: false };
    const report = await reports.make({ subscription: 'team', scope: {}, period });
    expect(await codeOf(personal.open(tokenOf(report.url)))).toBe('access.bad-link');
    expect(await codeOf(reports.open(tokenOf(await personal.urlOf(ANA, START))))).toBe('access.bad-link');
  });
});
