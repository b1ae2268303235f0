/** What the lists of quarter hours give, of a day that is folded, of one that is not and of one that is in part. */
import { expect, test } from 'vitest';
import { narrowCube } from '../../../src/metrics/cube/cube.ts';
import { DAY_MS, QUARTER_MS } from '../../../src/time/lengths.ts';
import { memoryQuarters } from '../../support/history/memory-quarters.ts';
import { file, openDays, someRecords } from '../open-days.ts';
import { collect, errorOf } from '../support.ts';
import { toldBy } from '../told-by.ts';

const { storage, store } = openDays('quarterLists');

test('lists give the quarter hours of [fromMs, toMs) in order of time, over the ends of days, wherever the records lie', async () => {
  const [one, model] = [store({ now: () => 0 }), memoryQuarters({ now: () => 0 })];
  const from = Date.UTC(2026, 8, 1, 22);
  const times = Array.from({ length: 27 * 4 }, (_, i) => from + i * QUARTER_MS);
  // Out of order: the later ones first.
  for (const at of times.toReversed()) await Promise.all([file(one, at, someRecords(at, 2)), file(model, at, someRecords(at, 2))]);
  await one.compactDay(Date.UTC(2026, 8, 2));
  for (const target of [one, model]) await file(target, Date.UTC(2026, 8, 2, 5), someRecords(0, 3));
  const [fromMs, toMs] = [from + QUARTER_MS, from + 26 * 3_600_000];
  expect(await toldBy(one, fromMs, toMs)).toEqual(await toldBy(model, fromMs, toMs));
  expect((await collect(one.listTallies(fromMs, toMs))).map(({ quarterMs }) => quarterMs)).toEqual(
    times.filter((at) => at >= fromMs && at < toMs),
  );
  expect(await collect(one.listCubes(fromMs, fromMs))).toEqual([]);
  expect(await collect(one.listCubes(fromMs, toMs, ['byCallerId']))).toEqual(await collect(model.listCubes(fromMs, toMs, ['byCallerId'])));
  const cubes = await collect(one.listCubes(fromMs, toMs));
  expect(await collect(one.listCubes(fromMs, toMs, ['byAgent']))).toEqual(
    cubes.map(({ quarterMs, cube }) => ({ quarterMs, cube: narrowCube(cube, ['byAgent']) })),
  );
  const { contact } = someRecords(from + 4 * QUARTER_MS, 1).facts[0] ?? { contact: '' };
  const found = await collect(one.listContactFacts(fromMs, toMs, { has: (key) => key === contact }));
  expect(found.flatMap(({ facts }) => facts.map((fact) => fact.contact))).toEqual([contact]);
});

test('lists reach to the end of the year 9999', async () => {
  const [one, at] = [store(), Date.UTC(10_000, 0) - QUARTER_MS];
  await file(one, at, someRecords(at, 1));
  expect((await collect(one.listStates(at, at + QUARTER_MS))).map(({ quarterMs }) => quarterMs)).toEqual([at]);
  expect((await collect(one.listDays())).at(-1)?.dayMs).toBe(Date.UTC(9999, 11, 31));
});

test('a reader whose blobs are folded and edited under it reads the day as it is then, each row once', async () => {
  const at = Date.UTC(2026, 7, 1);
  const other = store({ now: () => 0 });
  const model = memoryQuarters({ now: () => 0 });
  for (const one of [other, model]) await file(one, at, someRecords(at, 5));
  let changes = 0;
  const blobs = { ...storage().blobs };
  blobs.read = async (name) => {
    if (changes++ === 0) {
      for (const one of [other, model]) await file(one, at + QUARTER_MS, someRecords(at, 5, 2));
      await other.compactDay(at);
    }
    return storage().blobs.read(name);
  };
  expect(await toldBy(store({ blobs, now: () => 0 }), at, at + DAY_MS, ['cubes'])).toMatchObject({
    lists: { cubes: await collect(model.listCubes(at, at + DAY_MS)) },
    unreadable: [],
  });
  expect(changes).toBeGreaterThan(1);
});

test('facts and entries that are counted together are those of one state of the day, also where a fold comes between their files', async () => {
  const at = Date.UTC(2026, 7, 5);
  const [other, before, after] = [store({ now: () => 0 }), memoryQuarters({ now: () => 0 }), memoryQuarters({ now: () => 0 })];
  for (const one of [other, before, after]) await file(one, at, someRecords(at, 3));
  await other.compactDay(at);
  for (const one of [other, before, after]) await file(one, at, someRecords(at, 2, 5));
  const { promise: entriesRead, resolve: entriesAreRead } = Promise.withResolvers<void>();
  let isFolded = false;
  const blobs = { ...storage().blobs };
  blobs.read = async (name) => {
    if (name.startsWith('facts/') && !isFolded) {
      isFolded = true;
      await entriesRead;
      for (const one of [other, after]) await file(one, at, someRecords(at, 4, 6));
      await other.compactDay(at);
    }
    const read = await storage().blobs.read(name);
    if (name.startsWith('intakes/')) entriesAreRead();
    return read;
  };
  const cubes = await collect(store({ blobs }).listCubes(at, at + DAY_MS));
  expect([await collect(before.listCubes(at, at + DAY_MS)), await collect(after.listCubes(at, at + DAY_MS))]).toContainEqual(cubes);
  expect(isFolded).toBe(true);
});

test('where storage does not answer a list fails, and nothing is left out for it', async () => {
  const at = Date.UTC(2026, 7, 3);
  await file(store(), at, someRecords(at, 2));
  const blobs = { ...storage().blobs, read: () => Promise.reject(new TypeError('no answer')) };
  const lists = store({ blobs }).readable();
  for (const error of [await errorOf(collect(lists.listFacts(at, at + QUARTER_MS))), await errorOf(lists.sumCubes(at, at + QUARTER_MS))])
    expect(error).toMatchObject({ message: 'no answer' });
  expect(lists.unreadable.size).toBe(0);
});
