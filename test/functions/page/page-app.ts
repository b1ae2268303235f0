/** The app as npm start runs it, and a browser that looks at its page: what the tests of the page in a browser share. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { launchBrowser } from '../../../dev/browser.ts';
import { PEOPLE, SAMPLE_SCOPES } from '../../../dev/sample/people.ts';
import { addDays, dateAt } from '../../../src/time/local-day.ts';
import { daytimeZone, dispatchAndWait, type HostedApp, loadSample, startHostedApp } from '../../support/hosted-app.ts';

export const zone = daytimeZone();
export const today = dateAt(Date.now(), zone);
export const yesterday = addDays(today, -1);
const KEYS = { function: 'function-key', master: 'master-key' };
const LINK_KEYS = `k1:${'s'.repeat(32)}`;

export interface PageApp {
  readonly hosted: HostedApp;
  readonly browser: Browser;
  /** The page of the site before anything was read, as markup. */
  readonly firstVisit: string;
  /** An address of the app. */
  at(path: string): string;
  /** A context whose pages are watched: what they ask for elsewhere, and what a policy or a script of theirs complains of. */
  context(options?: Parameters<Browser['newContext']>[0]): Promise<Watched>;
  stop(): Promise<void>;
}

export interface Watched {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Ends it. @throws AssertionError where something was asked for elsewhere, or complained of */
  close(): Promise<void>;
}

/** Sample data of nine days and of today, harvested once; the digest of yesterday is sent. */
export async function startPageApp(): Promise<PageApp> {
  const env = {
    ...{ REPORT_TIME_ZONE: zone, HARVEST_FROM_DAYS: '9', DIGEST_AT: '00:00', PUBLIC_URL: 'https://digest.contoso.example' },
    ...{ SIGN_IN: 'app-service', SIGN_IN_SCOPES: SAMPLE_SCOPES, LINKS: 'signed', LINK_KEYS },
  };
  const [hosted, browser] = await Promise.all([startHostedApp(env, KEYS, { people: PEOPLE }), launchBrowser()]);
  const firstVisit = await (await fetch(`${hosted.host.url}/`, { headers: { accept: 'text/html' } })).text();
  loadSample(hosted.emulator, zone, 10, 150);
  await hosted.host.invokeTimer('harvest');
  await dispatchAndWait(hosted);
  return {
    hosted,
    browser,
    firstVisit,
    at: (path) => `${hosted.host.url}${path}`,
    context: async (options = {}) =>
      watched(await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options }), hosted.host.url),
    async stop() {
      await browser.close();
      await hosted.stop();
    },
  };
}

async function watched(context: BrowserContext, own: string): Promise<Watched> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || /content security policy/i.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${own}/`) && !request.url().startsWith('data:')) complaints.push(request.url());
  });
  return {
    context,
    page,
    async close() {
      await context.close();
      expect(complaints).toEqual([]);
    },
  };
}
