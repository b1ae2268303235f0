/** Unpacking once: what is kept is what would be unpacked again. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type QuarterLists, quarterStore } from '../../src/history/quarters/quarter-store.ts';
import { sharedQuarters } from '../../src/history/shared-quarters.ts';
import { openTables, type Tables } from '../../src/history/tables/open-tables.ts';
import { valueStore } from '../../src/history/tables/value-store.ts';
import { cubeOf } from '../../src/metrics/cube/cube.ts';
import { DAY_MS } from '../../src/time/lengths.ts';
import { realisticFacts, realisticIntakes } from './packing/realistic-facts.ts';
import { collect } from './support.ts';

const AT = Date.UTC(2026, 10, 20);
const DAY = [AT, AT + DAY_MS] as const;

let tables: Tables;
beforeAll(async () => {
  tables = await openTables({ connection: { connectionString: inject('storageConnection') }, prefix: 'unpackedOnce' });
});
afterAll(() => Promise.all(Object.values(tables).map((table) => table.deleteTable())));

test('lists of what stays in memory are those of what is unpacked each time, and are the same objects when asked for again', async () => {
  const values = valueStore(tables);
  const facts = realisticFacts(AT, 40, 1);
  const [plain, once] = [quarterStore(values), sharedQuarters(values)()];
  await plain.update(AT, () => ({ facts, intakes: realisticIntakes(AT, 40, 1), cube: cubeOf(facts) }));
  const ask = (store: QuarterLists) =>
    Promise.all([
      collect(store.listCubes(...DAY)),
      collect(store.listCubes(...DAY, ['byLocalSlot'])),
      collect(store.listCubes(...DAY, ['byCallerId'])),
      collect(store.listTallies(...DAY)),
      collect(store.listIntakes(...DAY)),
      collect(store.listContactFacts(...DAY)),
      store.sumTallies(...DAY, () => (scope) => (scope.queue === '' ? undefined : scope.queue)),
    ] as const);
  const first = await ask(once);
  expect(first).toEqual(await ask(plain));
  const again = await ask(once.readable());
  expect(again).toEqual(first);
  expect(again[0][0]?.cube).toBe(first[0][0]?.cube);
  expect(again[4][0]?.intakes).toBe(first[4][0]?.intakes);
  expect(again[5][0]?.facts).toBe(first[5][0]?.facts);
});
