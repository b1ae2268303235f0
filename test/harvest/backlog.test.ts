import { describe, expect, inject, test } from 'vitest';
import { AGES, type BacklogCount, countBacklog, loadBacklog, saveBacklog } from '../../src/harvest/backlog.ts';
import { openHistory } from '../../src/history/history.ts';
import type { Scope } from '../../src/metrics/fact.ts';
import type { DeliveryRow } from '../../src/metrics/row.ts';
import { defaultRules } from '../../src/metrics/rules.ts';
import { guid, start } from '../dataverse/start.ts';

const HOUR_MS = 3_600_000;
const NOON = Date.UTC(2026, 10, 22, 12);
const VOICE: Scope = { configuration: 'c1', queue: 'q1', channel: 'Voice', dialMode: 'Copilot' };
let stores = 0;

async function freshDocuments() {
  const connection = { connectionString: inject('storageConnection') };
  return (await openHistory({ connection, prefix: `backlog${process.pid}x${++stores}` })).documents;
}

const countAt = (atMs: number, deliveries: number): BacklogCount => ({
  atMs,
  items: [{ scope: VOICE, status: 'Pending', age: 'under 1 h', isZombie: false, deliveries }],
});

test('countBacklog() counts the open rows by scope, status and age at the server clock, and no finished one', async () => {
  const { emulator, client } = await start();
  const ages = [0.1, 0.5, 3, 23, 30, 500];
  const open = ages.map((hours, i) => ({
    msdyn_proactive_deliveryid: guid(i + 1),
    msdyn_status: i % 2 === 0 ? 'Pending' : 'InProcess',
    msdyn_channel: i === 5 ? 'SMS' : 'Voice',
    createdon: new Date(Date.now() - hours * HOUR_MS).toISOString(),
  }));
  const finished = [
    { msdyn_proactive_deliveryid: guid(101), msdyn_status: 'Complete', msdyn_result: 'Busy' },
    { msdyn_proactive_deliveryid: guid(102), msdyn_status: 'InProcess', msdyn_result: 'Busy' },
    { msdyn_proactive_deliveryid: guid(103), msdyn_status: 'expired' },
  ];
  await emulator.load('msdyn_proactive_deliveries', [...open, ...finished]);
  const count = await countBacklog(client, defaultRules('a key of this test'));
  expect(count?.items.map(({ scope, status, age, deliveries }) => [scope.channel, status, age, deliveries])).toEqual(
    expect.arrayContaining([
      ['Voice', 'Pending', 'under 1 h', 1],
      ['Voice', 'InProcess', 'under 1 h', 1],
      ['Voice', 'Pending', '1 to 4 h', 1],
      ['Voice', 'InProcess', '4 to 24 h', 1],
      ['Voice', 'Pending', 'over 24 h', 1],
      ['SMS', 'InProcess', 'over 24 h', 1],
    ]),
  );
  expect(count?.items).toHaveLength(6);
  expect(Math.abs((count?.atMs ?? 0) - Date.now())).toBeLessThan(HOUR_MS);
  expect(new Set(count?.items.map(({ age }) => age))).toEqual(new Set(AGES.map(({ name }) => name)));
});

test('countBacklog() tells apart what nobody will finish: Pending past its window, InProcess for more than 4 hours', async () => {
  const { emulator, client } = await start();
  const ago = (hours: number) => new Date(Date.now() - hours * HOUR_MS).toISOString();
  const cases: readonly (readonly [isZombie: boolean, columns: Partial<DeliveryRow>])[] = [
    [true, { msdyn_status: 'Pending', msdyn_window_end_date: ago(0.1) }],
    [false, { msdyn_status: 'Pending', msdyn_window_end_date: ago(-1) }],
    [false, { msdyn_status: 'Pending' }],
    [true, { msdyn_status: 'InProcess', msdyn_start_date: ago(4.1) }],
    [false, { msdyn_status: 'InProcess', msdyn_start_date: ago(3.9) }],
    [true, { msdyn_status: 'InProcess', modifiedon: ago(5) }],
    [false, { msdyn_status: 'InProcess', modifiedon: ago(1) }],
    [false, { msdyn_status: 'Parked', msdyn_start_date: ago(99), msdyn_window_end_date: ago(98) }],
  ];
  await emulator.load(
    'msdyn_proactive_deliveries',
    cases.map(([, columns], i) => ({
      msdyn_proactive_deliveryid: guid(i + 1),
      msdyn_queue_id: guid(900 + i),
      createdon: ago(100),
      ...columns,
    })),
  );
  const count = await countBacklog(client, defaultRules('a key of this test'));
  const found = new Map(count?.items.map(({ scope, isZombie }) => [scope.queue, isZombie]));
  expect(cases.map((_, i) => found.get(guid(900 + i)))).toEqual(cases.map(([isZombie]) => isZombie));
});

test('countBacklog() keeps zombies apart from the others of their scope, status and age', async () => {
  const { emulator, client } = await start();
  const windowEnds = ['2020-01-01T00:00:00Z', '2020-01-01T00:00:00Z', '2099-01-01T00:00:00Z'];
  await emulator.load(
    'msdyn_proactive_deliveries',
    windowEnds.map((msdyn_window_end_date, i) => ({
      msdyn_proactive_deliveryid: guid(i + 1),
      msdyn_status: 'Pending',
      msdyn_window_end_date,
    })),
  );
  const count = await countBacklog(client, defaultRules('a key of this test'));
  expect(count?.items.map(({ isZombie, deliveries }) => [isZombie, deliveries]).toSorted()).toEqual([
    [false, 1],
    [true, 2],
  ]);
});

describe('loadBacklog()', () => {
  test('gives the last count inside the period, with its time, and none outside', async () => {
    const documents = await freshDocuments();
    for (const hours of [-1, 0, 5, 11.9, 12]) await saveBacklog(documents, countAt(NOON + hours * HOUR_MS, hours));
    const [from, to] = [NOON, NOON + 12 * HOUR_MS];
    expect(await loadBacklog(documents, from, to)).toEqual(countAt(NOON + 11.9 * HOUR_MS, 11.9));
    expect(await loadBacklog(documents, from, from + 0.25 * HOUR_MS)).toEqual(countAt(NOON, 0));
    expect(await loadBacklog(documents, from + HOUR_MS, from + 2 * HOUR_MS)).toBeUndefined();
  });

  test('keeps the last of several counts in a quarter hour', async () => {
    const documents = await freshDocuments();
    await saveBacklog(documents, countAt(NOON, 1));
    await saveBacklog(documents, countAt(NOON + 600_000, 2));
    expect(await loadBacklog(documents, NOON, NOON + HOUR_MS)).toEqual(countAt(NOON + 600_000, 2));
  });
});
