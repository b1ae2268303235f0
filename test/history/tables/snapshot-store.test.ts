import { beforeAll, expect, inject, test } from 'vitest';
import { renderDigest } from '../../../src/digest/render-digest.ts';
import { type HistoryStorage, openStorage } from '../../../src/history/open-storage.ts';
import { type SnapshotStore, snapshotStore } from '../../../src/history/tables/snapshot-store.ts';
import { valueStore } from '../../../src/history/tables/value-store.ts';
import { type Cube, cubeOf } from '../../../src/metrics/cube/cube.ts';
import type { Report } from '../../../src/report/report.ts';
import { realisticFacts } from '../../support/history/realistic-facts.ts';
import { hostileReport } from '../../support/hostile-report.ts';
import { sampleReport } from '../../support/sample-report.ts';
import { collect, errorOf } from '../support.ts';

const ZONE = 'Europe/Lisbon';

let storage: HistoryStorage;
let store: SnapshotStore;
beforeAll(async () => {
  storage = await openStorage({ connection: { connectionString: inject('storageConnection') }, prefix: 'snapshotTest' });
  store = snapshotStore(valueStore(storage));
});

/** A snapshot that differs from others by its number of deliveries. */
function snapshot(deliveries: number, reason = 'closed') {
  const report = sampleReport();
  const cube: Cube = cubeOf(realisticFacts(0, deliveries, 1));
  return { report: { ...report, totals: { ...report.totals, deliveries } }, cube, reason };
}

test('latest() and read() give undefined where there is no snapshot', async () => {
  expect(await store.latest(ZONE, '2026-01-01')).toBeUndefined();
  expect(await store.read(ZONE, '2026-01-01', 1)).toBeUndefined();
});

test('add() makes version 1, then 2; both can be read, latest() gives the second', async () => {
  const [first, second] = [snapshot(5), snapshot(300, 'late results')];
  expect(await store.add(ZONE, '2026-02-01', first)).toEqual({ version: 1, added: true });
  expect(await store.add(ZONE, '2026-02-01', second)).toEqual({ version: 2, added: true });
  expect(await store.read(ZONE, '2026-02-01', 1)).toMatchObject({ ...first, version: 1, date: '2026-02-01', zone: ZONE });
  expect(await store.latest(ZONE, '2026-02-01')).toMatchObject({ ...second, version: 2, reason: 'late results' });
  expect((await store.versions(ZONE, '2026-02-01')).map(({ version, reason }) => [version, reason])).toEqual([
    [1, 'closed'],
    [2, 'late results'],
  ]);
});

test('add() makes no version where totals and cube equal the latest, whatever the order of their keys', async () => {
  const first = snapshot(5);
  await store.add(ZONE, '2026-02-02', first);
  const turned = Object.fromEntries(Object.entries(first.report.totals).reverse()) as typeof first.report.totals;
  const again = { ...first, report: { ...first.report, totals: turned, generatedAt: '2026-12-31T00:00:00Z' } };
  expect(await store.add(ZONE, '2026-02-02', again)).toEqual({ version: 1, added: false });
  await store.add(ZONE, '2026-02-02', snapshot(6));
  // Back to the numbers of version 1: the latest differs, so it is news.
  expect(await store.add(ZONE, '2026-02-02', first)).toEqual({ version: 3, added: true });
});

test('add() after a version refuses numbers where a later one has others, and finds equal ones', async () => {
  await store.add(ZONE, '2026-02-06', snapshot(1), 0);
  expect(await errorOf(store.add(ZONE, '2026-02-06', snapshot(2), 0))).toMatchObject({ code: 'store.conflict', retryable: true });
  expect(await store.add(ZONE, '2026-02-06', snapshot(1), 0)).toEqual({ version: 1, added: false });
  expect(await store.add(ZONE, '2026-02-06', snapshot(2), 1)).toEqual({ version: 2, added: true });
});

test('versions() says which of them have other numbers than the one before; that they are final is no other number', async () => {
  const { report, cube } = snapshot(7);
  await store.add(ZONE, '2026-02-07', { report: { ...report, provisional: true }, cube, reason: 'provisional' });
  await store.add(ZONE, '2026-02-07', { report, cube, reason: 'closed' });
  await store.add(ZONE, '2026-02-08', snapshot(1));
  await store.add(ZONE, '2026-02-07', snapshot(8, 'late'));
  const found = await store.versions(ZONE, '2026-02-07', '2026-02-08');
  expect(found.map(({ date, version, reason, restates }) => [date, version, reason, restates])).toEqual([
    ['2026-02-07', 1, 'provisional', false],
    ['2026-02-07', 2, 'closed', false],
    ['2026-02-07', 3, 'late', true],
    ['2026-02-08', 1, 'closed', false],
  ]);
});

test('concurrent adders of different days’ numbers get different versions, of equal ones the same', async () => {
  const different = await Promise.all([1, 2, 3, 4].map((n) => store.add(ZONE, '2026-02-03', snapshot(n))));
  expect(different.map(({ version }) => version).sort()).toEqual([1, 2, 3, 4]);
  const equal = await Promise.all([1, 2, 3].map(() => store.add(ZONE, '2026-02-04', snapshot(9))));
  expect(equal.map(({ version }) => version)).toEqual([1, 1, 1]);
  expect(equal.filter(({ added }) => added)).toHaveLength(1);
});

test('list() gives the latest version of each day of the zone, both dates included, and its report on demand', async () => {
  for (const date of ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04']) await store.add(ZONE, date, snapshot(1));
  await store.add(ZONE, '2026-03-02', snapshot(2));
  await store.add('UTC', '2026-03-02', snapshot(3));
  const listed = await collect(store.list(ZONE, '2026-03-01', '2026-03-03'));
  expect(listed.map(({ date, version }) => [date, version])).toEqual([
    ['2026-03-01', 1],
    ['2026-03-02', 2],
    ['2026-03-03', 1],
  ]);
  expect((await listed[1]?.report())?.totals.deliveries).toBe(2);
  expect(listed[0]?.definitions).toBe(sampleReport().definitions);
});

test('a report of hostile values comes back as it was', async () => {
  const report = hostileReport();
  await store.add(ZONE, '2026-02-05', { report, cube: { cells: [] }, reason: '<b>\ud83d' });
  expect(await store.latest(ZONE, '2026-02-05')).toMatchObject({ report, reason: '<b>\ud83d' });
});

test('a report of definitions 3 is read as it was, without what later ones added, and can still be mailed', async () => {
  const report = reportOfDefinitions3();
  await store.add(ZONE, '2026-02-06', { report, cube: { cells: [] }, reason: 'closed' });
  const read = (await store.latest(ZONE, '2026-02-06'))?.report;
  expect(read).toEqual(report);
  expect(read?.rates).not.toHaveProperty('waitExceeded');
  const { text } = renderDigest(read ?? report, { preset: 'full' });
  expect(text).toContain('formulas: version 3.');
  expect(text).toMatch(/, attempt 1 +410 /);
});

/** What such reports lack, and what stood otherwise. */
function reportOfDefinitions3(): Report {
  const { byJourneyRun: _runs, ...report } = sampleReport();
  const { waitExceeded: _wait, ...rates } = report.rates;
  const { sequenceAgainstStarts: _against, ...contacts } = report.contacts;
  const cells = report.bestTime?.cells.map((cell) => ({ ...cell, attempt: '1' }));
  const frequency = report.compliance.frequency.map(({ per, maxOfContact, byMatter, byContact, ...cap }) => cap);
  const old = { rates, contacts, bestTime: { days: 28, cells, hiddenCells: 3 }, compliance: { ...report.compliance, frequency } };
  return { ...report, ...old, definitions: '3' } as unknown as Report;
}

test('zones, dates and versions that can be no key are refused', async () => {
  const attempts = [
    store.latest('Europe\\Lisbon', '2026-02-01'),
    store.latest('a'.repeat(600), '2026-02-01'),
    store.latest(ZONE, "2026-02-01' or"),
    store.read(ZONE, '2026-02-01', 0),
    store.read(ZONE, '2026-02-01', 1.5),
    store.read(ZONE, '2026-02-01', 1_000_000),
    collect(store.list(ZONE, '2026-02-01', 'tomorrow')),
    store.add(ZONE, '', snapshot(1)),
  ];
  for (const error of await Promise.all(attempts.map(errorOf))) expect(error).toMatchObject({ code: 'store.key', retryable: false });
});

test('versions() tell totals and whether they could still change; of a version of an older release the head tells neither', async () => {
  const { report, ...rest } = snapshot(5);
  await store.add(ZONE, '2026-02-09', { ...rest, report: { ...report, provisional: true } });
  const key = { partition: 'snapshot|Europe|Lisbon', row: '2026-02-09|000002' };
  const meta = { reason: 'older', restates: true, generatedAt: '', definitions: '3', content: 'hash' };
  await valueStore(storage).write(key, { parts: new Map(), meta }, null);
  const { liveMin, voiceAttempts } = report.totals;
  expect(await store.versions(ZONE, '2026-02-09')).toMatchObject([
    { version: 1, provisional: true, deliveries: 5, liveMin, voiceAttempts },
    { version: 2, provisional: false, deliveries: null, liveMin: null, voiceAttempts: null },
  ]);
});
