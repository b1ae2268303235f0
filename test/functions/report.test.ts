/** The report address in the Functions host, over real HTTP: what it answers, what it refuses, and that no name becomes markup. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../dev/browser.ts';
import { QUEUES } from '../../dev/sample/catalogue.ts';
import { sampleDeliveries } from '../../dev/sample/generate.ts';
import { isFinished } from '../../src/metrics/fact/make-fact.ts';
import type { Report } from '../../src/report/report.ts';
import { addDays, dateAt, dayOf } from '../../src/time/local-day.ts';
import { daytimeZone, type HostedApp, loadSample, startHostedApp } from '../support/hosted-app.ts';
import { HOSTILE_VALUES } from '../support/hostile-report.ts';
import { REFUSED_QUERIES } from '../support/openapi/refused-queries.ts';
import { principalOf } from '../support/principals.ts';

const zone = daytimeZone();
const yesterday = addDays(dateAt(Date.now(), zone), -1);
const dayBefore = addDays(yesterday, -1);
// A Sunday has few of them, four days have some of every queue.
const PER_WEEKDAY = 400;
// A harvest closes four days, and yesterday is to be open still.
const DAYS = 7;
const span = { from: addDays(yesterday, -3), to: yesterday, extent: 'counts' };
const [hostileName = ''] = HOSTILE_VALUES;
const [hostileQueue, plainQueue] = QUEUES;

let hosted: HostedApp;
let nowMs: number;
beforeAll(async () => {
  hosted = await startHostedApp({ REPORT_TIME_ZONE: zone, HARVEST_FROM_DAYS: String(DAYS - 1) });
  nowMs = Date.now();
  loadSample(hosted.emulator, zone, DAYS, PER_WEEKDAY, nowMs);
  hosted.emulator.table('queues').upsert({ ...hostileQueue, name: hostileName });
  await hosted.host.invokeTimer('harvest');
});
afterAll(() => hosted.stop());

async function report(query: Readonly<Record<string, string>> = {}): Promise<Report> {
  const response = await hosted.get(`report?${new URLSearchParams(query)}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/json');
  // A version on record may be kept, and is asked for again each time.
  expect(response.headers.get('cache-control')).toBe(response.headers.has('etag') ? 'private, no-cache' : 'no-store');
  return (await response.json()) as Report;
}

let whole: Promise<Report> | undefined;
/** The report of `span` without a scope, asked for once. */
function wholeSpan(): Promise<Report> {
  whole ??= report(span);
  return whole;
}

/** Finished deliveries of a local day, counted from the rows themselves. */
function placedOn(date: string): number {
  const { fromMs, toMs } = dayOf(date, zone);
  const options = { lastDate: dateAt(nowMs, zone), days: DAYS, zone, deliveriesPerDay: PER_WEEKDAY, nowMs, hostile: true };
  const rows = [...sampleDeliveries(options)];
  const placeMs = (row: (typeof rows)[number]) =>
    Date.parse(row.msdyn_result_date ?? row.msdyn_end_date ?? row.msdyn_start_date ?? row.modifiedon ?? '');
  return rows.filter((row) => isFinished(row) && placeMs(row) >= fromMs && placeMs(row) < toMs).length;
}

describe('the JSON answer', () => {
  test('without parameters is yesterday in the zone of the settings, with every delivery of that day', async () => {
    const { period, totals, scope, provisional } = await report();
    expect({ period, scope, provisional }).toEqual({
      period: { from: yesterday, to: yesterday, zone, days: 1 },
      scope: {},
      provisional: false,
    });
    expect(totals.deliveries).toBeGreaterThan(0);
    expect(totals.deliveries).toBe(placedOn(yesterday));
  });

  test('for "date" is that day, and for "from" and "to" all days between, both included', async () => {
    const [first, second, both] = await Promise.all([
      report({ date: dayBefore }),
      report({ from: yesterday }),
      report({ from: dayBefore, to: yesterday }),
    ]);
    expect(first.totals.deliveries).toBe(placedOn(dayBefore));
    expect(both.period).toEqual({ from: dayBefore, to: yesterday, zone, days: 2 });
    for (const name of ['deliveries', 'intake', 'attempts', 'offHook', 'liveMin'] as const) {
      expect(both.totals[name], name).toBe((first.totals[name] ?? 0) + (second.totals[name] ?? 0));
    }
  });

  test('for another zone cuts the day there', async () => {
    const kathmandu = await report({ date: dayBefore, zone: 'Asia/Kathmandu' });
    expect(kathmandu.period).toEqual({ from: dayBefore, to: dayBefore, zone: 'Asia/Kathmandu', days: 1 });
    const { fromMs } = dayOf(dayBefore, 'Asia/Kathmandu');
    expect(fromMs % 3_600_000).toBe(900_000);
    expect(kathmandu.totals.deliveries).toBeGreaterThan(0);
    expect((await report({ date: dayBefore, zone: 'asia/kathmandu' })).totals).toEqual(kathmandu.totals);
  });

  test('for a closed day is its version on record, each time the same', async () => {
    const listed = await (await hosted.get(`snapshots?from=${addDays(yesterday, -9)}&to=${yesterday}`)).json();
    const [{ date }] = (listed as { snapshots: [{ date: string }] }).snapshots;
    const onRecord = await (await hosted.get(`snapshots/${date}`)).json();
    expect([await report({ date }), await report({ date })]).toEqual([onRecord, onRecord]);
    expect((await report({ date, extent: 'counts' })).generatedAt).not.toBe((onRecord as Report).generatedAt);
  });

  test('for the day that runs is provisional, with the reason', async () => {
    const { provisional, provisionalReasons } = await report({ date: dateAt(Date.now(), zone) });
    expect(provisional).toBe(true);
    expect(provisionalReasons).toEqual([expect.stringMatching(/^Dataverse has been read up to /)]);
  });

  test('for a day that was never read is provisional, not a day without calls', async () => {
    expect((await report({ date: addDays(yesterday, -60) })).provisionalReasons).toEqual([
      'The deliveries of this period have not been read from Dataverse yet.',
    ]);
  });

  test('for a queue is the same by id and by name, in any case, and the queues add up to the whole', async () => {
    const whole = await wholeSpan();
    const byId = await report({ ...span, queue: plainQueue?.queueid ?? '' });
    expect(byId.totals.deliveries).toBeGreaterThan(0);
    expect(byId.byQueue.map(({ name }) => name)).toEqual([plainQueue?.name]);
    expect((await report({ ...span, queue: plainQueue?.name.toUpperCase() ?? '' })).totals).toEqual(byId.totals);
    const parts = await Promise.all(whole.byQueue.map(({ key }) => report({ ...span, queue: key || '(not given)' })));
    expect(parts.reduce((sum, { totals }) => sum + (totals.deliveries ?? 0), 0)).toBe(whole.totals.deliveries);
  });

  test.each([
    ['configuration', 'byConfiguration'],
    ['channel', 'byChannel'],
    ['dialMode', 'byDialMode'],
  ] as const)('for a %s holds that part alone, and the parts add up to the whole', async (parameter, list) => {
    const whole = await wholeSpan();
    for (const { key, deliveries } of whole[list]) {
      const part = await report({ ...span, [parameter]: key || '(not given)' });
      expect(part.scope).toEqual({ [parameter]: key });
      expect(part.totals.deliveries).toBe(deliveries);
      expect(part[list].map((item) => item.key)).toEqual([key]);
    }
    expect(whole[list].reduce((sum, { deliveries }) => sum + deliveries, 0)).toBe(whole.totals.deliveries);
  });

  test('for several queues is that of any of them, and for a day that was not read has totals and rates that are null and not 0', async () => {
    const [first = '', second = ''] = (await wholeSpan()).byQueue.map(({ key }) => key);
    const deliveriesOf = async (queues: readonly string[]) => {
      const query = new URLSearchParams([...Object.entries(span), ...queues.map((queue): [string, string] => ['queue', queue])]);
      const { scope, totals } = (await (await hosted.get(`report?${query}`)).json()) as Report;
      return { scope, deliveries: totals.deliveries };
    };
    const [one, other, both] = await Promise.all([[first], [second], [`{${second.toUpperCase()}}`, first]].map(deliveriesOf));
    expect(both).toEqual({ scope: { queue: [second, first] }, deliveries: (one?.deliveries ?? 0) + (other?.deliveries ?? 0) });
    const { read, totals, rates } = await report({ date: addDays(yesterday, -60), queue: first });
    expect({ read, totals }).toMatchObject({ read: 'none', totals: { deliveries: null, attempts: null } });
    expect(rates.liveMin).toEqual({ numerator: 0, denominator: 0, value: null, low: null, high: null });
  });

  test('for a queue or configuration that history has not met is 404 with the nearest names', async () => {
    for (const [parameter, given, nearest] of [
      ['queue', 'Colections', 'Collections'],
      ['configuration', 'payment follow up', 'Payment follow-up'],
    ] as const) {
      const response = await hosted.get(`report?${new URLSearchParams({ [parameter]: given })}`);
      const problem = (await response.json()) as { nearest: readonly string[]; detail: string };
      expect(problem).toMatchObject({ status: 404, title: 'Not found', code: 'scope.unknown' });
      expect(response.status).toBe(404);
      expect(problem.nearest[0]).toBe(nearest);
      expect(problem.nearest.length).toBeLessThanOrEqual(5);
      expect(problem.detail).toContain(`Cannot find the ${parameter} "${given}"`);
    }
  });
});

test.each(REFUSED_QUERIES)('report?%s is 400 with %s, and the problem names %s', async (query, code, named) => {
  const response = await hosted.get(`report?${query}`);
  expect(response.status).toBe(400);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = (await response.json()) as { detail: string };
  expect(problem).toMatchObject({ type: 'about:blank', title: 'Bad request', status: 400, code });
  expect(problem.detail).toMatch(/^Cannot /);
  expect(problem.detail).toContain(named);
});

test.each(['', 'report', 'report?date=2026-11-01', 'open?link=x'])(
  'without SIGN_IN and LINKS the address /%s for people is 404, and says so',
  async (path) => {
    const headers = { 'x-ms-client-principal': principalOf({ roles: ['Reports.Admin'] }) };
    const response = await fetch(`${hosted.host.url}/${path}`, { headers });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'access.off', detail: expect.stringContaining('switched off') });
  },
);

test('other methods and addresses are refused', async () => {
  expect((await fetch(`${hosted.host.url}/api/report`, { method: 'POST' })).status).toBeOneOf([404, 405]);
  expect((await hosted.get('reports')).status).toBe(404);
});

describe('the HTML answer', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  test('forbids everything that could run or be fetched; a day on record is kept by whoever asks alone, and asked about each time', async () => {
    const { status, headers } = await hosted.get('report?format=html');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src ('sha256-\S+ ?)+; script-src ('sha256-\S+)+; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('private, no-cache');
  });

  test('is what a browser gets that says no format', async () => {
    const page = await browser.newPage();
    const answer = await page.goto(`${hosted.host.url}/api/report?extent=counts`);
    expect(answer?.headers()).toMatchObject({ 'content-type': 'text/html; charset=utf-8', vary: 'Accept' });
    expect(await page.evaluate<string>('document.body.innerText')).toContain('Deliveries');
    await page.close();
  });

  test('shows hostile names as text in a browser, even where the security policy is taken away', async () => {
    const json = await wholeSpan();
    const names = [...json.byQueue, ...json.byConfiguration].map(({ name }) => name).filter((name) => name.includes('<'));
    expect(names).toContain(hostileName);
    const query = `report?${new URLSearchParams({ ...span, format: 'html' })}`;
    const html = await (await hosted.get(query)).text();
    for (const form of ['served', 'bare'] as const) {
      const page = await browser.newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      if (form === 'served') await page.goto(`${hosted.host.url}/api/${query}`);
      else await page.setContent(html);
      await page.waitForTimeout(100);
      expect(await page.evaluate('document.documentElement.dataset.hit'), form).toBeUndefined();
      expect(asked.length, form).toBe(form === 'served' ? 1 : 0);
      expect(await page.evaluate(`document.querySelectorAll('img, iframe, b[onclick], [style], script[src]').length`), form).toBe(0);
      // Its own.
      expect(await page.evaluate('document.scripts.length'), form).toBe(1);
      expect(await page.evaluate<string>('document.body.innerText'), form).toContain('<script>document.documentElement');
      await page.close();
    }
  });
});
