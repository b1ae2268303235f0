/** A history that is younger than what a report looks back at: days before it are not asked for one by one, and nothing that is there is passed over. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { quarterStore } from '../../../src/history/quarters/quarter-store.ts';
import { openTables, type Tables } from '../../../src/history/tables/open-tables.ts';
import { type ValueStore, valueStore } from '../../../src/history/tables/value-store.ts';
import { cubeOf } from '../../../src/metrics/cube/cube.ts';
import { DAY_MS, QUARTER_MS } from '../../../src/time/lengths.ts';
import { realisticFacts, realisticIntakes } from '../../support/realistic-facts.ts';
import { collect } from '../support.ts';

const END = Date.UTC(2026, 10, 20);
const SPAN = [END - 56 * DAY_MS, END] as const;

let tables: Tables;
let values: ValueStore;
const asked: string[] = [];
beforeAll(async () => {
  tables = await openTables({ connection: { connectionString: inject('storageConnection') }, prefix: 'youngHistory' });
  const stored = valueStore(tables);
  values = {
    ...stored,
    list(partition, ...rest) {
      asked.push(partition);
      return stored.list(partition, ...rest);
    },
  };
});
afterAll(() => Promise.all(Object.values(tables).map((table) => table.deleteTable())));

function file(quarterMs: number): Promise<void> {
  const [facts, intakes] = [realisticFacts(quarterMs, 3, 1), realisticIntakes(quarterMs, 3, 1)];
  return quarterStore(values).update(quarterMs, () => ({ facts, intakes, cube: cubeOf(facts, intakes) }));
}

test('of an empty history no day is asked for, whoever shares the lists', async () => {
  expect(
    await collect(
      quarterStore(values)
        .readable()
        .listStates(...SPAN),
    ),
  ).toEqual([]);
  expect(asked).toEqual([]);
});

test('of three days those are asked for from the oldest one on, also where that one cannot be read', async () => {
  const days = [10, 4, 1].map((days) => END - days * DAY_MS);
  for (const day of days) await file(day);
  const all = await collect(quarterStore(values).listStates(...SPAN));
  asked.splice(0);
  const readable = quarterStore(values).readable();
  expect(await collect(readable.listStates(...SPAN))).toEqual(all);
  expect((await readable.sumTallies(...SPAN, () => () => 'all')).get('all')?.deliveries).toBe(9);
  expect(asked.length).toBe(20);
  await tables.heads.updateEntity({ partitionKey: 'quarter|2026-11-10', rowKey: '00:00', parts: 'no JSON' }, 'Merge');
  const damaged = quarterStore(values).readable();
  expect((await collect(damaged.listStates(...SPAN))).map(({ quarterMs }) => quarterMs)).toEqual(days.slice(1));
  expect([...damaged.unreadable]).toEqual(days.slice(0, 1));
});

test('an older day that is filed meanwhile is found by the next reader', async () => {
  const older = END - 40 * DAY_MS;
  await file(older + QUARTER_MS);
  const [first] = await collect(
    quarterStore(values)
      .readable()
      .listStates(...SPAN),
  );
  expect(first?.quarterMs).toBe(older + QUARTER_MS);
});
