/** Edits: what is asked for at the same time is written together, and no edit is lost or held up by another one. */
import { expect, test } from 'vitest';
import { DAY_MS, QUARTER_MS } from '../../../src/time/lengths.ts';
import { readDay, readQuarter } from '../../support/history/read-quarter.ts';
import { askedFor, file, openDays, someRecords, takeOut } from '../open-days.ts';
import { collect, errorOf, namesOf } from '../support.ts';

const { storage, store } = openDays('editDays');
let dayMs = Date.UTC(2026, 8, 1);
const nextDay = () => {
  dayMs += DAY_MS;
  return dayMs;
};

test('a change sees the rows that it asked for, and nothing is written where it gives undefined', async () => {
  const [at, one] = [nextDay(), store()];
  const records = someRecords(at, 3);
  const sees = (count: number) =>
    one.edit(at, askedFor(records), ({ facts, intakes, isFrozen, quarterMs }) => {
      expect([facts.size, intakes.size, isFrozen, quarterMs]).toEqual([count, count, false, at]);
      return undefined;
    });
  await sees(0);
  expect(await one.readState(at)).toBeUndefined();
  await file(one, at, records);
  const state = await one.readState(at);
  await sees(3);
  expect(await one.readState(at)).toEqual(state);
  await one.edit(at, { facts: records.facts.slice(0, 1).map(({ id }) => id) }, ({ facts, intakes }) => {
    expect([[...facts.values()], intakes.size]).toEqual([records.facts.slice(0, 1), 0]);
    return undefined;
  });
});

test('edits of a day that are asked for at once are one write, and cost what they file', async () => {
  const [at, one] = [nextDay(), store()];
  await Promise.all([0, 1, 2, 3].map((i) => file(one, at + i * QUARTER_MS, someRecords(at + i * QUARTER_MS, 2))));
  expect(await readDay(one, at)).toMatchObject({ openEdits: 1, openRows: 16 });
  expect(await namesOf(storage().blobs, `open/${new Date(at).toISOString().slice(0, 10)}/`)).toHaveLength(2);
  await file(one, at, { facts: someRecords(at, 1, 5).facts });
  expect(await readDay(one, at)).toMatchObject({ openEdits: 2, openRows: 17 });
});

test('six writers at once lose no entry', async () => {
  const at = nextDay();
  const { intakes } = someRecords(at, 18);
  await Promise.all(
    Array.from({ length: 6 }, async (_, writer) => {
      const one = store();
      for (const intake of intakes.slice(3 * writer, 3 * writer + 3)) await file(one, at, { intakes: [intake] });
    }),
  );
  const quarter = await readQuarter(store(), at);
  expect(new Set(quarter?.intakes.map(({ id }) => id))).toEqual(new Set(intakes.map(({ id }) => id)));
});

test('a row that was not asked for is refused, and so is what its change gives beside it', async () => {
  const [at, one] = [nextDay(), store()];
  const { facts, intakes } = someRecords(at, 2);
  const ids = askedFor({ facts, intakes });
  for (const refused of [
    one.edit(at, { intakes: ids.intakes }, () => ({ facts, intakes })),
    one.edit(at, { facts: ids.facts.slice(1) }, () => ({ goneFacts: ids.facts })),
  ])
    expect(await errorOf(refused)).toBeInstanceOf(RangeError);
  expect(await one.readState(at)).toBeUndefined();
});

test('a change that fails holds up none of those that are written with it', async () => {
  const [at, one] = [nextDay(), store()];
  const failed = one.edit(at, {}, () => {
    throw new TypeError('cannot be');
  });
  const [error] = await Promise.all([errorOf(failed), file(one, at, someRecords(at, 2)), file(one, at + QUARTER_MS, someRecords(at, 3))]);
  expect(error).toBeInstanceOf(TypeError);
  expect((await readDay(one, at)).quarters.map(({ facts }) => facts)).toEqual([2, 3]);
});

test('an edit of a day that is removed meanwhile is filed to the day that comes after it', async () => {
  const [at, other] = [nextDay(), store()];
  await file(other, at, someRecords(at, 4));
  await other.compactDay(at);
  const blobs = { ...storage().blobs };
  let isRemoved = false;
  // The day is removed between the reading of its entity and that of its files.
  blobs.read = async (name) => {
    if (!isRemoved) {
      isRemoved = true;
      expect(await other.removeDay(await readDay(other, at))).toBe(true);
    }
    return storage().blobs.read(name);
  };
  await file(store({ blobs }), at, someRecords(at, 2, 9));
  expect(isRemoved).toBe(true);
  expect((await readQuarter(store(), at))?.facts).toEqual(someRecords(at, 2, 9).facts);
});

test('the etag and the time of filing of a quarter hour change with its own edits that change something, and with no fold', async () => {
  const at = nextDay();
  let nowMs = 1_000;
  const one = store({ now: () => nowMs++ });
  await file(one, at, someRecords(at, 2));
  await file(one, at + QUARTER_MS, someRecords(at + QUARTER_MS, 2));
  const before = await one.readState(at);
  await Promise.all([
    file(one, at + QUARTER_MS, someRecords(at + QUARTER_MS, 3, 1)),
    takeOut(one, at, someRecords(at, 1, 99)),
    file(one, at, {}),
  ]);
  await one.compactDay(at);
  expect(await one.readState(at)).toEqual(before);
  await one.edit(at, askedFor(someRecords(at, 1)), () => ({ goneFacts: askedFor(someRecords(at, 1)).facts }), { isFiling: false });
  const after = await one.readState(at);
  expect(after).toMatchObject({ filedMs: before?.filedMs });
  expect(after?.etag).not.toBe(before?.etag);
});

test('a day that is edited again and again is folded meanwhile, so that its blobs and its entity stay few and small', {
  timeout: 120_000,
}, async () => {
  const [at, one] = [nextDay(), store()];
  const { facts } = someRecords(at, 70);
  for (const fact of facts) await file(one, at, { facts: [fact] });
  await file(one, at, { intakes: someRecords(at, 1).intakes });
  expect((await readDay(one, at)).openEdits).toBeLessThan(64);
  expect((await readQuarter(one, at))?.facts).toHaveLength(70);
});

test.each([1, -QUARTER_MS, 0.5, Number.NaN, Number.POSITIVE_INFINITY, QUARTER_MS + 1, Date.UTC(10_000, 0) + QUARTER_MS])(
  'the time %d is refused',
  async (at) => {
    const one = store();
    const lists = [one.listTallies(at, QUARTER_MS), one.listFacts(0, at), one.listStates(0, at), one.listCubes(at, at)];
    const attempts = [
      one.readState(at),
      one.edit(at, {}, () => undefined),
      one.sumCubes(0, at),
      ...lists.map((list) => collect<unknown>(list)),
    ];
    for (const error of await Promise.all(attempts.map(errorOf))) expect(error).toBeInstanceOf(RangeError);
  },
);
