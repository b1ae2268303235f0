/** Law 7: compaction, in any interleaving with edits, freezing, crashes and two writers, changes no number, and a reader sees each quarter hour once and whole. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Blobs } from '../../../src/history/blobs/blobs.ts';
import { type HistoryStorage, openStorage } from '../../../src/history/open-storage.ts';
import { dayQuarters } from '../../../src/history/quarters/day-quarters.ts';
import type { QuarterStore, RowChange } from '../../../src/history/quarters/quarter-store.ts';
import { cubeOf } from '../../../src/metrics/cube/cube.ts';
import { type Fact, type Intake, isFact } from '../../../src/metrics/fact/fact.ts';
import { DAY_MS, QUARTER_MS } from '../../../src/time/lengths.ts';
import { facts, intakes } from '../../support/arbitrary-facts.ts';
import { memoryQuarters } from '../../support/memory-quarters.ts';

const FIRST_MS = Date.UTC(2026, 9, 5);
const QUARTERS = [FIRST_MS, FIRST_MS + 40 * QUARTER_MS, FIRST_MS + DAY_MS, FIRST_MS + DAY_MS + 95 * QUARTER_MS];
const END_MS = FIRST_MS + 2 * DAY_MS;
const IDS = Array.from({ length: 5 }, (_, i) => `0000000${i}-0000-4000-8000-000000000000`);

let storage: HistoryStorage;
beforeAll(async () => {
  storage = await openStorage({ connection: { connectionString: inject('storageConnection') }, prefix: 'compactionLaw' });
});
afterAll(() => Promise.all([storage.heads, storage.documents, storage.days].map((table) => table.deleteTable())));

interface Change {
  readonly quarter: number;
  readonly facts: readonly Fact[];
  readonly intakes: readonly Intake[];
  readonly gone: readonly string[];
}

const ids = fc.uniqueArray(fc.constantFrom(...IDS), { maxLength: 4 });
const changes: fc.Arbitrary<Change> = fc
  .record({
    quarter: fc.constantFrom(...QUARTERS),
    factIds: ids,
    intakeIds: ids,
    gone: ids,
    someFacts: fc.array(facts(), { minLength: 5, maxLength: 5 }),
    someIntakes: fc.array(intakes, { minLength: 5, maxLength: 5 }),
  })
  .map(({ quarter, factIds, intakeIds, gone, someFacts, someIntakes }) => ({
    quarter,
    facts: factIds.map((id, i) => ({ ...(someFacts[i] as Fact), id })),
    intakes: intakeIds.map((id, i) => ({ ...(someIntakes[i] as Intake), id })),
    gone: gone.filter((id) => !factIds.includes(id) && !intakeIds.includes(id)),
  }));

type Step =
  | { readonly do: 'edit'; readonly change: Change; readonly writer: 0 | 1; readonly diesAt: number | null }
  | { readonly do: 'compact'; readonly day: 0 | 1; readonly writer: 0 | 1; readonly diesAt: number | null }
  | { readonly do: 'freeze'; readonly day: 0 | 1; readonly writer: 0 | 1 }
  | { readonly do: 'together'; readonly changes: readonly Change[] };

const writer = fc.constantFrom(0 as const, 1 as const);
const day = fc.constantFrom(0 as const, 1 as const);
const diesAt = fc.option(fc.nat({ max: 8 }), { nil: null, freq: 2 });
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('edit' as const), change: changes, writer, diesAt }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('compact' as const), day, writer, diesAt }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('freeze' as const), day, writer }) },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('together' as const), changes: fc.array(changes, { minLength: 2, maxLength: 4 }) }),
    },
  ),
  { minLength: 3, maxLength: 14 },
);

/** Whatever comes, the greater number stays, so that the order of those who edit at once does not matter. */
function changeOf({ facts: newFacts, intakes: newIntakes, gone }: Change, isOrdered: boolean): RowChange {
  return (known) => {
    const isNewer = ({ id, version }: Fact | Intake, map: ReadonlyMap<string, Pick<Fact, 'version'>>) =>
      isOrdered || version.number > (map.get(id)?.version.number ?? -1);
    return {
      facts: newFacts.filter((fact) => isNewer(fact, known.facts)),
      intakes: newIntakes.filter((intake) => isNewer(intake, known.intakes)),
      ...(isOrdered && { goneFacts: gone.filter((id) => known.facts.has(id)), goneIntakes: gone.filter((id) => known.intakes.has(id)) }),
    };
  };
}

const ASKED = { facts: IDS, intakes: IDS };

/** Two processes, each of which may end at any of its requests to storage. */
function mortal(blobs: Blobs, table: HistoryStorage['days']) {
  let left: number | null = null;
  const tick = () => {
    if (left !== null && left-- <= 0) throw new Error('ended');
  };
  const dying = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(object, name) {
        const value: unknown = Reflect.get(object, name);
        if (typeof value !== 'function') return value;
        if (name === 'list' || name === 'listEntities') return value.bind(object);
        return async (...args: unknown[]) => {
          tick();
          const answer: unknown = await value.apply(object, args);
          tick();
          return answer;
        };
      },
    });
  return {
    start: () => dayQuarters({ days: dying(table), blobs: dying(blobs), now: () => FIRST_MS }),
    dieAfter: (requests: number | null) => {
      left = requests;
    },
  };
}

async function tellAll(store: QuarterStore) {
  const lists = store.readable();
  const found = {
    states: (await Array.fromAsync(lists.listStates(FIRST_MS, END_MS)))
      .filter(({ facts: f, intakes: i }) => f + i > 0)
      .map(({ etag: _, ...state }) => state),
    facts: await Array.fromAsync(lists.listFacts(FIRST_MS, END_MS), ({ quarterMs, facts: all }) => ({ quarterMs, records: sorted(all) })),
    contacts: await Array.fromAsync(lists.listContactFacts(FIRST_MS, END_MS), ({ quarterMs, facts: all }) => ({
      quarterMs,
      records: sorted(all),
    })),
    intakes: await Array.fromAsync(lists.listIntakes(FIRST_MS, END_MS), ({ quarterMs, intakes: all }) => ({
      quarterMs,
      records: sorted(all),
    })),
    cubes: (await Array.fromAsync(lists.listCubes(FIRST_MS, END_MS))).filter(({ cube }) => cube.cells.length > 0),
    tallies: (await Array.fromAsync(lists.listTallies(FIRST_MS, END_MS)))
      .filter(({ cells }) => cells.length > 0)
      .map(({ quarterMs, cells }) => ({ quarterMs, cells: cells.map(({ scope, tally }) => ({ scope, tally })) })),
    unreadable: [...(lists.unreadable ?? [])],
  };
  const filled = <R>(list: readonly { readonly quarterMs: number; readonly records: readonly R[] }[]) =>
    list.filter(({ records }) => records.length > 0);
  return { ...found, facts: filled(found.facts), contacts: filled(found.contacts), intakes: filled(found.intakes) };
}

function sorted<R extends { readonly id: string }>(records: readonly R[]): readonly R[] {
  return records.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** What a reader meets while others write: each quarter hour once, its rows once, and its cube that of rows. */
async function readMeanwhile(store: QuarterStore): Promise<void> {
  const cubes = await Array.fromAsync(store.listCubes(FIRST_MS, END_MS), ({ quarterMs }) => quarterMs);
  expect(cubes).toEqual([...new Set(cubes)].sort((a, b) => a - b));
  for await (const { facts: all } of store.listFacts(FIRST_MS, END_MS)) expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for await (const { intakes: all } of store.listIntakes(FIRST_MS, END_MS)) expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
}

async function freeze(store: QuarterStore, dayMs: number): Promise<void> {
  const all = await Array.fromAsync(store.listDays());
  const found = all.find((one) => one.dayMs === dayMs);
  const frozen = new Set(all.filter((one) => one.frozen).map((one) => one.dayMs));
  if (found !== undefined) expect(await store.freezeDay(found, frozen)).toBe(true);
}

async function clear(store: QuarterStore): Promise<void> {
  for await (const found of store.listDays()) expect(await store.removeDay(found)).toBe(true);
}

test('compaction changes no number, whatever happens meanwhile', { timeout: 600_000 }, async () => {
  const mortals = [mortal(storage.blobs, storage.days), mortal(storage.blobs, storage.days)] as const;
  const reader = dayQuarters({ ...storage, now: () => FIRST_MS });
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      await clear(reader);
      const model = memoryQuarters({ now: () => FIRST_MS });
      const stores = mortals.map(({ start }) => start());
      for (const step of all) {
        if (step.do === 'edit') {
          const { change, writer: by } = step;
          mortals[by].dieAfter(step.diesAt);
          const edit = () => (stores[by] as QuarterStore).edit(change.quarter, ASKED, changeOf(change, true));
          await edit().catch(async () => {
            // Another process repeats what the one that ended may have done or not.
            mortals[by].dieAfter(null);
            stores[by] = mortals[by].start();
            await edit();
          });
          mortals[by].dieAfter(null);
          await model.edit(change.quarter, ASKED, changeOf(change, true));
        } else if (step.do === 'compact') {
          const { writer: by } = step;
          mortals[by].dieAfter(step.diesAt);
          await (stores[by] as QuarterStore).compactDay(FIRST_MS + step.day * DAY_MS).catch(() => undefined);
          mortals[by].dieAfter(null);
        } else if (step.do === 'freeze') {
          const dayMs = FIRST_MS + step.day * DAY_MS;
          await freeze(stores[step.writer] as QuarterStore, dayMs);
          await freeze(model, dayMs);
        } else {
          await Promise.all([
            ...step.changes.map((change, i) => (stores[i % 2] as QuarterStore).edit(change.quarter, ASKED, changeOf(change, false))),
            ...[0, 1, 0].map((number, i) => (stores[i % 2] as QuarterStore).compactDay(FIRST_MS + number * DAY_MS)),
            readMeanwhile(reader),
          ]);
          for (const change of step.changes) await model.edit(change.quarter, ASKED, changeOf(change, false));
        }
        expect(await tellAll(reader)).toEqual(await tellAll(model));
      }
      for (const number of [0, 1]) await reader.compactDay(FIRST_MS + number * DAY_MS);
      expect(await tellAll(reader)).toEqual(await tellAll(model));
    }),
    { numRuns: 25, endOnFailure: true },
  );
});

test('the cube of a quarter hour is that of its records', async () => {
  await clear(dayQuarters(storage));
  const store = dayQuarters(storage);
  const [at] = QUARTERS as [number];
  const [found] = fc.sample(fc.array(facts(), { minLength: 5, maxLength: 5 }), 1) as [Fact[]];
  const named = found.map((fact, i) => ({ ...fact, id: IDS[i] ?? '' }));
  await store.edit(at, { facts: IDS }, () => ({ facts: named }));
  const cubes = async () => Array.fromAsync(store.listCubes(FIRST_MS, END_MS));
  const wanted = [{ quarterMs: at, cube: cubeOf(named.filter(isFact)) }];
  expect(await cubes()).toEqual(wanted);
  expect(await store.compactDay(FIRST_MS)).toBe(true);
  expect(await cubes()).toEqual(wanted);
});
