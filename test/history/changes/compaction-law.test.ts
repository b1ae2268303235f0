/** Law 7: compaction, in any interleaving with edits, freezing, removal, crashes and two writers, changes no number, and a reader sees each quarter hour once and whole. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { dayQuarters } from '../../../src/history/day-quarters.ts';
import { type HistoryStorage, openStorage } from '../../../src/history/open-storage.ts';
import type { QuarterStore } from '../../../src/history/quarters/quarter-store.ts';
import { loadLookBacks } from '../../../src/lookup/loaded/load-look-backs.ts';
import { cubeOf } from '../../../src/metrics/cube/cube.ts';
import type { Fact } from '../../../src/metrics/fact/fact.ts';
import { DAY_MS } from '../../../src/time/lengths.ts';
import { facts } from '../../support/arbitrary-facts.ts';
import { memoryQuarters } from '../../support/history/memory-quarters.ts';
import { toldBy } from '../told-by.ts';
import { ASKED, changeOf, END_MS, FIRST_MS, IDS, QUARTERS, type Step, steps } from './law-steps.ts';
import { type MortalWriter, mortalWriter } from './mortal-writer.ts';

const RUNS = Number(process.env.COMPACTION_LAW_RUNS ?? 12);
const now = () => FIRST_MS;

let storage: HistoryStorage;
beforeAll(async () => {
  storage = await openStorage({ connection: { connectionString: inject('storageConnection') }, prefix: 'compactionLaw' });
});
afterAll(() => Promise.all([storage.heads, storage.documents, storage.days].map((table) => table.deleteTable())));

async function dayAt(store: QuarterStore, dayMs: number) {
  return (await Array.fromAsync(store.listDays())).find((one) => one.dayMs === dayMs);
}

async function freeze(store: QuarterStore, dayMs: number): Promise<void> {
  const all = await Array.fromAsync(store.listDays());
  const day = all.find((one) => one.dayMs === dayMs);
  const frozen = new Set(all.filter((one) => one.frozen).map((one) => one.dayMs));
  if (day !== undefined) expect(await store.freezeDay(day, frozen)).toBe(true);
}

async function remove(store: QuarterStore, dayMs: number): Promise<void> {
  const day = await dayAt(store, dayMs);
  if (day !== undefined) expect(await store.removeDay(day)).toBe(true);
}

/** What compaction does once a day is folded. */
async function lookBack(store: QuarterStore, dayMs: number): Promise<void> {
  const day = await dayAt(store, dayMs);
  if (day !== undefined) await store.writeLookBacks(day, await loadLookBacks(store, { fromMs: dayMs, toMs: dayMs + DAY_MS }), 'any state');
}

/** What a reader meets while others write: each quarter hour once, and its rows once. */
async function readMeanwhile(store: QuarterStore): Promise<void> {
  const cubes = await Array.fromAsync(store.listCubes(FIRST_MS, END_MS), ({ quarterMs }) => quarterMs);
  expect(cubes).toEqual([...new Set(cubes)].sort((a, b) => a - b));
  for await (const { facts: all } of store.listFacts(FIRST_MS, END_MS)) expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for await (const { intakes: all } of store.listIntakes(FIRST_MS, END_MS)) expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
}

/** Does a step in storage and in the model. What a process that ended may have done or not is repeated by another one. */
async function take(step: Step, writers: readonly [MortalWriter, MortalWriter], model: QuarterStore, reader: QuarterStore): Promise<void> {
  if (step.do === 'edit') {
    const edit = (store: QuarterStore) => store.edit(step.change.quarter, ASKED, changeOf(step.change, true));
    await writers[step.writer].run(step.diesAt, edit, edit);
    await edit(model);
  } else if (step.do === 'compact') {
    await writers[step.writer].run(step.diesAt, async (store) => void (await store.compactDay(step.day)));
  } else if (step.do === 'lookBack') {
    await writers[step.writer].run(step.diesAt, (store) => lookBack(store, step.day));
  } else if (step.do === 'together') {
    await Promise.all([
      ...step.changes.map((change, i) => writers[i % 2 === 0 ? 0 : 1].store().edit(change.quarter, ASKED, changeOf(change, false))),
      ...[0, 1, 0].map((number, i) => writers[i % 2 === 0 ? 0 : 1].store().compactDay(FIRST_MS + number * DAY_MS)),
      ...[0, 1].map((number) => lookBack(writers[number === 0 ? 0 : 1].store(), FIRST_MS + number * DAY_MS)),
      readMeanwhile(reader),
    ]);
    for (const change of step.changes) await model.edit(change.quarter, ASKED, changeOf(change, false));
  } else {
    const work = (store: QuarterStore) => (step.do === 'freeze' ? freeze : remove)(store, step.day);
    await writers[step.writer].run(step.diesAt, work, work);
    await work(model);
  }
}

test(`compaction changes no number, whatever happens meanwhile, ${RUNS} runs`, { timeout: 120_000 + RUNS * 60_000 }, async () => {
  const writers = [mortalWriter(storage, now), mortalWriter(storage, now)] as const;
  const reader = dayQuarters({ ...storage, now });
  const same = async (model: QuarterStore, ...span: Parameters<typeof toldBy> extends [unknown, ...infer Rest] ? Rest : never) =>
    expect(await toldBy(reader, ...span)).toEqual(await toldBy(model, ...span));
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      for (const dayMs of [FIRST_MS, FIRST_MS + DAY_MS]) await remove(reader, dayMs);
      const model = memoryQuarters({ now });
      for (const step of all) {
        await take(step, writers, model, reader);
        await same(model, FIRST_MS, END_MS, [step.tells]);
      }
      await same(model, FIRST_MS, END_MS);
      for (const dayMs of [FIRST_MS, FIRST_MS + DAY_MS]) await reader.compactDay(dayMs);
      await same(model, FIRST_MS, END_MS);
    }),
    { numRuns: RUNS, endOnFailure: RUNS < 100 },
  );
});

test('the cube of a quarter hour is that of its records', async () => {
  const store = dayQuarters(storage);
  for (const dayMs of [FIRST_MS, FIRST_MS + DAY_MS]) await remove(store, dayMs);
  const [at] = QUARTERS;
  const [found] = fc.sample(fc.array(facts(), { minLength: 5, maxLength: 5 }), 1) as [Fact[]];
  const named = found.map((fact, i) => ({ ...fact, id: IDS[i] ?? '' }));
  await store.edit(at, { facts: IDS }, () => ({ facts: named }));
  const cubes = async () => Array.fromAsync(store.listCubes(FIRST_MS, END_MS));
  const wanted = [{ quarterMs: at, cube: cubeOf(named) }];
  expect(await cubes()).toEqual(wanted);
  expect(await store.compactDay(FIRST_MS)).toBe(true);
  expect(await cubes()).toEqual(wanted);
});
