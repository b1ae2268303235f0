/** Files of months: sums over many days come from them, and are those of the days whatever happens to either. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { dayQuarters } from '../../../src/history/day-quarters.ts';
import { type HistoryStorage, openStorage } from '../../../src/history/open-storage.ts';
import type { QuarterStore } from '../../../src/history/quarters/quarter-store.ts';
import { mergeCubes, narrowCube } from '../../../src/metrics/cube/cube.ts';
import { DAY_MS, QUARTER_MS } from '../../../src/time/lengths.ts';
import { memoryQuarters } from '../../support/history/memory-quarters.ts';
import { realisticFacts, realisticIntakes } from '../../support/history/realistic-facts.ts';

const FROM_MS = Date.UTC(2026, 8, 27);
const DAYS = 8;
const TO_MS = FROM_MS + DAYS * DAY_MS;
const NOW_MS = Date.UTC(2026, 10, 1);
const LISTS = ['byLocalSlot', 'byCallerId'] as const;

let storage: HistoryStorage;
let store: QuarterStore;
const model = memoryQuarters({ now: () => NOW_MS });
/** Names of the blobs that were read. */
const read: string[] = [];

beforeAll(async () => {
  storage = await openStorage({ connection: { connectionString: inject('storageConnection') }, prefix: 'monthsTest' });
  const noted = (name: string) => {
    read.push(name);
    return storage.blobs.read(name);
  };
  const blobs = { ...storage.blobs, read: noted };
  store = dayQuarters({ ...storage, blobs, now: () => NOW_MS });
  for (let day = 0; day < DAYS; day++) for (const quarter of [3, 40, 95]) await file(FROM_MS + day * DAY_MS + quarter * QUARTER_MS, 6);
  for (let day = 0; day < DAYS; day++) await store.compactDay(FROM_MS + day * DAY_MS);
});
afterAll(() => Promise.all([storage.heads, storage.documents, storage.days].map((table) => table.deleteTable())));

async function file(quarterMs: number, count: number, seed = quarterMs): Promise<void> {
  const [facts, intakes] = [realisticFacts(quarterMs, count, seed), realisticIntakes(quarterMs, count, seed)];
  const asked = { facts: facts.map(({ id }) => id), intakes: intakes.map(({ id }) => id) };
  for (const one of [store, model]) await one.edit(quarterMs, asked, () => ({ facts, intakes }));
}

/** That both tell the same of a part of the days, and the blobs that were read for it. */
async function expectSame(fromMs = FROM_MS + 5 * QUARTER_MS, toMs = TO_MS): Promise<readonly string[]> {
  read.length = 0;
  const lists = store.readable();
  const byDay = (quarterMs: number) => () => `${Math.floor(quarterMs / DAY_MS)}`;
  expect(await lists.sumTallies(fromMs, toMs, byDay)).toEqual(await model.sumTallies(fromMs, toMs, byDay));
  const cubes = await Array.fromAsync(model.listCubes(fromMs, toMs), ({ cube }) => narrowCube(cube, LISTS));
  expect(await lists.sumCubes(fromMs, toMs, LISTS)).toEqual(mergeCubes(...cubes));
  const named = [...read];
  const whole = await Array.fromAsync(model.listCubes(fromMs, toMs), ({ cube }) => cube);
  expect(await lists.sumCubes(fromMs, toMs)).toEqual(mergeCubes(...whole));
  expect([...(lists.unreadable ?? [])]).toEqual([]);
  expect([...lists.filedBy.keys()].every((quarterMs) => quarterMs >= fromMs && quarterMs < toMs)).toBe(true);
  expect(lists.filedBy.size).toBeGreaterThan(0);
  return named;
}

test('without them the sums come from the files of the days', async () => {
  // Once for the fixed counts, once for the lists.
  expect((await expectSame()).filter((name) => name.startsWith('tallies/'))).toHaveLength(2 * DAYS);
});

test('with them no file of a day is read', async () => {
  expect(await store.compactMonths(NOW_MS)).toEqual(['2026-09', '2026-10']);
  expect([...new Set(await expectSame())].sort()).toEqual([
    'months/details/2026-09.parquet',
    'months/details/2026-10.parquet',
    'months/tallies/2026-09.parquet',
    'months/tallies/2026-10.parquet',
  ]);
  expect(await store.compactMonths(NOW_MS)).toEqual([]);
});

test('several sums of one report read each of them once', async () => {
  const lists = store.readable({ fromMs: FROM_MS, toMs: TO_MS });
  const byDay = (quarterMs: number) => () => `${Math.floor(quarterMs / DAY_MS)}`;
  read.length = 0;
  const sums = [await lists.sumTallies(FROM_MS, TO_MS, byDay), await lists.apart().sumTallies(FROM_MS, TO_MS, byDay)];
  const expected = await model.sumTallies(FROM_MS, TO_MS, byDay);
  expect(sums).toEqual([expected, expected]);
  expect(read.sort()).toEqual(['months/tallies/2026-09.parquet', 'months/tallies/2026-10.parquet']);
});

test('sums of all lists take whole days from a file of their own, and the ends from the files of their days', async () => {
  for (const [fromMs, toMs, ends] of [
    [FROM_MS, TO_MS, []],
    [FROM_MS + 5 * QUARTER_MS, TO_MS - DAY_MS / 2, ['2026-09-27', '2026-10-04']],
  ] as const) {
    read.length = 0;
    const cubes = await Array.fromAsync(model.listCubes(fromMs, toMs), ({ cube }) => cube);
    expect(await store.readable().sumCubes(fromMs, toMs)).toEqual(mergeCubes(...cubes));
    const months = ['2026-09', '2026-10'].flatMap((month) => ['tallies', 'details'].map((kind) => `months/whole-${kind}/${month}.parquet`));
    expect(read.filter((name) => name.startsWith('months/')).sort()).toEqual(months.sort());
    expect([...new Set(read.filter((name) => !name.startsWith('months/')).map((name) => /\d{4}-\d\d-\d\d/.exec(name)?.[0]))]).toEqual(ends);
  }
});

test('a process that ends between the files of a month counts no day twice', async () => {
  // As it leaves them: whole days are written first.
  for (const kind of ['tallies', 'details']) await storage.blobs.remove(`months/${kind}/2026-09.parquet`);
  expect(await store.compactMonths(NOW_MS)).toEqual(['2026-09']);
  await expectSame(FROM_MS);
});

test('months that are as their days are neither copied nor read as whole days', async () => {
  read.length = 0;
  expect(await store.compactMonths(NOW_MS)).toEqual([]);
  expect(read.filter((name) => !/^months\/(?:tallies|details)\//.test(name))).toEqual([]);
});

test('a day that changed since comes from its own blobs, until its month is written again', async () => {
  await file(FROM_MS + DAY_MS + 50 * QUARTER_MS, 4);
  const names = await expectSame();
  expect(new Set(names.filter((name) => !name.startsWith('months/')).map((name) => /\d{4}-\d\d-\d\d/.exec(name)?.[0]))).toEqual(
    new Set(['2026-09-28']),
  );
  await store.compactDay(FROM_MS + DAY_MS);
  await expectSame();
  expect(await store.compactMonths(NOW_MS)).toEqual(['2026-09']);
  expect((await expectSame()).filter((name) => !name.startsWith('months/'))).toEqual([]);
});

test('a day that has not come to rest is not gathered', async () => {
  const restlessMs = FROM_MS + DAYS * DAY_MS;
  expect(await store.compactMonths(restlessMs)).toEqual([]);
  await expectSame();
});

test('a month that cannot be read costs the requests of its days, and no number', async () => {
  for (const kind of ['tallies', 'details', 'whole-tallies', 'whole-details']) {
    const name = `months/${kind}/2026-10.parquet`;
    const stored = await storage.blobs.read(name);
    if (stored === undefined) throw new Error('there is no month');
    await storage.blobs.write(
      name,
      stored.bytes.map((byte, i) => (i > 40 && i < stored.bytes.length / 2 ? byte ^ 0x55 : byte)),
      stored.etag,
    );
    await expectSame();
  }
  await file(FROM_MS + 5 * DAY_MS + 50 * QUARTER_MS, 4);
  await store.compactDay(FROM_MS + 5 * DAY_MS);
  await expectSame();
});
