/** Harvests and pulls on a real emulator and real Azurite: what is read, what is told, and what never counts as read. */
import { describe, expect, inject, test } from 'vitest';
import type { Emulator } from '../../dev/dataverse/emulator.ts';
import { createDataverseClient } from '../../src/dataverse/client.ts';
import { createTokenSource } from '../../src/dataverse/token.ts';
import { type AppError, DataverseError, InputError } from '../../src/errors.ts';
import { harvest } from '../../src/harvest/harvest.ts';
import { openHistory } from '../../src/history/history.ts';
import { harvestState } from '../../src/history/state/watermarks.ts';
import { lookUpReport } from '../../src/lookup/look-up-report.ts';
import { defaultRules } from '../../src/metrics/fact/rules.ts';
import { US_FEDERAL } from '../../src/metrics/zones/rule-packs.ts';
import { addDays, dayOf, periodOf } from '../../src/time/local-day.ts';
import { guid, refuse } from '../dataverse/start.ts';
import { startApp, type TestApp } from '../support/start-app.ts';
import { startOrganisation } from './organisation.ts';

const NOW = Date.parse('2025-06-10T08:00:00Z');
const YESTERDAY = dayOf('2025-06-09', 'Europe/Lisbon');
const DAY_BEFORE = dayOf('2025-06-08', 'Europe/Lisbon');
const DELIVERIES = 'msdyn_proactive_deliveries';

let versions = 0;

/** A finished call; every time of it is `at` unless told. */
function call(n: number, at: string, columns: Readonly<Record<string, unknown>> = {}) {
  return {
    msdyn_proactive_deliveryid: guid(n),
    msdyn_channel: 'Voice',
    msdyn_dialmode_type: 'Copilot',
    msdyn_status: 'Complete',
    msdyn_result: 'LiveAnswer',
    msdyn_start_date: at,
    msdyn_end_date: at,
    msdyn_result_date: at,
    createdon: at,
    modifiedon: at,
    versionnumber: ++versions,
    ...columns,
  };
}

async function start(
  env: Readonly<Record<string, string>> = {},
): Promise<TestApp & { readonly put: (...rows: readonly ReturnType<typeof call>[]) => void }> {
  const started = await startApp({ env, clock: () => NOW });
  return { ...started, put: (...rows) => void rows.map((row) => started.emulator.table(DELIVERIES).upsert(row)) };
}

async function reportOf({ app }: TestApp, period = YESTERDAY) {
  const { report } = await app.lookUp({ period, scope: {} });
  return report;
}

async function deliveriesOf(test: TestApp, period = YESTERDAY): Promise<number> {
  return (await reportOf(test, period)).totals.deliveries;
}

async function errorOf(promise: Promise<unknown>): Promise<AppError> {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof DataverseError || error instanceof InputError) return error;
  throw new Error(`Expected an error of this program, got ${error}`);
}

/** Nothing of the period counts as read, and a look-up says so. */
async function expectUnread(test: TestApp, period = YESTERDAY): Promise<void> {
  const { report, coverage } = await test.app.lookUp({ period, scope: {} });
  expect(coverage).toEqual({ spans: [], readToMs: null });
  expect(report).toMatchObject({
    provisional: true,
    provisionalReasons: ['The deliveries of this period have not been read from Dataverse yet.'],
    asOf: null,
  });
}

describe('harvest()', () => {
  test('goes back HARVEST_FROM_DAYS the first time, and no further', async () => {
    const started = await start({ HARVEST_FROM_DAYS: '3' });
    started.put(call(1, '2025-06-07T07:59:59Z'), call(2, '2025-06-07T08:00:00Z'), call(3, '2025-06-09T12:00:00Z'));
    expect(await started.app.harvest()).toEqual({
      deliveries: 2,
      attributes: 0,
      malformed: 0,
      isVerified: true,
      isComplete: true,
      orphans: 0,
      frozenChanges: 0,
    });
    const { coverage } = await started.app.lookUp({ period: YESTERDAY, scope: {} });
    expect(coverage.spans).toEqual([[Date.parse('2025-06-07T08:00:00Z'), coverage.readToMs]]);
    const report = await reportOf(started, dayOf('2025-06-07', 'Europe/Lisbon'));
    expect(report).toMatchObject({ totals: { deliveries: 1 }, provisional: true });
  });

  test('reads only what changed since the last time', async () => {
    const started = await start();
    started.put(...Array.from({ length: 30 }, (_, i) => call(i + 1, `2025-06-09T10:${10 + i}:00Z`)));
    await started.app.harvest();
    started.put(call(99, '2025-06-09T11:00:00Z'));
    const before = started.emulator.requests.length;
    const { deliveries } = await started.app.harvest();
    // The last five minutes are read again, for rows may become visible late.
    expect(deliveries).toBe(7);
    expect(started.emulator.requests.length - before).toBeLessThan(6);
    expect(await deliveriesOf(started)).toBe(31);
  });

  test('finds a row that became visible five minutes late, and one that was changed', async () => {
    const started = await start();
    started.put(
      call(1, '2025-06-09T10:00:00Z'),
      call(2, '2025-06-09T11:00:00Z', { msdyn_status: 'InProcess', msdyn_result: null, msdyn_result_date: null }),
    );
    await started.app.harvest();
    expect(await deliveriesOf(started)).toBe(1);
    started.put(
      call(2, '2025-06-09T11:00:00Z', { modifiedon: '2025-06-09T11:10:00Z' }),
      call(3, '2025-06-09T10:55:30Z'),
      call(1, '2025-06-09T10:00:00Z', { modifiedon: '2025-06-09T11:20:00Z', msdyn_result: 'NoAnswer' }),
    );
    await started.app.harvest();
    const { totals, byResult } = await reportOf(started);
    expect(totals.deliveries).toBe(3);
    expect(byResult.map(({ key, deliveries }) => [key, deliveries])).toEqual([
      ['LiveAnswer', 2],
      ['NoAnswer', 1],
    ]);
  });

  test('moves a row that the server moved to another day', async () => {
    const started = await start();
    started.put(call(1, '2025-06-08T12:00:00Z'), call(2, '2025-06-08T13:00:00Z'));
    await started.app.harvest();
    expect([await deliveriesOf(started, DAY_BEFORE), await deliveriesOf(started)]).toEqual([2, 0]);
    started.put(call(1, '2025-06-08T12:00:00Z', { msdyn_result_date: '2025-06-09T09:00:00Z', modifiedon: '2025-06-09T09:00:01Z' }));
    await started.app.harvest();
    expect([await deliveriesOf(started, DAY_BEFORE), await deliveriesOf(started)]).toEqual([1, 1]);
    expect((await reportOf(started, DAY_BEFORE)).totals.intake).toBe(2);
  });

  test('keeps counting a row that is no longer found', async () => {
    const started = await start();
    started.put(call(1, '2025-06-09T10:00:00Z'), call(2, '2025-06-09T10:01:00Z'));
    await started.app.harvest();
    started.emulator.table(DELIVERIES).delete(guid(1));
    await started.app.harvest();
    expect(await deliveriesOf(started)).toBe(2);
  });

  test('repeated and at once with another gives what one gives', async () => {
    const started = await start();
    started.put(...Array.from({ length: 40 }, (_, i) => call(i + 1, `2025-06-09T${10 + (i % 10)}:00:00Z`)));
    await Promise.all([started.app.harvest(), started.app.harvest()]);
    await started.app.harvest();
    const { totals } = await reportOf(started);
    expect(totals).toMatchObject({ deliveries: 40, intake: 40, liveMin: 40 });
  });

  test('that fails half-way goes on where it was, and the days do not count as read before its end', async () => {
    const started = await start();
    started.put(call(1, '2025-05-10T10:00:00Z'), call(2, '2025-06-09T10:00:00Z'));
    const mend = started.emulator.intercept((request, response) => {
      if (!decodeURIComponent(request.url ?? '').includes('modifiedon ge 2025-05-2')) return false;
      response.writeHead(400).end();
      return true;
    });
    expect((await errorOf(started.app.harvest())).code).toBe('dataverse.refused');
    await expectUnread(started);
    mend();
    const asked: string[] = [];
    started.emulator.intercept((request) => {
      asked.push(decodeURIComponent(request.url ?? ''));
      return false;
    });
    await started.app.harvest();
    expect(asked[0]).toContain('modifiedon ge 2025-05-10T09:55:00Z');
    expect(await deliveriesOf(started)).toBe(1);
    expect(await deliveriesOf(started, dayOf('2025-05-10', 'Europe/Lisbon'))).toBe(1);
    expect(await reportOf(started)).toMatchObject({ provisional: false });
  });

  test('counts columns that cannot be read, takes them for empty and flags the rows', async () => {
    const started = await start();
    started.put(
      call(1, '2025-06-09T10:00:00Z', { msdyn_start_date: 'around ten', msdyn_seq_no: 'first' }),
      call(2, '2025-06-09T10:00:00Z'),
    );
    expect(await started.app.harvest()).toMatchObject({ deliveries: 2, malformed: 2 });
    const { totals, quality } = await reportOf(started);
    expect(totals.deliveries).toBe(2);
    expect(quality.find(({ id }) => id === 'malformed')?.count).toBe(1);
  });
});

test('a report tells of results that belong to no delivery, unless it is narrowed', async () => {
  const org = await startOrganisation({ nowMs: NOW });
  const run = () => harvest(org.ports, { nowMs: org.clock.nowMs });
  await run();
  org.clock.nowMs += 600_000;
  org.attribute(11, 99, 700_610_001);
  org.clock.nowMs += 600_000;
  await run();
  const ports = { ...org.ports, rulePack: US_FEDERAL, openShareLimit: 5 };
  const countOf = async (scope: { queue?: string }) => {
    const { report } = await lookUpReport(ports, { period: dayOf('2025-06-10', 'UTC'), scope }, org.clock.nowMs);
    return report.quality.find(({ id }) => id === 'orphanAttribute')?.count;
  };
  expect(await countOf({})).toBe(1);
  expect(await countOf({ queue: 'sales' })).toBeUndefined();
});

describe('an account that may not see the rows', () => {
  const HIDE: readonly (readonly [depth: 'Basic' | 'None', table: string])[] = [
    ['Basic', 'msdyn_proactive_delivery'],
    ['None', 'msdyn_proactive_delivery'],
  ];

  test.each(HIDE)('(depth %s) gets an error that names table and privilege, and nothing counts as read until it may', async (depth) => {
    const started = await start();
    started.put(call(1, '2025-06-09T10:00:00Z'));
    started.emulator.setReadDepth(DELIVERIES, depth);
    for (const run of [() => started.app.harvest(), () => started.app.pull(YESTERDAY)]) {
      const error = await errorOf(run());
      expect(error.code).toBe(depth === 'Basic' ? 'dataverse.no-rights' : 'dataverse.forbidden');
      expect(error.message).toMatch(/organisation-level Read on msdyn_proactive_delivery/);
      expect(error.message).toContain('prvReadmsdyn_proactive_delivery');
      await expectUnread(started);
    }
    started.emulator.setReadDepth(DELIVERIES, 'Global');
    await started.app.harvest();
    expect(await deliveriesOf(started)).toBe(1);
    expect((await reportOf(started)).provisional).toBe(false);
  });

  test('after it could gets the error too, and the coverage does not grow', async () => {
    const started = await start();
    started.put(call(1, '2025-06-09T10:00:00Z'));
    await started.app.harvest();
    const { coverage } = await started.app.lookUp({ period: YESTERDAY, scope: {} });
    started.emulator.setReadDepth(DELIVERIES, 'Basic');
    expect((await errorOf(started.app.harvest())).code).toBe('dataverse.no-rights');
    expect((await started.app.lookUp({ period: YESTERDAY, scope: {} })).coverage).toEqual(coverage);
  });

  test('where nobody can tell and nothing is found, gives no day without calls', async () => {
    const started = await start();
    refuse(started.emulator, 'RetrieveUserPrivilegeByPrivilegeName', 404);
    expect(await started.app.harvest()).toMatchObject({ deliveries: 0, isVerified: false });
    await expectUnread(started);
    const error = await errorOf(started.app.pull(YESTERDAY));
    expect(error).toMatchObject({ code: 'dataverse.no-rights' });
    expect(error.message).toMatch(
      /^Cannot tell whether 2025-06-09 had no deliveries: .*msdyn_proactive_delivery and msdyn_proactive_delivery_attribute$/,
    );
    await expectUnread(started);
    // Once rows are found they count, and so do the days without any.
    started.put(call(1, '2025-06-09T10:00:00Z'));
    await started.app.harvest();
    expect(await reportOf(started, DAY_BEFORE)).toMatchObject({ provisional: false, totals: { deliveries: 0 } });
  });

  test('an organisation that is empty indeed counts as read', async () => {
    const started = await start();
    expect(await started.app.harvest()).toMatchObject({ deliveries: 0, isVerified: true });
    expect(await reportOf(started)).toMatchObject({ provisional: false, totals: { deliveries: 0 } });
  });
});

describe('a Dataverse that does not answer', () => {
  test.each([
    [401, 'dataverse.unauthorized'],
    [403, 'dataverse.forbidden'],
  ])('but with %i fails with %s, and nothing counts as read', async (status, code) => {
    const started = await start();
    refuse(started.emulator, DELIVERIES, status);
    for (const run of [() => started.app.harvest(), () => started.app.pull(YESTERDAY)]) {
      expect((await errorOf(run())).code).toBe(code);
      await expectUnread(started);
    }
  });

  test.each<[string, string, (emulator: Emulator) => void]>([
    ['hangs up', 'dataverse.unreachable', (emulator) => emulator.intercept((request) => request.socket.destroy() !== undefined)],
    ['is not available', 'dataverse.unavailable', (emulator) => refuse(emulator, DELIVERIES, 503)],
    [
      'gives no JSON',
      'dataverse.bad-answer',
      (emulator) => emulator.intercept((_, response) => response.writeHead(200).end('<html>') !== undefined),
    ],
  ])('but %s fails with %s after its attempts, and what was read before stays', async (_, code, breakDown) => {
    const { emulator, put } = await start();
    put(call(1, '2025-06-09T10:00:00Z'));
    const history = await openHistory({
      connection: { connectionString: inject('storageConnection') },
      prefix: `harvest${process.pid}x${++versions}`,
    });
    const token = createTokenSource({ kind: 'token', token: emulator.token }, emulator.url);
    const dataverse = createDataverseClient({ url: emulator.url, token, retry: { baseMs: 1 } });
    const ports = { ...history, dataverse, rules: defaultRules('a key of this test'), harvestFromDays: 35 };
    await harvest(ports, { nowMs: NOW });
    const coverage = await harvestState(history.documents).coverage();
    breakDown(emulator);
    const error = await errorOf(harvest(ports, { nowMs: NOW + 3_600_000 }));
    expect(error).toMatchObject({ code, retryable: true });
    expect(await harvestState(history.documents).coverage()).toEqual(coverage);
  });
});

describe('pull()', () => {
  test('reads one day alone, and says so of the others', async () => {
    const started = await start();
    started.put(call(1, '2025-06-09T10:00:00Z'), call(2, '2025-06-08T10:00:00Z'));
    expect(await started.app.pull(YESTERDAY)).toMatchObject({ deliveries: 1, isVerified: true });
    expect(await reportOf(started)).toMatchObject({ provisional: false, totals: { deliveries: 1 } });
    expect(await reportOf(started, DAY_BEFORE)).toMatchObject({ provisional: true, totals: { deliveries: 0 } });
  });

  test('refuses a day that has not begun', async () => {
    const started = await start();
    const error = await errorOf(started.app.pull(dayOf('2025-06-11', 'Europe/Lisbon')));
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toBe('Cannot report on "2025-06-11": it has not begun in Europe/Lisbon');
    expect(started.emulator.requests).toEqual([]);
  });

  test('of a day that runs is provisional, with the time up to which it was read', async () => {
    const { app, emulator } = await startApp();
    emulator.table(DELIVERIES).upsert(call(1, '2025-06-09T10:00:00Z'));
    const today = new Date().toISOString().slice(0, 10);
    const running = periodOf(today, addDays(today, 1), 'UTC');
    await app.pull(running);
    const { report } = await app.lookUp({ period: running, scope: {} });
    expect(report.provisional).toBe(true);
    expect(report.provisionalReasons.join()).toMatch(/^Dataverse has been read up to \d{4}-\d\d-\d\d \d\d:\d\d UTC; the period ends at/);
  });

  test('stopped by its signal keeps nothing as read', async () => {
    const started = await start();
    started.put(call(1, '2025-06-09T10:00:00Z'));
    const error = await errorOf(started.app.pull(YESTERDAY, { signal: AbortSignal.abort() }));
    expect(error.code).toBe('dataverse.aborted');
    await expectUnread(started);
  });
});

describe('a run without time', () => {
  test('ends with whole slices, says so, and the next ones go on where it was until all is read', async () => {
    const org = await startOrganisation({ nowMs: NOW });
    for (let n = 1; n <= 40; n++) {
      org.finish(n);
      org.clock.nowMs += 3_600_000;
    }
    const reads: number[] = [];
    for (let isComplete = false; !isComplete; ) {
      let slices = 0;
      const result = await harvest(org.ports, { nowMs: org.clock.nowMs, isOver: () => ++slices > 12 });
      isComplete = result.isComplete;
      reads.push(result.deliveries);
      const { readToMs } = await harvestState(org.documents).coverage();
      expect(readToMs === null).toBe(!isComplete);
    }
    expect(reads.length).toBeGreaterThan(1);
    expect((await org.facts()).size).toBe(40);
    // The overlap between two runs is read twice, no more.
    expect(reads.reduce((sum, count) => sum + count, 0)).toBeLessThan(40 + 2 * reads.length);
  });
});

describe('an organisation that limits', () => {
  test('requests in a window is never asked for more than it allows', async () => {
    const limits = { requests: 12, executionMs: 1e9, concurrent: 50, windowMs: 1_500 };
    // On the real clock, which both sides count by.
    const org = await startOrganisation({ limits: { ...limits, requests: 10 } });
    org.emulator.faults.set({ limits });
    for (let n = 1; n <= 60; n++) {
      const at = new Date(Date.now() - n * 40 * 60_000).toISOString();
      org.finish(n, { createdon: at, modifiedon: at });
    }
    await harvest(org.ports, { nowMs: Date.now() });
    expect(org.ports.dataverse.stats.requests).toBeGreaterThan(20);
    expect(org.ports.dataverse.stats.throttles).toBe(0);
    expect((await org.facts()).size).toBe(60);
  });

  test.each([
    ['requests', { requests: 8, executionMs: 1e9, concurrent: 50, windowMs: 1_000 }],
    ['concurrency', { requests: 6_000, executionMs: 1e9, concurrent: 2, windowMs: 1_000 }],
    ['execution time', { requests: 6_000, executionMs: 400, concurrent: 50, windowMs: 1_000 }],
  ])('%s by another measure than ours answers 429, and the harvest gets through all the same', async (_, limits) => {
    const { app, emulator } = await startApp({ env: { HARVEST_FROM_DAYS: '2' }, clock: Date.now });
    emulator.faults.set({ limits, latencyMs: 30, dopHint: 8 });
    for (let n = 1; n <= 40; n++) {
      const at = new Date(Date.now() - n * 1_800_000).toISOString();
      emulator.table(DELIVERIES).upsert(call(n, at));
    }
    expect(await app.harvest()).toMatchObject({ deliveries: 40, isComplete: true });
    const { requestLimit, concurrencyLimit, executionLimit } = emulator.faults.stats;
    expect(requestLimit + concurrencyLimit + executionLimit).toBeGreaterThan(0);
  });
});
