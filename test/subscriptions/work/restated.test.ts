/** Which days a digest calls restated, over real tables. */
import { beforeAll, expect, inject, test } from 'vitest';
import { type HistoryStorage, openStorage } from '../../../src/history/open-storage.ts';
import { type SnapshotInfo, type SnapshotStore, snapshotStore } from '../../../src/history/tables/snapshot-store.ts';
import { valueStore } from '../../../src/history/tables/value-store.ts';
import { cubeOf } from '../../../src/metrics/cube/cube.ts';
import { type Archive, archiveOf } from '../../../src/subscriptions/delivery/archive.ts';
import { restatedSince } from '../../../src/subscriptions/work/restated.ts';
import { addDays, dayOf } from '../../../src/time/local-day.ts';
import { damage } from '../../support/damage.ts';
import { sampleReport } from '../../support/sample-report.ts';

const ZONE = 'Europe/Lisbon';
const TODAY = '2026-11-22';
const BEFORE = addDays(TODAY, -1);
const SENT = '2026-11-22T07:00:00.000Z';

let storage: HistoryStorage;
let snapshots: SnapshotStore;
let archive: Archive;
beforeAll(async () => {
  storage = await openStorage({ connection: { connectionString: inject('storageConnection') }, prefix: 'restatedTest' });
  const values = valueStore(storage);
  snapshots = snapshotStore(values);
  archive = archiveOf(values);
  const content = { subject: 's', html: 'h', text: 't', renderedMs: Date.parse(SENT), snapshotVersion: 1 };
  await archive.keep({ subscription: 'default', period: dayOf(BEFORE, ZONE), kind: 'scheduled' }, content);
});

async function add(date: string, deliveries: number, generatedAt: string, changes?: SnapshotInfo['changes']) {
  const report = sampleReport();
  await snapshots.add(ZONE, date, {
    report: { ...report, generatedAt, totals: { ...report.totals, deliveries } },
    cube: cubeOf([]),
    reason: `${deliveries} now`,
    ...(changes && { changes }),
  });
}

test('restatedSince() tells of a day as old as facts can be kept, and of none that changed before the last digest or is its own', async () => {
  const oldest = addDays(TODAY, -399);
  const early = addDays(TODAY, -2);
  for (const date of [oldest, early, TODAY]) await add(date, 1, '2026-11-20T09:00:00.000Z');
  await add(early, 2, '2026-11-21T09:00:00.000Z');
  for (const date of [oldest, TODAY]) await add(date, 2, '2026-11-22T09:00:00.000Z');
  expect(await restatedSince({ archive, snapshots }, 'default', dayOf(TODAY, ZONE))).toEqual([
    { date: oldest, version: 2, reason: '2 now', at: '2026-11-22T09:00:00.000Z' },
  ]);
});

test('restatedSince() passes on what changed as data, and nothing of a version from before it was kept', async () => {
  const [old, changed] = [addDays(TODAY, -30), addDays(TODAY, -29)];
  for (const date of [old, changed]) await add(date, 1, '2026-11-20T09:00:00.000Z');
  const changes = [{ id: 'lateResults', values: { count: 43 } }];
  await add(old, 2, '2026-11-22T09:00:00.000Z');
  await add(changed, 2, '2026-11-22T09:00:00.000Z', changes);
  const all = await restatedSince({ archive, snapshots }, 'default', dayOf(TODAY, ZONE));
  const at = '2026-11-22T09:00:00.000Z';
  expect(all.find(({ date }) => date === old)).toEqual({ date: old, version: 2, reason: '2 now', at });
  expect(all.find(({ date }) => date === changed)).toEqual({ date: changed, version: 2, reason: '2 now', changes, at });
});

test('restatedSince() goes on where a version of a day, or a digest that was sent, cannot be read', async () => {
  const before = await restatedSince({ archive, snapshots }, 'default', dayOf(TODAY, ZONE));
  const changed = addDays(TODAY, -10);
  for (const deliveries of [1, 2]) await add(changed, deliveries, '2026-11-22T09:00:00.000Z');
  const content = { subject: 's', html: 'h', text: 't', renderedMs: 0, snapshotVersion: 1 };
  await archive.keep({ subscription: 'default', period: dayOf(changed, ZONE), kind: 'scheduled' }, content);
  await damage('restatedTest', { partition: 'snapshot|Europe|Lisbon', row: `${changed}|000001` }, 'head');
  await damage('restatedTest', { partition: 'digest default', row: `${changed} ${changed} Europe|Lisbon scheduled` }, 'head');
  const after = await restatedSince({ archive, snapshots }, 'default', dayOf(TODAY, ZONE));
  expect(after.map(({ date }) => date)).toEqual([...before.map(({ date }) => date), changed]);
});
