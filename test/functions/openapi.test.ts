/** The API's description against the app in the Functions host: each answer that it documents, as it really comes over HTTP. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../dev/browser.ts';
import { openHistory } from '../../src/history/history.ts';
import type { OpenApiDocument } from '../../src/http/openapi/document.ts';
import { archiveOf } from '../../src/subscriptions/archive.ts';
import { scheduledDigest } from '../../src/subscriptions/dispatch.ts';
import { type LedgerEntry, ledgerOf } from '../../src/subscriptions/ledger.ts';
import { addDays, dateAt, dayOf } from '../../src/time/local-day.ts';
import { daytimeZone, type HostedApp, loadSample, startHostedApp } from '../support/hosted-app.ts';
import { type DocumentedAnswers, documentedAnswers } from '../support/openapi/documented-answers.ts';
import { ownStorage } from '../support/setup/own-storage.ts';
import { type SlowMailServer, startSlowMailServer } from '../support/slow-mail-server.ts';
import { type StorageProxy, startStorageProxy } from '../support/storage-proxy.ts';

const zone = daytimeZone();
const yesterday = addDays(dateAt(Date.now(), zone), -1);
const DIGEST = `digests/default/${yesterday}`;
const ASKED = ['report', 'snapshots?from=2026-01-01', 'snapshots/2026-01-01', 'snapshots/2026-01-01/versions', 'runs', 'health'];
const TOO_LARGE = { note: 'x'.repeat(20_000) };
const PLAIN = { 'Content-Type': 'text/plain' };
/** Answers that one machine cannot give, and why. */
const NOT_PRODUCED: readonly (readonly [RegExp, string])[] = [
  [/ 401$/, 'the platform asks for keys, before the app sees the request'],
  [/^(?:openapi|docs) 500 /, 'they read nothing: only a fault of the program could'],
];

let mailServer: SlowMailServer;
let proxy: StorageProxy;
let hosted: HostedApp;
let answers: DocumentedAnswers;
const seen = new Set<string>();
beforeAll(async () => {
  const storage = await ownStorage();
  [mailServer, proxy] = await Promise.all([startSlowMailServer(), startStorageProxy(storage)]);
  hosted = await startHostedApp({
    REPORT_TIME_ZONE: zone,
    DIGEST_AT: '23:59',
    STORAGE_CONNECTION: proxy.connectionString,
    MAIL_TRANSPORT: 'smtp',
    MAIL_SMTP_URL: `${mailServer.url}?tls=off`,
  });
  answers = documentedAnswers((await (await hosted.get('openapi.json')).json()) as OpenApiDocument);
  loadSample(hosted.emulator, zone, 3, 60);
});
afterAll(async () => {
  await hosted.stop();
  await proxy.stop();
  await mailServer.stop();
});

/** Asks, and holds the answer against what is documented of that status. */
async function expectDocumented(operationId: string, status: number, ask: Promise<Response>): Promise<void> {
  const response = await ask;
  expect(response.status, `${operationId}: ${await response.clone().text()}`).toBe(status);
  const { name, wrong, open, absent } = await answers.check(operationId, response);
  expect({ name, wrong }).toEqual({ name, wrong: [] });
  // Counters have names of their own; what may be absent of a report is what older versions lack.
  if (operationId !== 'openapi') expect({ name, open: open.filter((way) => !way.endsWith('counters')) }).toEqual({ name, open: [] });
  if (operationId !== 'openapi')
    expect(absent.filter((member) => !['read', 'unreadBefore', 'signals', 'nearest'].includes(member))).toEqual([]);
  seen.add(name);
}

/** Asks each route that needs settings and storage. */
function askAll(): readonly (readonly [operationId: string, ask: () => Promise<Response>])[] {
  const names = ['report', 'snapshots', 'snapshot', 'snapshot-versions', 'runs', 'health'];
  const gets = names.map((name, i) => [name, () => hosted.get(ASKED[i] ?? '')] as const);
  return [
    ...gets,
    ['erasure', () => hosted.post('erasure', { number: '+351 210 000 001' })],
    ['backfill', () => hosted.post('backfill', { from: yesterday, to: yesterday })],
    ['digest-resend', () => hosted.post(`${DIGEST}/resend`, {})],
    ['digest-resolve', () => hosted.post(`${DIGEST}/resolve`, { found: 'sent', note: 'n' })],
  ];
}

test('while a setting is wrong, every route that needs one says so as documented', async () => {
  const before = process.env.DIGEST_AT;
  process.env.DIGEST_AT = 'noon';
  for (const [operationId, ask] of askAll()) await expectDocumented(operationId, 500, ask());
  process.env.DIGEST_AT = before;
});

describe('as documented answers', () => {
  test('the description itself, as a document and as a page', async () => {
    await expectDocumented('openapi', 200, hosted.get('openapi.json'));
    await expectDocumented('docs', 200, hosted.get('docs'));
  });

  test('health, before and after the first harvest, and while a person should look', async () => {
    await expectDocumented('health', 200, hosted.get('health'));
    // Each closes some of the days that were read.
    for (let i = 0; i < 3; i++) await hosted.host.invokeTimer('harvest');
    await expectDocumented('health', 200, hosted.get('health'));
    await fillLedger();
    await expectDocumented('health', 503, hosted.get('health'));
  });

  test.each([
    ['report', 200, 'report'],
    ['report', 200, `report?days=3&channel=Voice&channel=SMS`],
    ['report', 200, 'report?extent=counts&week=2020-W10'],
    ['report', 200, 'report?format=html'],
    ['report', 200, 'report?explain=1'],
    ['report', 200, `report?date=${yesterday}&version=1`],
    ['report', 400, 'report?extent=all'],
    ['report', 404, 'report?queue=Colections'],
    ['report', 404, `report?date=${yesterday}&version=999999`],
    ['snapshots', 200, `snapshots?from=${addDays(yesterday, -3)}&to=${yesterday}`],
    ['snapshots', 400, 'snapshots'],
    ['snapshot', 200, `snapshots/${yesterday}`],
    ['snapshot', 400, 'snapshots/yesterday'],
    ['snapshot', 404, 'snapshots/2020-01-01'],
    ['snapshot-versions', 200, `snapshots/${yesterday}/versions`],
    ['snapshot-versions', 400, `snapshots/${yesterday}/versions?version=1`],
    ['runs', 200, 'runs'],
    ['runs', 400, 'runs?limit=0'],
    ['runs', 404, 'runs?backfill=0123456789abcdef0123'],
  ])('%s with %i to GET %s', async (operationId, status, path) => {
    await expectDocumented(operationId, status, hosted.get(path));
  });

  test.each([
    ['erasure', 200, 'erasure', { number: '+351 210 000 001' }],
    ['erasure', 400, 'erasure', {}],
    ['backfill', 400, 'backfill', { from: yesterday }],
    ['backfill', 413, 'backfill', TOO_LARGE],
    ['backfill', 415, 'backfill', '{}', PLAIN],
    ['digest-resend', 200, `${DIGEST}/resend`, {}],
    ['digest-resend', 400, `${DIGEST}/resend`, { to: 'everybody' }],
    ['digest-resend', 404, 'digests/default/2020-01-01/resend', {}],
    ['digest-resend', 413, `${DIGEST}/resend`, TOO_LARGE],
    ['digest-resend', 415, `${DIGEST}/resend`, '{}', PLAIN],
    ['digest-resolve', 200, `${DIGEST}/resolve`, { found: 'sent', note: 'n' }],
    ['digest-resolve', 400, `${DIGEST}/resolve`, { found: 'maybe' }],
    ['digest-resolve', 404, 'digests/default/2020-01-01/resolve', { found: 'sent', note: 'n' }],
    ['digest-resolve', 409, `${DIGEST}/resolve`, { found: 'sent', note: 'n' }],
    ['digest-resolve', 413, `${DIGEST}/resolve`, TOO_LARGE],
    ['digest-resolve', 415, `${DIGEST}/resolve`, '{}', PLAIN],
  ])('%s with %i to POST %s', async (operationId, status, path, body, headers?: Readonly<Record<string, string>>) => {
    await expectDocumented(operationId, status, hosted.post(path, body, headers));
  });

  test('a backfill, and how far it is', async () => {
    const response = await hosted.post('backfill', { from: yesterday, to: yesterday });
    const { backfill } = (await response.clone().json()) as { backfill: string };
    await expectDocumented('backfill', 202, Promise.resolve(response));
    await expectDocumented('runs', 200, hosted.get(`runs?backfill=${backfill}`));
  });

  test('a resend while no mail server answers', async () => {
    await mailServer.stop();
    await expectDocumented('digest-resend', 202, hosted.post(`${DIGEST}/resend`, { to: 'all' }));
  });

  test('whatever needs storage, while it is away', async () => {
    proxy.reset(() => true);
    await Promise.all(askAll().map(([operationId, ask]) => expectDocumented(operationId, 503, ask())));
    proxy.reset();
  });

  test('all that are documented, but for those that one machine cannot give', () => {
    const missed = answers.names.filter((name) => !seen.has(name));
    expect(missed.filter((name) => !NOT_PRODUCED.some(([pattern]) => pattern.test(name)))).toEqual([]);
    expect(answers.names.length - missed.length).toBeGreaterThan(40);
  });
});

describe('the page of the description', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  test('forbids scripts and whatever is elsewhere, and may be kept by the reader alone', async () => {
    const { headers } = await hosted.get('docs');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'unsafe-inline'; /);
    expect(headers.get('cache-control')).toBe('private, max-age=300');
  });

  test('shows each route with its parameters, answers and errors, and fits 320 pixels', async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 800 } });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${hosted.host.url}/api/docs`);
    expect(asked).toHaveLength(1);
    await page.evaluate(`document.querySelectorAll('details').forEach((one) => { one.open = true; })`);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    const { paths } = (await (await hosted.get('openapi.json')).json()) as OpenApiDocument;
    for (const [address, methods] of Object.entries(paths)) {
      for (const [method, { operationId, parameters, responses }] of Object.entries(methods)) {
        const text = await page.evaluate<string>(`document.getElementById('${operationId}').innerText`);
        const told = [`${method.toUpperCase()} ${address}`, ...parameters.flatMap(({ name, description }) => [name, description])];
        for (const words of [...told, ...Object.keys(responses)]) expect(text, operationId).toContain(words);
      }
    }
    await page.close();
  });
});

/** A digest of yesterday that did not reach one, and nobody knows of the other. */
async function fillLedger(): Promise<void> {
  const history = await openHistory({ connection: { connectionString: proxy.connectionString }, prefix: 'proactivedigest' });
  const digest = scheduledDigest(dayOf(yesterday, zone));
  const content = { subject: 's', html: '<p>as it was</p>', text: 'as it was', renderedMs: Date.now(), snapshotVersion: 1 };
  await archiveOf(history.values).keep(digest, content);
  for (const [address, state] of [
    ['ana@contoso.example', 'failed'],
    ['rui@contoso.example', 'ambiguous'],
  ] as const) {
    const entry: LedgerEntry = {
      state,
      recipient: `${address[0]}…@contoso.example`,
      messageId: '<1@x>',
      attempts: 1,
      atMs: Date.now(),
      leaseMs: 0,
      reason: 'why',
    };
    await ledgerOf(history.documents).update(digest, address, () => entry);
  }
}
