import fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type QuarterStore, quarterStore } from '../../../src/history/quarters/quarter-store.ts';
import type { QuarterValue } from '../../../src/history/quarters/quarter-value.ts';
import { openTables, type Tables } from '../../../src/history/tables/open-tables.ts';
import { valueStore } from '../../../src/history/tables/value-store.ts';
import { cubeOf, mergeTallies, narrowCube } from '../../../src/metrics/cube/cube.ts';
import type { Intake } from '../../../src/metrics/fact/fact.ts';
import { QUARTER_MS } from '../../../src/time/lengths.ts';
import { facts, intakes } from '../../support/arbitrary-facts.ts';
import { realisticFacts, realisticIntakes } from '../../support/realistic-facts.ts';
import { collect, errorOf } from '../support.ts';

let tables: Tables;
let store: QuarterStore;
beforeAll(async () => {
  tables = await openTables({ connection: { connectionString: inject('storageConnection') }, prefix: 'quarterTest' });
  store = quarterStore(valueStore(tables));
});
afterAll(() => Promise.all(Object.values(tables).map((table) => table.deleteTable())));

function quarter(quarterMs: number, count: number, seed = quarterMs / QUARTER_MS): QuarterValue {
  const found = realisticFacts(quarterMs, count, seed);
  const created = realisticIntakes(quarterMs, count, seed);
  return { quarterMs, facts: found, intakes: created, cube: cubeOf(found, created) };
}

test('read() gives undefined for a quarter hour without a value', async () => {
  expect(await store.read(Date.UTC(2026, 0, 1))).toBeUndefined();
});

test('a busy quarter hour with tombstones comes back as it was', async () => {
  const at = Date.UTC(2026, 9, 1, 23, 45);
  const busy = quarter(at, 1_042);
  const tombstone = { id: 'gone', version: { number: 1, modifiedMs: at, attributesMs: 0, attributeCount: 0, rules: 0, conversationMs: 0 } };
  const value = { ...busy, facts: [...busy.facts, tombstone] };
  await store.update(at, () => value);
  expect(await store.read(at)).toEqual(value);
});

test('whatever the facts, storing a quarter hour is the identity', async () => {
  const at = Date.UTC(2026, 9, 2);
  await fc.assert(
    fc.asyncProperty(fc.array(facts(), { maxLength: 8 }), fc.array(intakes, { maxLength: 8 }), async (found, created) => {
      const value = { quarterMs: at, facts: found, intakes: created, cube: cubeOf(found, created) };
      await store.update(at, () => value);
      expect(await store.read(at)).toEqual(value);
    }),
    { numRuns: 25 },
  );
});

test('update() shows the current value and writes nothing where the change gives undefined', async () => {
  const at = Date.UTC(2026, 9, 3);
  const value = quarter(at, 3);
  await store.update(at, (current) => {
    expect(current).toBeUndefined();
    return undefined;
  });
  expect(await store.read(at)).toBeUndefined();
  await store.update(at, () => value);
  const [state] = await collect(store.listStates(at, at + QUARTER_MS));
  await store.update(at, (current) => {
    expect(current).toEqual(value);
    return undefined;
  });
  expect(await collect(store.listStates(at, at + QUARTER_MS))).toEqual([state]);
});

test('records that an update does not name stay, and are counted in the head', async () => {
  const at = Date.UTC(2026, 9, 5);
  const [first, second] = [quarter(at, 30), quarter(at, 12)];
  await store.update(at, () => ({ facts: first.facts, cube: first.cube }));
  expect(await store.read(at)).toEqual({ ...first, intakes: [] });
  await store.update(at, () => ({ intakes: second.intakes, cube: second.cube }));
  expect(await store.read(at)).toEqual({ ...second, facts: first.facts });
  await store.update(at, () => ({ facts: second.facts, cube: first.cube }));
  expect(await store.read(at)).toEqual({ ...second, cube: first.cube });
  const [state] = await collect(store.listStates(at, at + QUARTER_MS));
  expect(state).toMatchObject({ facts: second.facts.length, intakes: second.intakes.length, frozen: false });
});

test('update() by 6 writers at once loses no entry', async () => {
  const at = Date.UTC(2026, 9, 4);
  const entries = realisticIntakes(at, 18, 5);
  async function file(mine: readonly Intake[]) {
    for (const entry of mine) {
      await store.update(at, (current) => {
        const created = [...(current?.intakes ?? []), entry];
        return { intakes: created, cube: cubeOf([], created) };
      });
    }
  }
  await Promise.all([0, 1, 2, 3, 4, 5].map((writer) => file(entries.slice(3 * writer, 3 * writer + 3))));
  const stored = await store.read(at);
  expect(new Set(stored?.intakes.map(({ id }) => id))).toEqual(new Set(entries.map(({ id }) => id)));
  expect(stored?.cube).toEqual(cubeOf([], stored?.intakes ?? []));
});

test('lists give the quarter hours of [fromMs, toMs) in order of time, over the ends of days', async () => {
  const from = Date.UTC(2026, 8, 1, 22);
  const values = Array.from({ length: 27 * 4 }, (_, i) => quarter(from + i * QUARTER_MS, 2));
  await Promise.all(values.map((value) => store.update(value.quarterMs, () => value)));
  const [fromMs, toMs] = [from + QUARTER_MS, from + 26 * 3_600_000];
  const wanted = values.filter(({ quarterMs }) => quarterMs >= fromMs && quarterMs < toMs);
  expect(await collect(store.listCubes(fromMs, toMs))).toEqual(wanted.map(({ quarterMs, cube }) => ({ quarterMs, cube })));
  expect(await collect(store.listFacts(fromMs, toMs))).toEqual(wanted.map(({ quarterMs, facts }) => ({ quarterMs, facts })));
  const tallies = wanted.map(({ quarterMs, cube }) => ({ quarterMs, cells: cube.cells.map(({ scope, tally }) => ({ scope, tally })) }));
  expect(await collect(store.listTallies(fromMs, toMs))).toEqual(tallies);
  expect(await collect(store.listTallies(fromMs, fromMs))).toEqual([]);
  const sums = new Map(tallies.map(({ quarterMs, cells }) => [`${quarterMs}`, mergeTallies(cells.map(({ tally }) => tally))]));
  expect(await store.sumTallies(fromMs, toMs, (quarterMs) => () => `${quarterMs}`)).toEqual(sums);
  const narrowed = wanted.map(({ quarterMs, cube }) => ({ quarterMs, cube: narrowCube(cube, ['byCallerId']) }));
  expect(await collect(store.listCubes(fromMs, toMs, ['byCallerId']))).toEqual(narrowed);
});

/** The store whose chunks cannot be read. */
function headsOnly(): QuarterStore {
  const unreadable = Object.create(tables.chunks, { getEntity: { value: () => Promise.reject(new Error('a chunk was read')) } });
  return quarterStore(valueStore({ ...tables, chunks: unreadable }));
}

test('a listing needs no chunk for the tallies of a busy quarter hour', async () => {
  const at = Date.UTC(2026, 7, 1);
  await store.update(at, () => quarter(at, 1_042));
  const [listed] = await collect(headsOnly().listTallies(at, at + QUARTER_MS));
  expect(listed?.cells.length).toBe(24);
  expect(await errorOf(collect(headsOnly().listFacts(at, at + QUARTER_MS)))).toMatchObject({ code: 'store.unavailable' });
  // Storage that does not answer has lost nothing: nothing may be left out for it.
  const readable = headsOnly().readable();
  expect(await errorOf(collect(readable.listFacts(at, at + QUARTER_MS)))).toMatchObject({ code: 'store.unavailable' });
  expect(readable.unreadable.size).toBe(0);
});

test('tallies that are too large for the head are listed all the same', async () => {
  const at = Date.UTC(2026, 7, 2);
  // As many scopes as facts, with names that do not compress.
  const scattered = realisticFacts(at, 1_500, 8).map((fact) => ({ ...fact, scope: { ...fact.scope, queue: fact.id } }));
  const cube = cubeOf(scattered);
  await store.update(at, () => ({ facts: scattered, cube }));
  const cells = cube.cells.map(({ scope, tally }) => ({ scope, tally }));
  expect(await collect(store.listTallies(at, at + QUARTER_MS))).toEqual([{ quarterMs: at, cells }]);
  expect(await errorOf(collect(headsOnly().listTallies(at, at + QUARTER_MS)))).toMatchObject({ code: 'store.unavailable' });
});

test.each([1, -QUARTER_MS, 0.5, Number.NaN, Number.POSITIVE_INFINITY, QUARTER_MS + 1, Date.UTC(10_000, 0)])(
  'the time %d is refused',
  async (at) => {
    const attempts = [
      store.read(at),
      store.update(at, () => undefined),
      collect(store.listTallies(at, QUARTER_MS)),
      collect(store.listFacts(0, at)),
    ];
    for (const error of await Promise.all(attempts.map(errorOf))) expect(error).toBeInstanceOf(RangeError);
  },
);
