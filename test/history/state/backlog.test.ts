import { describe, expect, inject, test } from 'vitest';
import { fileRows } from '../../../src/harvest/file/file-rows.ts';
import { openHistory } from '../../../src/history/history.ts';
import { AGES, type BacklogCount, countBacklog, forgetBacklog, loadBacklog, saveBacklog } from '../../../src/history/state/backlog.ts';
import type { Scope } from '../../../src/metrics/fact/fact.ts';
import { fileRow } from '../../../src/metrics/fact/make-fact.ts';
import type { DeliveryRow } from '../../../src/metrics/row/row.ts';
import { defaultRules } from '../../../src/metrics/rules/rules.ts';
import { HOUR_MS } from '../../../src/time/lengths.ts';
import { guid } from '../../dataverse/start.ts';

const NOON = Date.UTC(2026, 10, 22, 12);
const VOICE: Scope = { configuration: 'c1', queue: 'q1', channel: 'Voice', dialMode: 'Copilot' };
let stores = 0;

async function freshHistory() {
  const connection = { connectionString: inject('storageConnection') };
  return openHistory({ connection, prefix: `backlog${process.pid}x${++stores}` });
}

/** Files rows that were created at most 35 days before noon, and counts what is open of them at noon. */
async function countOf(rows: readonly DeliveryRow[]): Promise<BacklogCount> {
  const { quarters } = await freshHistory();
  const rules = defaultRules('a key of this test');
  await fileRows(
    quarters,
    rows.map((row) => fileRow({ row }, rules)),
  );
  const count = await countBacklog(quarters, NOON - 35 * 24 * HOUR_MS, NOON);
  if (count === undefined) throw new Error('The count ended early');
  return count;
}

const ago = (hours: number) => new Date(NOON - hours * HOUR_MS).toISOString();

const countAt = (atMs: number, deliveries: number): BacklogCount => ({
  atMs,
  items: [{ scope: VOICE, status: 'Pending', age: 'under 1 h', isZombie: false, deliveries }],
});

test('countBacklog() counts the open rows by scope, status and age, and no finished one', async () => {
  const ages = [0.1, 0.5, 3, 23, 30, 500];
  const open = ages.map((hours, i) => ({
    msdyn_proactive_deliveryid: guid(i + 1),
    msdyn_status: i % 2 === 0 ? 'Pending' : 'InProcess',
    msdyn_channel: i === 5 ? 'SMS' : 'Voice',
    createdon: ago(hours),
  }));
  const finished = [
    { msdyn_proactive_deliveryid: guid(101), createdon: ago(1), msdyn_status: 'Complete', msdyn_result: 'Busy' },
    { msdyn_proactive_deliveryid: guid(102), createdon: ago(1), msdyn_status: 'InProcess', msdyn_result: 'Busy' },
    { msdyn_proactive_deliveryid: guid(103), createdon: ago(1), msdyn_status: 'expired' },
  ];
  const count = await countOf([...open, ...finished]);
  expect(count.items.map(({ scope, status, age, deliveries }) => [scope.channel, status, age, deliveries])).toEqual(
    expect.arrayContaining([
      ['Voice', 'Pending', 'under 1 h', 1],
      ['Voice', 'InProcess', 'under 1 h', 1],
      ['Voice', 'Pending', '1 to 4 h', 1],
      ['Voice', 'InProcess', '4 to 24 h', 1],
      ['Voice', 'Pending', 'over 24 h', 1],
      ['SMS', 'InProcess', 'over 24 h', 1],
    ]),
  );
  expect(count.items).toHaveLength(6);
  expect(count.atMs).toBe(NOON);
  expect(new Set(count.items.map(({ age }) => age))).toEqual(new Set(AGES.map(({ name }) => name)));
});

test('countBacklog() tells apart what nobody will finish: Pending past its window, InProcess for more than 4 hours', async () => {
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
  const count = await countOf(
    cases.map(([, columns], i) => ({
      msdyn_proactive_deliveryid: guid(i + 1),
      msdyn_queue_id: guid(900 + i),
      createdon: ago(100),
      ...columns,
    })),
  );
  const found = new Map(count.items.map(({ scope, isZombie }) => [scope.queue, isZombie]));
  expect(cases.map((_, i) => found.get(guid(900 + i)))).toEqual(cases.map(([isZombie]) => isZombie));
});

test('countBacklog() keeps zombies apart from the others of their scope, status and age', async () => {
  const windowEnds = ['2020-01-01T00:00:00Z', '2020-01-01T00:00:00Z', '2099-01-01T00:00:00Z'];
  const count = await countOf(
    windowEnds.map((msdyn_window_end_date, i) => ({
      msdyn_proactive_deliveryid: guid(i + 1),
      msdyn_status: 'Pending',
      msdyn_window_end_date,
      createdon: ago(1),
    })),
  );
  expect(count.items.map(({ isZombie, deliveries }) => [isZombie, deliveries]).toSorted()).toEqual([
    [false, 1],
    [true, 2],
  ]);
});

test('countBacklog() gives no part of it once the time is over', async () => {
  const { quarters } = await freshHistory();
  const row = { msdyn_proactive_deliveryid: guid(1), msdyn_status: 'Pending', createdon: ago(1) };
  await fileRows(quarters, [fileRow({ row }, defaultRules('a key of this test'))]);
  expect(await countBacklog(quarters, NOON - 24 * HOUR_MS, NOON, () => true)).toBeUndefined();
});

describe('loadBacklog()', () => {
  test('gives the last count inside the period, with its time, and none outside', async () => {
    const history = await freshHistory();
    for (const hours of [-1, 0, 5, 11.9, 12]) await saveBacklog(history.values, countAt(NOON + hours * HOUR_MS, hours));
    const [from, to] = [NOON, NOON + 12 * HOUR_MS];
    expect(await loadBacklog(history, from, to)).toEqual(countAt(NOON + 11.9 * HOUR_MS, 11.9));
    expect(await loadBacklog(history, from, from + 0.25 * HOUR_MS)).toEqual(countAt(NOON, 0));
    expect(await loadBacklog(history, from + HOUR_MS, from + 2 * HOUR_MS)).toBeUndefined();
  });

  test('keeps the last of several counts in a quarter hour', async () => {
    const history = await freshHistory();
    await saveBacklog(history.values, countAt(NOON, 1));
    await saveBacklog(history.values, countAt(NOON + 600_000, 2));
    expect(await loadBacklog(history, NOON, NOON + HOUR_MS)).toEqual(countAt(NOON + 600_000, 2));
  });

  test('knows the counts that an earlier release kept as documents, and forgetBacklog() removes them', async () => {
    const history = await freshHistory();
    for (const hours of [0, 1]) {
      const row = new Date(NOON + hours * HOUR_MS).toISOString().slice(0, 16);
      await history.documents.write({ partition: 'backlog', row }, countAt(NOON + hours * HOUR_MS, hours), null);
    }
    expect(await loadBacklog(history, NOON, NOON + 2 * HOUR_MS)).toEqual(countAt(NOON + HOUR_MS, 1));
    await saveBacklog(history.values, countAt(NOON + 1.5 * HOUR_MS, 2));
    expect(await loadBacklog(history, NOON, NOON + 2 * HOUR_MS)).toEqual(countAt(NOON + 1.5 * HOUR_MS, 2));
    expect(await forgetBacklog(history, NOON + HOUR_MS)).toBe(1);
    expect(await loadBacklog(history, NOON, NOON + HOUR_MS)).toBeUndefined();
  });

  test('gives a count of any size whole: 1,000 scopes of every age and status, with long texts', async () => {
    const history = await freshHistory();
    const text = (i: number) => `${i} ${'\u1f4de'.repeat(90)}`;
    const items = Array.from({ length: 1_000 }, (_, i) =>
      AGES.flatMap(({ name }) =>
        ['Pending', 'InProcess'].map((status) => {
          const scope = { configuration: guid(i), queue: text(i), channel: text(i + 1), dialMode: text(i + 2) };
          return { scope, status, age: name, isZombie: false, deliveries: i };
        }),
      ),
    ).flat();
    const count: BacklogCount = { atMs: NOON, items };
    expect(JSON.stringify(count).length).toBeGreaterThan(2_000_000);
    await saveBacklog(history.values, count);
    expect(await loadBacklog(history, NOON, NOON + HOUR_MS)).toEqual(count);
  });
});
