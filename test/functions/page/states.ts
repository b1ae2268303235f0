/** Every state of the page: it is there, in its language, without a number that was not read, and any reader can use it: axe in both colour schemes, and on a narrow screen. */
import { describe, expect, test } from 'vitest';
import { QUEUES } from '../../../dev/sample/catalogue.ts';
import { addDays } from '../../../src/time/local-day.ts';
import { axeViolations } from '../../support/browser/axe-violations.ts';
import { type PageApp, today, yesterday } from './page-app.ts';

/** Who has signed in, as the cookie of the played sign-in says. */
const AS = {
  ada: 'AppServiceAuthSession=ada',
  rui: 'AppServiceAuthSession=rui',
  mia: 'AppServiceAuthSession=mia',
  nobody: 'AppServiceAuthSession=-',
};
const own = QUEUES[1]?.name ?? '';

/** What is asked for, by whom; the status and the heading. */
const STATES: readonly (readonly [path: string, cookie: string, status: number, heading: RegExp])[] = [
  ['/', AS.ada, 200, /\d{4}/],
  ['/?language=ja', AS.ada, 200, /年/],
  [`/report?date=${today}&language=de`, AS.ada, 200, /\d{4}/],
  [`/report?from=${addDays(yesterday, -3)}&to=${yesterday}&queue=${own}`, AS.rui, 200, /\d{4}/],
  [`/report?date=${addDays(today, -60)}`, AS.ada, 200, /\d{4}/],
  ['/report?queue=Colections', AS.ada, 404, /^There is no such queue$/],
  ['/report?queue=Colections&language=fr', AS.ada, 404, /^Cette file d’attente n’existe pas$/],
  [`/report?date=${addDays(today, 9)}`, AS.ada, 400, /has not begun yet$/],
  ['/report?date=yesterday', AS.ada, 400, /^This address cannot be used$/],
  [`/report?date=${yesterday}&version=77`, AS.ada, 404, /^There is no such version$/],
  [`/report?date=${yesterday}&version=1`, AS.rui, 403, /^You may not see this$/],
  ['/', AS.nobody, 401, /^You are not signed in$/],
  ['/?language=es', AS.mia, 403, /^No tiene acceso a los informes$/],
  ['/open?link=nothing', AS.nobody, 401, /^This link does not open$/],
  ['/digests', AS.ada, 200, /^Digests as they were sent$/],
  ['/digests?from=2020-01-01&to=2026-01-01', AS.ada, 400, /^This address cannot be used$/],
  [`/digests/default/${yesterday}`, AS.ada, 200, /./],
  [`/digests/default/${yesterday}`, AS.rui, 404, /^There is no such digest$/],
  ['/digests/others/2026-01-01', AS.ada, 404, /^There is no such digest$/],
];

/** @param appOf the app, once it has started */
export function pageStates(appOf: () => PageApp): void {
  describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
    test('every state is there, breaks no rule of accessibility, and fits a narrow screen', async () => {
      const { page, context, close } = await appOf().context({ colorScheme, viewport: { width: 320, height: 800 } });
      const found: string[] = [];
      const look = async (path: string, html: string, heading: RegExp) => {
        await page.setContent(html);
        expect(await page.locator('h1').innerText(), path).toMatch(heading);
        expect(await page.evaluate<number>('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(320);
        const violations = await axeViolations(page);
        found.push(...violations.flatMap(({ id, nodes }) => nodes.map((node) => `${path} ${id}: ${node.html.slice(0, 200)}`)));
      };
      await look('before the first harvest', appOf().firstVisit, /^Nothing has been read yet$/);
      for (const [path, cookie, status, heading] of STATES) {
        await context.setExtraHTTPHeaders({ cookie });
        const html = await (await fetch(appOf().at(path), { headers: { cookie, accept: 'text/html' } })).text();
        const answer = await fetch(appOf().at(path), { method: 'HEAD', headers: { cookie, accept: 'text/html' } });
        expect([path, answer.status, answer.headers.get('cache-control')]).toEqual([path, status, 'no-store']);
        expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-.*frame-ancestors 'none'$/);
        await look(path, html, heading);
      }
      expect(found).toEqual([]);
      await close();
    }, 120_000);
  });

  test('a queue that nobody knows leads to the nearest, and a day that was not read has no numbers', async () => {
    const { page, close } = await appOf().context();
    await page.setContent(
      await (await fetch(appOf().at(`/report?date=${addDays(today, -60)}`), { headers: { accept: 'text/html' } })).text(),
    );
    expect(await page.locator('.notices').innerText()).toContain('Not read');
    const near = await (
      await fetch(appOf().at(`/report?date=${yesterday}&queue=${own.slice(0, -2)}`), { headers: { accept: 'text/html' } })
    ).text();
    expect(near).toContain(`href="/report?date=${yesterday}&amp;queue=${encodeURIComponent(own)}"`);
    await close();
  });

  test('whoever holds a link sees the digest of its subscription and its days, and nobody else’s recipients', async () => {
    const made = await appOf().hosted.post(
      'links',
      { period: { from: yesterday } },
      { 'Content-Type': 'application/json', 'x-functions-key': 'master-key' },
    );
    const token = ((await made.json()) as { link: string }).link.split('link=')[1] ?? '';
    const get = (path: string) => fetch(appOf().at(path), { headers: { authorization: `Bearer ${token}`, accept: 'text/html' } });
    const answer = await get(`/digests/default/${yesterday}`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toContain('@contoso.example');
    const mail = await get(`/digests/default/${yesterday}/mail`);
    expect([mail.status, mail.headers.get('content-security-policy')]).toEqual([
      200,
      expect.stringMatching(/^sandbox; default-src 'none'; img-src data:;.*frame-ancestors 'self'$/),
    ]);
    expect(await mail.text()).not.toMatch(/open\?link=ey|cid:/);
    expect((await get('/digests')).status).toBe(200);
  });
}
