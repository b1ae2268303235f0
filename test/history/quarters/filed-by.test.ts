/** What the heads of quarter hours say of the rules that their facts were filed by. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type QuarterStore, quarterStore } from '../../../src/history/quarters/quarter-store.ts';
import { openTables, type Tables } from '../../../src/history/tables/open-tables.ts';
import { type ValueStore, valueStore } from '../../../src/history/tables/value-store.ts';
import { cubeOf } from '../../../src/metrics/cube/cube.ts';
import type { Fact } from '../../../src/metrics/fact/fact.ts';
import { DAY_MS, QUARTER_MS } from '../../../src/time/lengths.ts';
import { realisticFacts, realisticIntakes } from '../../support/realistic-facts.ts';
import { collect } from '../support.ts';

let tables: Tables;
let values: ValueStore;
let store: QuarterStore;
beforeAll(async () => {
  tables = await openTables({ connection: { connectionString: inject('storageConnection') }, prefix: 'filedBy' });
  values = valueStore(tables);
  store = quarterStore(values);
});
afterAll(() => Promise.all(Object.values(tables).map((table) => table.deleteTable())));

const AT = Date.UTC(2026, 10, 1);
const [first, second, third] = realisticFacts(AT, 3, 1) as [Fact, Fact, Fact];
const by = (fact: Fact, rules: number): Fact => ({ ...fact, version: { ...fact.version, rules } });
const tombstone = (rules: number) => ({ id: 'gone', version: { ...first.version, rules } });

type ListName = 'listStates' | 'listTallies' | 'listCubes' | 'listContactFacts' | 'listIntakes';
const TALLIES: readonly ListName[] = ['listTallies', 'listCubes'];

/** What each of the lists notes of the quarter hour; the same of all of them. */
async function notedAt(quarterMs: number, lists: readonly ListName[] = [...TALLIES, 'listStates', 'listContactFacts', 'listIntakes']) {
  const span = [quarterMs, quarterMs + QUARTER_MS] as const;
  const noted = await Promise.all(
    lists.map(async (list) => {
      const readable = store.readable();
      await collect<unknown>(readable[list](...span));
      return readable.filedBy.get(quarterMs) ?? null;
    }),
  );
  const sums = store.readable();
  await sums.sumTallies(...span, () => () => undefined);
  expect(noted).toEqual(noted.map(() => sums.filedBy.get(quarterMs) ?? null));
  return noted[0];
}

test('the least and the greatest number of the rules are noted by every list, and tombstones do not count', async () => {
  const facts = [by(first, 3), by(second, 2), by(third, 7)];
  await store.update(AT, () => ({ facts: [...facts, tombstone(9)], cube: cubeOf(facts) }));
  expect(await notedAt(AT)).toEqual([2, 7]);
  const all = facts.map((fact) => by(fact, 8));
  await store.update(AT, () => ({ facts: all, cube: cubeOf(all) }));
  expect(await notedAt(AT)).toEqual([8, 8]);
});

test('a quarter hour stays as it was filed when it is frozen, and when only intake entries come', async () => {
  const at = AT + DAY_MS;
  const created = realisticIntakes(at, 2, 1);
  await store.update(at, () => ({ facts: [by(first, 4)], cube: cubeOf([first]) }));
  await store.update(at, () => ({ intakes: created, cube: cubeOf([first], created) }));
  expect(await notedAt(at)).toEqual([4, 4]);
  const state = await store.readState(at);
  if (state) expect(await store.freeze(state, new Set([at]))).toBe(true);
  expect(await notedAt(at)).toEqual([4, 4]);
  expect((await store.read(at))?.facts).toEqual([]);
});

test('one without facts is filed by none', async () => {
  const at = AT + 2 * DAY_MS;
  const created = realisticIntakes(at, 2, 1);
  await store.update(at, () => ({ intakes: created, cube: cubeOf([], created) }));
  expect(await notedAt(at)).toBeNull();
});

test('what an older version filed is from before rules had numbers, also beside what is filed since, until it is filed anew', async () => {
  const at = AT + 3 * DAY_MS;
  await store.update(at, () => ({ facts: [by(first, 0)], cube: cubeOf([first]) }));
  await forgetMark(values, '2026-11-04', '00:00');
  expect(await notedAt(at, TALLIES)).toEqual([0, 0]);
  const created = realisticIntakes(at, 2, 1);
  await store.update(at, () => ({ intakes: created, cube: cubeOf([first], created) }));
  expect(await notedAt(at, TALLIES)).toEqual([0, 0]);
  await store.update(at, () => ({ facts: [by(first, 0), by(second, 1)], cube: cubeOf([first, second]) }));
  expect(await notedAt(at)).toEqual([0, 1]);
  await store.update(at, () => ({ facts: [by(first, 1), by(second, 1)], cube: cubeOf([first, second]) }));
  expect(await notedAt(at)).toEqual([1, 1]);
});

test('of an older head the counts tell: tombstones and intake entries are no rows, and a frozen one has its rows counted', async () => {
  const at = AT + 4 * DAY_MS;
  await store.update(at, () => ({ facts: [tombstone(0)], cube: cubeOf([]) }));
  await forgetMark(values, '2026-11-05', '00:00');
  expect(await notedAt(at)).toBeNull();
  await store.update(at, () => ({ facts: [by(first, 0)], cube: cubeOf([first]) }));
  await forgetMark(values, '2026-11-05', '00:00');
  const state = await store.readState(at);
  if (state) expect(await store.freeze(state, new Set([at]))).toBe(true);
  expect(await notedAt(at, TALLIES)).toEqual([0, 0]);
});

/** Makes the head one of a version that did not say it. */
async function forgetMark(store: ValueStore, date: string, row: string): Promise<void> {
  const key = { partition: `quarter|${date}`, row };
  const stored = await store.read(key);
  if (stored === undefined) throw new Error('nothing is stored there');
  const { rulesFrom: _, rulesTo: __, ...meta } = stored.meta;
  await store.write(key, { parts: stored.parts, meta }, stored.etag);
}
