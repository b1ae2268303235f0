import { describe, expect, inject, test } from 'vitest';
import { AGES, type BacklogCount, backlogItems, countBacklog, loadBacklog, saveBacklog } from '../../src/harvest/backlog.ts';
import { openHistory } from '../../src/history/history.ts';
import type { Scope } from '../../src/metrics/fact.ts';
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
  items: [{ scope: VOICE, status: 'Pending', age: 'under 1 h', deliveries }],
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

test('backlogItems() adds up the scopes that are kept, most deliveries first', () => {
  const sms = { ...VOICE, channel: 'SMS' };
  const count: BacklogCount = {
    atMs: NOON,
    items: [
      { scope: VOICE, status: 'Pending', age: 'under 1 h', deliveries: 1 },
      { scope: { ...VOICE, queue: '__proto__' }, status: 'Pending', age: 'under 1 h', deliveries: 2 },
      { scope: VOICE, status: '__proto__', age: 'over 24 h', deliveries: 5 },
      { scope: sms, status: 'Pending', age: 'under 1 h', deliveries: 9 },
    ],
  };
  expect(backlogItems(count, ({ channel }) => channel === 'Voice')).toEqual([
    { status: '__proto__', age: 'over 24 h', deliveries: 5 },
    { status: 'Pending', age: 'under 1 h', deliveries: 3 },
  ]);
  expect(backlogItems(count, () => false)).toEqual([]);
});
