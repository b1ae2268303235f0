/** Reports that share what was loaded: counted in requests for blobs on real Azurite, and held against reports that load all of their own. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { compactDays } from '../../../src/compaction/compact-days.ts';
import { harvestState } from '../../../src/history/state/watermarks.ts';
import { newLoaded } from '../../../src/lookup/loaded/loaded.ts';
import { type LookUpPorts, lookUpReport } from '../../../src/lookup/look-up-report.ts';
import type { ReportQuery } from '../../../src/lookup/report-query.ts';
import { DAY_MS } from '../../../src/time/lengths.ts';
import { dayOf } from '../../../src/time/local-day.ts';
import { quarterOf } from '../../../src/time/quarter.ts';
import { damageDay } from '../../support/damage.ts';
import { fullFact } from '../../support/full-fact.ts';
import { type StorageProxy, startStorageProxy } from '../../support/storage-proxy.ts';
import { historyOf, sampleFacts } from '../stored-facts.ts';

const DAY = dayOf('2026-11-22', 'Europe/Lisbon');
const WHOLE: ReportQuery = { period: DAY, kind: 'day', scope: {} };
const FACTS = sampleFacts(DAY.fromMs - 8 * DAY_MS, DAY.toMs, 250);

/** What readers of one day may ask, each in another scope. */
const QUERIES: readonly (readonly [string, ReportQuery])[] = [
  ['the same again', WHOLE],
  ['a filter', { ...WHOLE, scope: { queue: ['q1'] } }],
  ['another filter', { ...WHOLE, scope: { channel: ['SMS'], configuration: ['c1'] } }],
  ['a part that its reader may see', { ...WHOLE, allowed: [{ queue: ['q1'] }, { configuration: ['c2'], channel: ['Voice'] }] }],
  ['another part', { ...WHOLE, scope: { channel: ['Voice'] }, allowed: [{ channel: ['Voice'] }] }],
];

const UNREADABLE = expect.objectContaining({ id: 'unreadableHours' });

let proxy: StorageProxy;
let history: Awaited<ReturnType<typeof historyOf>>;

beforeAll(async () => {
  proxy = await startStorageProxy(inject('storageConnection'));
  history = await historyOf(FACTS, [], proxy.connectionString);
  await compactDays(history.quarters, { nowMs: DAY.toMs + DAY_MS });
  await harvestState(history.documents).addCoverage([DAY.fromMs - 60 * DAY_MS, DAY.toMs], DAY.toMs + DAY_MS);
});
afterAll(() => proxy.stop());

const lookUp = (ports: LookUpPorts, query: ReportQuery) => lookUpReport(ports, query, DAY.toMs + DAY_MS);
const alone = (query: ReportQuery) => lookUp(history, query);

/** Reports of a process that has loaded nothing yet, and how many blobs each takes. */
function newProcess() {
  const sharing: LookUpPorts = { ...history, loaded: newLoaded(64) };
  return async (query: ReportQuery) => {
    let blobs = 0;
    proxy.reset(({ method, text }) => {
      if (method === 'GET' && text.includes('.parquet')) blobs++;
      return false;
    });
    const told = await lookUp(sharing, query);
    proxy.reset();
    return { told, blobs };
  };
}

describe('reports of one day', () => {
  test('in whatever scopes tell what they would tell alone, and read the day once', async () => {
    const shared = newProcess();
    const first = await shared(WHOLE);
    expect(first.blobs).toBeGreaterThan(5);
    // What a part of it holds is another question.
    const part = await shared({ ...WHOLE, allowed: [{ channel: ['SMS'] }] });
    expect(part.blobs).toBeLessThan(first.blobs);
    for (const [name, query] of QUERIES) expect(await shared(query), name).toEqual({ told: await alone(query), blobs: 0 });
  });

  test('asked for at the same time read no more than one of them', async () => {
    const { blobs } = await newProcess()(WHOLE);
    const shared = newProcess();
    const [one, other] = await Promise.all([shared(WHOLE), shared({ ...WHOLE, scope: { queue: ['q1'] } })]);
    expect(one.blobs + other.blobs).toBeLessThanOrEqual(blobs);
  });

  test('read what was filed since, and nothing but the days that it was filed to', async () => {
    const shared = newProcess();
    const before = await shared(WHOLE);
    const late = { ...fullFact(), placeMs: DAY.fromMs + 3 * 3_600_000 };
    await history.quarters.edit(quarterOf(late.placeMs), { facts: [late.id] }, () => ({ facts: [late] }));
    const after = await shared(WHOLE);
    expect(after.told).toEqual(await alone(WHOLE));
    expect(after.told.report.totals.deliveries).toBe((before.told.report.totals.deliveries ?? 0) + 1);
  });

  test('tell of hours that cannot be read, whoever tried, and have them again once they can be', async () => {
    const shared = newProcess();
    const mend = await damageDay(history.prefix, DAY.fromMs + DAY_MS / 2, 'facts');
    for (const query of [WHOLE, { ...WHOLE, scope: { channel: ['Voice'] } }]) {
      const { told } = await shared(query);
      expect(told).toEqual(await alone(query));
      expect(told.report.quality).toContainEqual(UNREADABLE);
    }
    await mend();
    const { told } = await shared(WHOLE);
    expect(told).toEqual(await alone(WHOLE));
    expect(told.report.quality).not.toContainEqual(UNREADABLE);
  });
});
