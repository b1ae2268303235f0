/** Days that are frozen and removed: what stays of them, and that nothing of an earlier life comes back. */
import { expect, test } from 'vitest';
import { fileName } from '../../../src/history/days/day-blobs.ts';
import type { QuarterStore } from '../../../src/history/quarters/quarter-store.ts';
import { DAY_MS, HOUR_MS, QUARTER_MS } from '../../../src/time/lengths.ts';
import { readDay, readQuarter } from '../../support/history/read-quarter.ts';
import { file, openDays, someRecords } from '../open-days.ts';
import { collect, namesOf } from '../support.ts';
import { toldBy } from '../told-by.ts';

const { storage, store } = openDays('freezeAndRemove');
let dayMs = Date.UTC(2026, 3, 1);

async function filed(one: QuarterStore): Promise<number> {
  dayMs += 5 * DAY_MS;
  await file(one, dayMs, someRecords(dayMs, 3));
  await file(one, dayMs + QUARTER_MS, someRecords(dayMs + QUARTER_MS, 2));
  return dayMs;
}

async function blobsOf(at: number): Promise<readonly string[]> {
  return (await namesOf(storage().blobs, '')).filter((name) => name.includes(new Date(at).toISOString().slice(0, 10)));
}

test('a frozen day has its cubes and rules as they were, no fact, and no contact', async () => {
  const one = store();
  const at = await filed(one);
  const open = someRecords(at, 2, 7).intakes.map((intake) => ({ ...intake, placeMs: null }));
  await file(one, at + QUARTER_MS, { intakes: open });
  const before = await toldBy(one, at, at + DAY_MS);
  expect(await one.freezeDay(await readDay(one, at), new Set())).toBe(true);
  const after = await toldBy(store(), at, at + DAY_MS, ['facts', 'intakes', 'cubes', 'tallies', 'sums']);
  expect(after.lists).toMatchObject({ facts: [], cubes: before.lists.cubes, tallies: before.lists.tallies, sums: before.lists.sums });
  expect((await readQuarter(store(), at + QUARTER_MS))?.intakes.map(({ id, contact }) => [id, contact]).sort()).toEqual(
    open.map(({ id }) => [id, '']).sort(),
  );
  expect(after.states).toMatchObject([{ quarterMs: at + QUARTER_MS, facts: 0, intakes: 2, open: 2, frozen: true }]);
  const lists = store().readable();
  await collect(lists.listCubes(at, at + DAY_MS));
  expect([...lists.filedBy]).toEqual(before.filedBy);
  expect(await blobsOf(at)).toEqual(
    ['details', 'intakes', 'tallies'].map((kind) => `${kind}/${new Date(at).toISOString().slice(0, 10)}.parquet`),
  );
});

test('a frozen day takes no facts, and entries without their contact; whatever quarter hour of it is asked for is frozen', async () => {
  const one = store();
  const at = await filed(one);
  expect(await one.freezeDay(await readDay(one, at), new Set())).toBe(true);
  const state = await one.readState(at);
  await one.edit(at, { facts: ['x'] }, ({ isFrozen }) =>
    isFrozen ? { facts: [{ id: 'x', version: someRecords(at, 1).facts[0]?.version as never }] } : undefined,
  );
  await file(one, at, { intakes: someRecords(at, 1, 5).intakes });
  expect(await readQuarter(one, at)).toMatchObject({ facts: [], intakes: [{ contact: '' }], frozen: true });
  expect((await one.readState(at))?.filedMs).toBe(state?.filedMs);
  expect(await one.readState(at + 50 * QUARTER_MS)).toMatchObject({ frozen: true, facts: 0, intakes: 0 });
});

test('entries of a frozen day go once all places of their facts are frozen', async () => {
  const one = store();
  const at = await filed(one);
  const [entry] = someRecords(at, 1, 6).intakes;
  if (entry === undefined) throw new Error('there is no entry');
  await file(one, at, { intakes: [{ ...entry, placeMs: at + DAY_MS, alsoAt: [at + 2 * DAY_MS] }] });
  const left = async (frozen: readonly number[]) => {
    expect(await one.freezeDay(await readDay(one, at), new Set(frozen))).toBe(true);
    return (await readDay(one, at)).quarters.reduce((sum, { intakes }) => sum + intakes, 0);
  };
  expect(await left([])).toBe(1);
  expect(await left([at + DAY_MS])).toBe(1);
  expect(await left([at + DAY_MS, at + 2 * DAY_MS])).toBe(0);
});

test('a day that changed since it was looked at is neither frozen nor removed', async () => {
  const one = store();
  const at = await filed(one);
  const day = await readDay(one, at);
  await file(one, at, someRecords(at, 1, 9));
  const told = await toldBy(one, at, at + DAY_MS);
  expect(await one.freezeDay(day, new Set())).toBe(false);
  expect(await one.removeDay(day)).toBe(false);
  expect(await toldBy(store(), at, at + DAY_MS)).toEqual(told);
});

test('nothing of a day that was removed is left, nor told again when it is filed to anew', async () => {
  const one = store();
  const at = await filed(one);
  await one.compactDay(at);
  await file(one, at, someRecords(at, 2, 8));
  const old = await one.readState(at);
  expect(await one.removeDay(await readDay(one, at))).toBe(true);
  expect([await blobsOf(at), await one.readState(at), await collect(one.listStates(at, at + DAY_MS))]).toEqual([[], undefined, []]);
  const { facts } = someRecords(at, 1, 3);
  await file(one, at, { facts });
  expect(await readQuarter(store(), at)).toMatchObject({ facts, intakes: [] });
  expect((await one.readState(at))?.etag).not.toBe(old?.etag);
});

test('files of an earlier life that a crash left are not read, and the next fold takes their place', async () => {
  const one = store({ now: () => 0 });
  const at = await filed(one);
  await one.compactDay(at);
  const left = await Promise.all(
    (['facts', 'intakes', 'tallies', 'details'] as const).map(
      async (kind) => [fileName(kind, at), await storage().blobs.read(fileName(kind, at))] as const,
    ),
  );
  expect(await one.removeDay(await readDay(one, at))).toBe(true);
  for (const [name, read] of left) if (read) await storage().blobs.write(name, read.bytes, null);
  await file(one, at, { facts: someRecords(at, 1, 3).facts });
  const told = await toldBy(store(), at, at + DAY_MS);
  expect((await readDay(one, at)).quarters).toMatchObject([{ facts: 1, intakes: 0 }]);
  expect(await one.compactDay(at)).toBe(true);
  expect(await toldBy(store(), at, at + DAY_MS)).toEqual(told);
});

test('the counts of a month go once none of its days is left', async () => {
  const [one, later] = [store(), store({ now: () => Date.now() + 2 * HOUR_MS })];
  const at = Date.UTC(2025, 1, 3);
  for (const start of [at, at + DAY_MS]) await file(one, start, someRecords(start, 2));
  for (const start of [at, at + DAY_MS]) await one.compactDay(start);
  expect(await one.compactMonths(Date.UTC(2025, 3, 1))).toEqual(['2025-02']);
  const months = () => namesOf(storage().blobs, 'months/');
  expect(await one.removeDay(await readDay(one, at))).toBe(true);
  await later.removeOrphans();
  expect(await months()).toEqual(['details', 'tallies', 'whole-details', 'whole-tallies'].map((kind) => `months/${kind}/2025-02.parquet`));
  expect(await one.removeDay(await readDay(one, at + DAY_MS))).toBe(true);
  await later.removeOrphans();
  expect(await months()).toEqual([]);
});

test('blobs that no day names go once they are old, and no others', async () => {
  const one = store();
  const at = await filed(one);
  await one.compactDay(at);
  await file(one, at, someRecords(at, 2, 8));
  const later = store({ now: () => Date.now() + 2 * HOUR_MS });
  await later.removeOrphans();
  const inUse = await namesOf(storage().blobs, '');
  const { bytes } = (await storage().blobs.read(fileName('facts', at))) ?? { bytes: new Uint8Array() };
  const orphans = [fileName('facts', at + DAY_MS), `open/${new Date(at).toISOString().slice(0, 10)}/000009-abc.facts.parquet`];
  for (const name of orphans) await storage().blobs.write(name, bytes, null);
  expect(await one.removeOrphans()).toBe(0);
  expect(await later.removeOrphans()).toBe(orphans.length);
  expect(await namesOf(storage().blobs, '')).toEqual(inUse);
});
