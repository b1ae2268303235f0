/** What readers of the app are told: closed days from their versions on record, anything else computed once for all who ask at once. */
import { expect, inject, onTestFinished, test } from 'vitest';
import { call, DAY_BEFORE, NOW } from '../harvest/started-app.ts';
import { startApp } from '../support/start-app.ts';
import { startStorageProxy } from '../support/storage-proxy.ts';

const DELIVERIES = 'msdyn_proactive_deliveries';
const FULL = { period: DAY_BEFORE, kind: 'day', scope: {}, extent: 'full' } as const;

/** An app that has closed a day of one call, behind a proxy that counts. */
async function start() {
  const proxy = await startStorageProxy(inject('storageConnection'));
  onTestFinished(() => proxy.stop());
  const clock = { nowMs: NOW };
  const started = await startApp({ env: { STORAGE_CONNECTION: proxy.connectionString, HARVEST_FROM_DAYS: '3' }, clock: () => clock.nowMs });
  const put = (n: number) => started.emulator.table(DELIVERIES).upsert(call(n, '2025-06-08T12:00:00Z'));
  put(1);
  await started.app.harvest();
  await started.app.closeDays();
  return { ...started, proxy, put, clock };
}

test('tellReport() tells a closed day as its version on record, and computes it once a harvest knows better', async () => {
  const { app, put, clock } = await start();
  const snapshot = await app.snapshots.latest(DAY_BEFORE.zone, DAY_BEFORE.from);
  clock.nowMs += 1_000;
  expect(await app.tellReport(FULL)).toEqual({ report: snapshot?.report, version: 1 });
  put(2);
  await app.harvest();
  const told = await app.tellReport(FULL);
  expect(told).toMatchObject({ report: { totals: { deliveries: 2 }, generatedAt: new Date(clock.nowMs).toISOString() } });
  expect(told).not.toHaveProperty('version');
  await app.closeDays();
  expect(await app.tellReport(FULL)).toMatchObject({ report: { totals: { deliveries: 2 } }, version: 2 });
});

test.each([
  ['of a closed day', FULL],
  ['with a filter', { ...FULL, scope: { channel: 'Voice' } }],
])('tellReport() answers equal questions %s at the same time by reading history once', async (_, query) => {
  const { app, proxy } = await start();
  let readings = 0;
  // Every report begins with what has been read.
  proxy.reset(({ text }, when) => {
    if (when === 'before' && text.includes("RowKey='coverage'")) readings++;
    return false;
  });
  const six = await Promise.all(Array.from({ length: 6 }, () => app.tellReport(query)));
  expect(readings).toBe(1);
  expect(new Set(six.map(({ report }) => report)).size).toBe(1);
  await app.tellReport(query);
  expect(readings).toBe(2);
});
