/** How many requests to storage reports take, whatever their rows: counted by a proxy in front of Azurite. */
import { beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { compactDays } from '../../src/compaction/compact-days.ts';
import { openHistory } from '../../src/history/history.ts';
import { harvestState } from '../../src/history/state/watermarks.ts';
import { newLoaded } from '../../src/lookup/loaded/loaded.ts';
import { type LookUpPorts, lookUpReport } from '../../src/lookup/look-up-report.ts';
import type { ReportQuery } from '../../src/lookup/report-query.ts';
import { DAY_MS } from '../../src/time/lengths.ts';
import { addDays, dayOf, periodOf } from '../../src/time/local-day.ts';
import { IS_WHOLE } from '../support/matrices.ts';
import { startStorageProxy } from '../support/storage-proxy.ts';
import { historyOf, sampleFacts } from './stored-facts.ts';

const ZONE = 'Europe/Lisbon';
const LAST = '2026-11-22';
const DAY = dayOf(LAST, ZONE);
// So many that the period before 30 days and its trend are there; a year takes a minute to fill.
const DAYS = IS_WHOLE ? 366 : 62;
const NOW_MS = DAY.toMs + 3 * DAY_MS;

let history: Awaited<ReturnType<typeof historyOf>>;

beforeAll(async () => {
  // One or two rows a day: what has no row asks for nothing.
  const firstMs = DAY.toMs - DAYS * DAY_MS;
  const facts = Array.from({ length: DAYS }, (_, i) => sampleFacts(firstMs + i * DAY_MS, firstMs + (i + 1) * DAY_MS, 2));
  const own = facts.flatMap((list, i) => list.map((fact) => ({ ...fact, id: `${i.toString(16).padStart(8, '0')}${fact.id.slice(8)}` })));
  history = await historyOf(own);
  await compactDays(history.quarters, { nowMs: NOW_MS });
  await harvestState(history.documents).addCoverage([firstMs, DAY.toMs], NOW_MS);
});

/** Requests of a report of its own. */
async function requestsOf(query: ReportQuery): Promise<number> {
  const proxy = await startStorageProxy(inject('storageConnection'));
  onTestFinished(() => proxy.stop());
  const opened = await openHistory({ connection: { connectionString: proxy.connectionString }, prefix: history.prefix });
  const ports: LookUpPorts = { ...history, ...opened, loaded: newLoaded(0) };
  proxy.reset();
  const { report } = await lookUpReport(ports, query, NOW_MS);
  expect(report.totals.deliveries).toBeGreaterThan(0);
  console.log(`${query.period.days} days, ${query.extent ?? 'full'}: ${proxy.count} requests`);
  return proxy.count;
}

test('a full report of a day: at most 80', async () => {
  expect(await requestsOf({ period: DAY, kind: 'day', scope: {} })).toBeLessThanOrEqual(80);
});

test('a full report of 30 days: at most 120', async () => {
  expect(await requestsOf({ period: periodOf(addDays(LAST, -29), LAST, ZONE), scope: {} })).toBeLessThanOrEqual(120);
});

test(`${DAYS} days as counts: at most 40`, async () => {
  const period = periodOf(addDays(LAST, 1 - DAYS), LAST, ZONE);
  expect(await requestsOf({ period, scope: {}, extent: 'counts' })).toBeLessThanOrEqual(40);
});
