/** A process that ends at any request of a fold, a freezing or a removal leaves a day of which nothing is lost, nothing is there twice and nothing comes back. */
import { expect, test } from 'vitest';
import type { QuarterStore } from '../../../src/history/quarters/quarter-store.ts';
import { NO_LOOK_BACK } from '../../../src/metrics/contacts/look-back/look-back.ts';
import { DAY_MS, QUARTER_MS } from '../../../src/time/lengths.ts';
import { memoryQuarters } from '../../support/history/memory-quarters.ts';
import { file, openDays, someRecords, takeOut } from '../open-days.ts';
import { toldBy } from '../told-by.ts';
import { mortalWriter } from './mortal-writer.ts';

const { storage, store } = openDays('crashes');
const now = () => Date.UTC(2026, 10, 1);
const AT_ONCE = 6;
let nextDayMs = Date.UTC(2020, 0, 1);

type Work = (store: QuarterStore, dayMs: number) => Promise<void>;

/** Ends the work before each of its requests, each time on a day of its own, and compares what it leaves with what it should; gives the number of requests. */
async function endAtEach(begin: Work, work: Work, isToChange = false): Promise<number> {
  for (let requests = 0; ; requests += AT_ONCE) {
    const ended = await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => endAt(requests + i, begin, work, isToChange)));
    if (ended.includes(false)) return requests + ended.indexOf(false);
  }
}

/** False where there were no more requests than that. */
async function endAt(requests: number, begin: Work, work: Work, isToChange: boolean): Promise<boolean> {
  const dayMs = nextDayMs;
  nextDayMs += DAY_MS;
  const tell = (one: QuarterStore) => toldBy(one, dayMs, dayMs + DAY_MS, ['facts', 'intakes', 'narrow', 'cubes']);
  const [stored, before, after] = [store({ now }), memoryQuarters({ now }), memoryQuarters({ now })];
  for (const one of [stored, before, after]) await begin(one, dayMs);
  if (isToChange) await work(after, dayMs);
  let isEnded = false;
  const end = async () => {
    isEnded = true;
  };
  // A writer counts the time before and behind each request.
  await mortalWriter(storage(), now).run(2 * requests, (mortal) => work(mortal, dayMs), end);
  expect([await tell(before), await tell(after)]).toContainEqual(await tell(store({ now })));
  await work(stored, dayMs);
  for (const one of [stored, after]) await file(one, dayMs, someRecords(dayMs, 1, 7));
  expect(await tell(store({ now }))).toEqual(await tell(after));
  return isEnded;
}

const first = (dayMs: number) => someRecords(dayMs, 3, 1);
const second = (dayMs: number) => someRecords(dayMs + QUARTER_MS, 2, 2);

async function folded(one: QuarterStore, dayMs: number): Promise<void> {
  await file(one, dayMs, first(dayMs));
  await file(one, dayMs + QUARTER_MS, second(dayMs));
  await one.compactDay(dayMs);
}

async function dayOf(one: QuarterStore, dayMs: number) {
  for await (const day of one.listDays()) if (day.dayMs === dayMs) return day;
  return undefined;
}

async function freeze(one: QuarterStore, dayMs: number): Promise<void> {
  const day = await dayOf(one, dayMs);
  if (day) await one.freezeDay(day, new Set([dayMs]));
}

async function remove(one: QuarterStore, dayMs: number): Promise<void> {
  const day = await dayOf(one, dayMs);
  if (day) await one.removeDay(day);
}

const compact: Work = async (one, dayMs) => void (await one.compactDay(dayMs));

test('the first fold of a day', { timeout: 120_000 }, async () => {
  expect(await endAtEach((one, dayMs) => file(one, dayMs, first(dayMs)), compact)).toBeGreaterThan(10);
});

test('a fold of what was added, replaced and removed', { timeout: 120_000 }, async () => {
  const begin = async (one: QuarterStore, dayMs: number) => {
    await folded(one, dayMs);
    await file(one, dayMs, { facts: first(dayMs).facts.map((fact) => ({ ...fact, result: 'Busy' })) });
    await takeOut(one, dayMs + QUARTER_MS, second(dayMs));
  };
  expect(await endAtEach(begin, compact)).toBeGreaterThan(10);
});

test.each(['facts', 'intakes', 'all'] as const)('a fold that leaves no %s', { timeout: 120_000 }, async (kind) => {
  const begin = async (one: QuarterStore, dayMs: number) => {
    await folded(one, dayMs);
    for (const [quarterMs, records] of [[dayMs, first(dayMs)] as const, [dayMs + QUARTER_MS, second(dayMs)] as const])
      await takeOut(one, quarterMs, kind === 'all' ? records : { [kind]: records[kind] });
  };
  expect(await endAtEach(begin, compact)).toBeGreaterThan(10);
});

test('keeping what facts have behind them', { timeout: 120_000 }, async () => {
  const lookBack: Work = async (one, dayMs) => {
    const [day, lookBacks] = [await dayOf(one, dayMs), new Map(first(dayMs).facts.map(({ id }) => [id, NO_LOOK_BACK]))];
    if (day) await one.writeLookBacks(day, lookBacks, 'state');
  };
  expect(await endAtEach(folded, lookBack)).toBeGreaterThan(6);
});

test('freezing', { timeout: 120_000 }, async () => {
  const begin = async (one: QuarterStore, dayMs: number) => {
    await folded(one, dayMs);
    await file(one, dayMs + 2 * QUARTER_MS, { intakes: someRecords(dayMs, 2, 3).intakes.map((intake) => ({ ...intake, placeMs: null })) });
  };
  expect(await endAtEach(begin, freeze, true)).toBeGreaterThan(10);
});

test('removal', { timeout: 120_000 }, async () => {
  expect(await endAtEach(folded, remove, true)).toBeGreaterThan(5);
});
