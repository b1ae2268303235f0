/** The app with sign-in and links on and sample data, and readers who have signed in: what the tests of the addresses for people share. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { QUEUES } from '../../dev/sample/catalogue.ts';
import type { ShownRun } from '../../src/http/runs/shown-run.ts';
import type { Report } from '../../src/report/report.ts';
import { addDays, dateAt } from '../../src/time/local-day.ts';
import { daytimeZone, dispatchAndWait, type HostedApp, loadSample, startHostedApp } from '../support/hosted-app.ts';
import { principalOf } from '../support/principals.ts';

export const zone = daytimeZone();
export const yesterday = addDays(dateAt(Date.now(), zone), -1);
export const KEYS = { function: 'function-key', master: 'master-key' };
/** The queue of the reader's group, and one that is not. */
export const [, own, other] = QUEUES;
const GROUP = '11111111-1111-4111-8111-111111111111';
export const READER = { 'x-ms-client-principal': principalOf({ roles: ['Reports.Read'], groups: [GROUP] }) };
export const ADMIN = { 'x-ms-client-principal': principalOf({ roles: ['Reports.Admin'] }) };
export const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

export interface AccessApp {
  readonly hosted: HostedApp;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Below /api, with a function key. */
  withKey(path: string): Promise<Response>;
  /** Below /api, with the master key. */
  post(path: string, body: unknown): Promise<Response>;
  reportOf(path: string, headers: Readonly<Record<string, string>>): Promise<Report>;
  /** Token of a new link, by default to yesterday. */
  newLink(order?: object): Promise<string>;
  /** Who opened what, newest first. */
  accesses(): Promise<readonly ShownRun[]>;
}

/** Sample data of a week and of today, harvested once. */
export async function startAccessApp(): Promise<AccessApp> {
  const env = {
    REPORT_TIME_ZONE: zone,
    HARVEST_FROM_DAYS: '6',
    DIGEST_AT: '00:00',
    PUBLIC_URL: 'https://digest.contoso.example',
    SIGN_IN: 'app-service',
    SIGN_IN_SCOPES: JSON.stringify([{ claim: 'groups', value: GROUP, scope: { queue: [own?.queueid] } }]),
    LINKS: 'signed',
    LINK_KEYS: `k1:${'s'.repeat(32)}`,
  };
  const hosted = await startHostedApp(env, KEYS);
  loadSample(hosted.emulator, zone, 7, 100);
  await hosted.host.invokeTimer('harvest');
  const get: AccessApp['get'] = (path, headers = {}) => fetch(`${hosted.host.url}${path}`, { headers, redirect: 'manual' });
  const withKey: AccessApp['withKey'] = (path) => get(`/api/${path}`, { 'x-functions-key': KEYS.function });
  const post: AccessApp['post'] = (path, body) =>
    hosted.post(path, body, { 'Content-Type': 'application/json', 'x-functions-key': KEYS.master });
  return {
    hosted,
    get,
    withKey,
    post,
    reportOf: async (path, headers) => (await (await get(path, headers)).json()) as Report,
    async newLink(order = { period: { from: yesterday } }) {
      const { link } = (await (await post('links', order)).json()) as { link: string };
      return link.split('link=')[1] ?? '';
    },
    accesses: async () => ((await (await withKey('runs?kind=access&limit=1000')).json()) as { runs: readonly ShownRun[] }).runs,
  };
}

/** The digest that the dispatch timer has due, as the first of its mails shows it. */
export async function mailedHtml({ hosted }: Pick<AccessApp, 'hosted'>): Promise<string> {
  await dispatchAndWait(hosted);
  const [name = ''] = await hosted.mails();
  return readFile(join(hosted.outbox, name.replace(/eml$/, 'html')), 'utf8');
}
