/** A recipient's own page over real HTTP, in a real browser too: what a link scanner, a mail program and a person do there. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../dev/browser.ts';
import { type Personal, personalTokens } from '../../src/access/personal-tokens.ts';
import { DAY_MS } from '../../src/time/lengths.ts';
import { LANGUAGES } from '../../src/words/language.ts';
import { wordsOf } from '../../src/words/words.ts';
import { axeViolations } from '../support/browser/axe-violations.ts';
import { type HostedApp, startHostedApp } from '../support/hosted-app.ts';

const KEY = { id: 'k1', secret: 's'.repeat(32) };
const ANA: Personal = { subscription: 'default', recipientId: 'a'.repeat(24), recipient: 'a…@contoso.example', language: 'de' };
const NAME = 'Contoso outreach';
const { sign } = personalTokens([KEY]);
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const { say } = wordsOf('en');
const ABOUT = { recipient: ANA.recipient, subscription: NAME };

let app: HostedApp;
let browser: Browser;
let path: string;
beforeAll(async () => {
  const env = { PUBLIC_URL: 'https://digest.contoso.example', LINK_KEYS: `${KEY.id}:${KEY.secret}`, BRAND_NAME: NAME };
  [app, browser] = await Promise.all([startHostedApp({ ...env, REPORT_TIME_ZONE: 'Europe/Lisbon' }), launchBrowser()]);
  path = `unsubscribe?token=${await sign(ANA, Date.now())}`;
});
afterAll(async () => {
  await browser.close();
  await app.stop();
});
afterEach(() => app.post(path, 'action=resume', FORM));

const english = { 'Accept-Language': 'en' };
const ask = (headers: Readonly<Record<string, string>> = english) => fetch(`${app.host.url}/api/${path}`, { headers });
/** What the page says of them. */
const stateIn = (page: string) => /<p role="status">([^<]*)<\/p>/.exec(page)?.[1];
const state = async () => stateIn(await (await ask()).text());

describe('GET', () => {
  test('shows a page that changes nothing, however often it is asked for, and HEAD the same without it', async () => {
    for (let i = 0; i < 3; i++) expect(await state()).toBe(say('leave.active', ABOUT));
    const head = await fetch(`${app.host.url}/api/${path}`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(await state()).toBe(say('leave.active', ABOUT));
  });

  test('lets nothing run, be framed, kept or told on, and sets no cookie', async () => {
    const { headers } = await ask();
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    );
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('set-cookie')).toBeNull();
  });

  test('says that somebody is told of who leaves only where the subscription has an owner', async () => {
    expect(await (await ask()).text()).not.toContain(say('leave.note'));
    const schedule = { every: 'day', at: '07:00', zone: 'UTC' };
    const owned = { recipients: ['ana@contoso.example'], schedule, owner: 'rui@contoso.example' };
    const made = await fetch(`${app.host.url}/api/subscriptions/owned`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(owned),
    });
    expect(made.status).toBe(201);
    const token = await sign({ ...ANA, subscription: 'owned' }, Date.now());
    const page = await fetch(`${app.host.url}/api/unsubscribe?token=${token}`, { headers: english });
    expect(await page.text()).toContain(`<p>${say('leave.note')}</p>`);
  });

  test.each([
    ['fr-CA,fr;q=0.9,en;q=0.8', 'fr'],
    ['pt-PT', 'pt'],
    ['nl', 'de'],
    ['*', 'de'],
  ] as const)('speaks to whoever accepts %s in %s', async (accepted, language) => {
    expect(await (await ask({ 'Accept-Language': accepted })).text()).toContain(`<html lang="${language}">`);
  });
});

describe('POST', () => {
  test('by one click of a mail program, in either form, they have left at once', async () => {
    const oneClick = await app.post(path, 'List-Unsubscribe=One-Click', FORM);
    expect([oneClick.status, oneClick.redirected, await oneClick.text()]).toEqual([200, false, 'Unsubscribed.\n']);
    expect(await state()).toBe(say('leave.left', ABOUT));
    await app.post(path, 'action=resume', FORM);
    const body = new FormData();
    body.set('List-Unsubscribe', 'One-Click');
    expect((await fetch(`${app.host.url}/api/${path}`, { method: 'POST', body })).status).toBe(200);
    expect(await state()).toBe(say('leave.left', ABOUT));
    const { away } = (await (await app.get(`subscriptions/${ANA.subscription}`)).json()) as { away: unknown };
    expect(away).toEqual([{ recipient: ANA.recipient, until: null }]);
  });

  test.each([7, 30])('pauses for %i days', async (days) => {
    const before = Date.now();
    await app.post(path, `action=pause&days=${days}`, FORM);
    const paused = [before, Date.now()].map((ms) => new Date(ms + days * DAY_MS).toISOString());
    const told = paused.map((at) => say('leave.paused', { ...ABOUT, at: wordsOf('en').instant(at, 'Europe/Lisbon') }));
    expect(told).toContain(await state());
  });

  test('undoes either, so that every mail comes again', async () => {
    await app.post(path, 'action=unsubscribe', FORM);
    const back = await app.post(path, 'action=resume', { ...FORM, ...english });
    expect(stateIn(await back.text())).toBe(say('leave.active', ABOUT));
  });

  test.each([
    ['', FORM, 400],
    ['action=delete', FORM, 400],
    ['action=pause', FORM, 400],
    ['action=pause&days=999', FORM, 400],
    ['action=resume&action=unsubscribe', FORM, 400],
    ['action=unsubscribe&to=rui@contoso.example', FORM, 400],
    ['{"action":"unsubscribe"}', { 'Content-Type': 'application/json' }, 415],
    [`action=${'x'.repeat(20_000)}`, FORM, 413],
  ])('refuses %j, and changes nothing', async (body, headers, status) => {
    const answer = await app.post(path, body, headers);
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toContain('rui@');
    expect(await state()).toBe(say('leave.active', ABOUT));
  });

  test('tells the log who wished what of which subscription, without an address or token', async () => {
    await app.post(path, 'action=unsubscribe', FORM);
    const log = app.log.join('\n');
    expect(log).toContain('unsubscribe: "unsubscribe", of the subscription "default"');
    expect(log).not.toMatch(/contoso\.example|a{24}|eyJ/);
  });
});

describe('a link that opens nothing', () => {
  const forge = personalTokens([{ id: 'k1', secret: 't'.repeat(32) }]);
  test.each([
    ['forged', () => forge.sign(ANA, Date.now()), 'access.bad-link'],
    ['expired', () => sign(ANA, Date.now() - 366 * DAY_MS), 'access.link-expired'],
    ['of a subscription that is gone', () => sign({ ...ANA, subscription: 'gone' }, Date.now()), 'access.link-revoked'],
  ])('%s, is refused: as a page to a browser, as a problem to a program, and noted', async (_name, make, code) => {
    const address = `unsubscribe?token=${await make()}`;
    for (const method of ['GET', 'POST']) {
      const sent = method === 'GET' ? {} : { method, body: 'List-Unsubscribe=One-Click', headers: FORM };
      const answer = await fetch(`${app.host.url}/api/${address}`, sent);
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ code });
    }
    const page = await fetch(`${app.host.url}/api/${address}`, { headers: { Accept: 'text/html' } });
    expect(await page.text()).toMatch(/link (?:as it stands in the|of the newest) mail/);
    const { runs } = (await (await app.get('runs?kind=access')).json()) as { runs: readonly { error: { code: string } | null }[] };
    expect(runs.filter(({ error }) => error?.code === code)).toHaveLength(3);
  });
});

describe('in a browser', () => {
  test('a person leaves and comes back by its buttons, without scripts', async () => {
    const context = await browser.newContext({ locale: 'en-GB', javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${app.host.url}/api/${path}`);
    await page.getByRole('button', { name: say('leave.unsubscribe') }).click();
    await page.getByText(say('leave.left', ABOUT)).waitFor();
    expect(await page.getByRole('button').allTextContents()).toEqual([say('leave.resume')]);
    await page.getByRole('button', { name: say('leave.resume') }).click();
    await page.getByText(say('leave.active', ABOUT)).waitFor();
    expect(await page.getByRole('button').allTextContents()).toEqual([
      say('leave.unsubscribe'),
      say('leave.pause', { days: 7 }),
      say('leave.pause', { days: 30 }),
    ]);
    await context.close();
  });

  test.each(LANGUAGES.flatMap((language) => (['light', 'dark'] as const).map((scheme) => [language, scheme] as const)))(
    'the page in %s is no wider than 320 pixels, and axe finds nothing when it is %s',
    async (locale, colorScheme) => {
      // axe is a script of the test's own, which the page would not let in.
      const context = await browser.newContext({ locale, colorScheme, bypassCSP: true, viewport: { width: 320, height: 600 } });
      const page = await context.newPage();
      await page.goto(`${app.host.url}/api/${path}`);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      const violations = await axeViolations(page);
      expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))).toEqual([]);
      await context.close();
    },
  );
});
