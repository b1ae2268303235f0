/** Whatever is asked, over real HTTP: no fault of the program, nothing that is not documented, and no 0 for what was not read or cannot be. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { configurationsOf, queuesOf } from '../../dev/sample/catalogue.ts';
import { sampleDeliveries } from '../../dev/sample/generate.ts';
import type { OpenApiDocument } from '../../src/http/openapi/document.ts';
import type { Report } from '../../src/report/report.ts';
import { addDays, dateAt } from '../../src/time/local-day.ts';
import { daytimeZone, type HostedApp, loadSample, startHostedApp } from '../support/hosted-app.ts';
import { IS_WHOLE } from '../support/matrices.ts';
import { awkwardBodies } from '../support/openapi/arbitrary-bodies.ts';
import { type AskedAddress, awkwardQueries, type KnownValues, readRoutes, validQueries } from '../support/openapi/arbitrary-queries.ts';
import { type DocumentedAnswers, documentedAnswers } from '../support/openapi/documented-answers.ts';
import { misleading, type Truth } from '../support/openapi/true-counts.ts';

const VALID_RUNS = IS_WHOLE ? 80 : 40;
const AWKWARD_RUNS = IS_WHOLE ? 500 : 150;
const BODY_RUNS = IS_WHOLE ? 200 : 80;
const DAYS = 9;
const PER_WEEKDAY = 60;
const zone = daytimeZone();
const today = dateAt(Date.now(), zone);
// The oldest three are in Dataverse, and were not read.
const dates = Array.from({ length: DAYS + 2 }, (_, i) => addDays(today, 1 - i));
const KNOWN: KnownValues = {
  date: dates,
  from: dates,
  to: dates,
  zone: [zone, 'UTC', 'Asia/Kathmandu', 'america/los_angeles', 'Pacific/Apia'],
  queue: [...queuesOf(true).flatMap(({ queueid, name }) => [queueid, name.toUpperCase()]), 'Colections', '(not given)'],
  configuration: [...configurationsOf(true).map(({ name }) => name), '00000000-0000-4000-8000-000000000001'],
  channel: ['Voice', 'sms', 'Pigeon', 'Fax', '(not given)'],
  dialMode: ['Progressive', 'preview', 'Power', 'Automatic', '(not given)'],
};

let hosted: HostedApp;
let truth: Truth;
let document: OpenApiDocument;
let answers: DocumentedAnswers;
beforeAll(async () => {
  hosted = await startHostedApp({ REPORT_TIME_ZONE: zone, DIGEST_AT: '23:59', HARVEST_FROM_DAYS: '6' });
  const nowMs = Date.now();
  loadSample(hosted.emulator, zone, DAYS, PER_WEEKDAY, nowMs);
  for (let i = 0; i < 2; i++) await hosted.host.invokeTimer('harvest');
  document = (await (await hosted.get('openapi.json')).json()) as OpenApiDocument;
  answers = documentedAnswers(document);
  const { runs } = (await (await hosted.get('runs?kind=harvest')).json()) as { runs: readonly { range: { from: string; to: string } }[] };
  const spans = runs.map(({ range }) => [Date.parse(range.from), Date.parse(range.to)] as const);
  truth = {
    rows: [...sampleDeliveries({ lastDate: today, days: DAYS, zone, deliveriesPerDay: PER_WEEKDAY, nowMs, hostile: true })],
    names: new Map([
      ...queuesOf(true).map(({ queueid, name }) => [queueid, name] as const),
      ...configurationsOf(true).map(({ id, name }) => [id, name] as const),
    ]),
    readMs: [Math.min(...spans.map(([from]) => from)), Math.max(...spans.map(([, to]) => to))],
  };
});
afterAll(() => hosted.stop());

/** How many answers had each status, and how many reports were held against the rows. */
const asked = new Map<string, number>();
const count = (what: string) => asked.set(what, (asked.get(what) ?? 0) + 1);

async function expectSound({ operationId, address }: AskedAddress): Promise<void> {
  const response = await fetch(`${hosted.host.url}${address}`);
  count(String(response.status));
  // The platform's own: no route has such an address, or it is none.
  if (response.headers.get('content-type') === null) return expect([400, 404]).toContain(response.status);
  expect(response.status, address).toBeLessThan(500);
  const isReport = operationId === 'report' || operationId === 'snapshot';
  const isJson = response.status === 200 && response.headers.get('content-type') === 'application/json';
  const value = isReport && isJson ? ((await response.clone().json()) as Report | { list: unknown } | { kpis: unknown }) : undefined;
  const { name, wrong } = await answers.check(operationId, response);
  expect({ address, name, wrong }).toEqual({ address, name, wrong: [] });
  if (value === undefined || !('totals' in value)) return;
  count(`read ${value.read}`);
  expect({ address, misleading: misleading(value, new URL(address, hosted.host.url).searchParams, truth) }).toEqual({
    address,
    misleading: [],
  });
}

test(`${VALID_RUNS} queries made of what the description says of each parameter`, async () => {
  // One of each kind, whatever chance brings.
  const examples = [
    '',
    `?date=${today}`,
    `?date=${addDays(today, -DAYS + 1)}&queue=Collections`,
    '?queue=Colections',
    '?dialMode=Automatic',
    '?year=2020',
  ].map((query) => ({ operationId: 'report', address: `/api/report${query}` }));
  // Nobody can sign in here, and there are no links.
  const ofPeople = [
    { operationId: 'root', address: '/' },
    { operationId: 'report-page', address: '/report' },
    { operationId: 'open', address: '/open?link=x' },
  ];
  await fc.assert(fc.asyncProperty(validQueries(readRoutes(document), KNOWN), expectSound), {
    numRuns: VALID_RUNS,
    examples: [...examples, ...ofPeople].map((one) => [one]),
  });
  // Else the property says nothing.
  expect([...asked.keys()]).toEqual(expect.arrayContaining(['200', '400', '404', 'read all', 'read part', 'read none']));
});

test(`${AWKWARD_RUNS} awkward queries`, async () => {
  await fc.assert(fc.asyncProperty(awkwardQueries(readRoutes(document)), expectSound), { numRuns: AWKWARD_RUNS });
});

test(`${BODY_RUNS} awkward bodies`, async () => {
  const parts = { subscription: 'default', date: addDays(today, -1), id: 'team' };
  await fc.assert(
    fc.asyncProperty(awkwardBodies(document, parts), async ({ operationId, method, address, body }) => {
      const headers = { 'Content-Type': 'application/json' };
      const response = await fetch(`${hosted.host.url}${address}`, { method, headers, body });
      expect(response.status, `${address} ${body}`).toBeLessThan(500);
      const { wrong } = await answers.check(operationId, response);
      expect({ address, body, wrong }).toEqual({ address, body, wrong: [] });
    }),
    { numRuns: BODY_RUNS },
  );
});

test('a report that tells 0 of what was not read, other numbers than the rows, or of what there is not, is found out', async () => {
  const told = async (query: string, change: (report: Report) => Report) =>
    misleading(change((await (await hosted.get(`report?${query}`)).json()) as Report), new URLSearchParams(query), truth);
  const without = (deliveries: number) => (report: Report) => ({ ...report, totals: { ...report.totals, deliveries } });
  expect(await told('', (report) => report)).toEqual([]);
  expect(await told(`date=${addDays(today, -DAYS + 1)}`, without(0))).toEqual(['deliveries are 0, and read was none']);
  expect(await told(`date=${addDays(today, -DAYS + 1)}`, (report) => ({ ...report, provisional: false }))).not.toEqual([]);
  expect(await told('', without(0))).toEqual([expect.stringMatching(/^deliveries are 0 of \d+$/)]);
  const empty = (await (await hosted.get('report?channel=SMS&dialMode=Preview')).json()) as Report;
  expect(misleading(empty, new URLSearchParams('channel=SMS&dialMode=Preview'), truth)).toEqual([]);
  expect(misleading(empty, new URLSearchParams('channel=SMS&queue=Colections'), truth)).toEqual([
    'the queue "Colections" is nothing that there is',
  ]);
});
