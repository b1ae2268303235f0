/** What facts have behind them, worked out once and kept: reports read their own days, and tell what they told before. */
import { expect, test } from 'vitest';
import { compactDays } from '../../src/compaction/compact-days.ts';
import { dueLookBacks } from '../../src/compaction/look-back-days.ts';
import type { DayState, QuarterStore, ReadableLists } from '../../src/history/quarters/quarter-store.ts';
import { loadContacts } from '../../src/lookup/load-contacts.ts';
import { sharedLists } from '../../src/lookup/loaded/shared-lists.ts';
import type { Fact } from '../../src/metrics/fact/fact.ts';
import { RULE_PACKS } from '../../src/metrics/zones/rule-packs.ts';
import { DAY_MS, HOUR_MS } from '../../src/time/lengths.ts';
import { dayOf } from '../../src/time/local-day.ts';
import { quarterOf } from '../../src/time/quarter.ts';
import { historyOf, sampleFacts } from '../lookup/stored-facts.ts';

/** Those of every rule pack, by contact and by matter. */
const CAPS = RULE_PACKS.flatMap(({ caps }) => caps);
const ZONE = 'Asia/Kathmandu';
const FIRST_MS = Date.UTC(2026, 10, 10);
const DAYS = 5;
const LAST_MS = FIRST_MS + DAYS * DAY_MS;
const NOW_MS = LAST_MS + 6 * HOUR_MS;

/** Facts of few contacts, so that each has many behind it. */
const FACTS = sampleFacts(FIRST_MS, LAST_MS, 300).map((fact, i): Fact => ({ ...fact, contact: (i % 25).toString(16).padStart(16, 'a') }));

/** The metrics of each local day and of all of them, and how far the facts that were listed reach back. */
async function metricsOf({ readable }: QuarterStore) {
  const lists = readable();
  let earliestMs = Number.POSITIVE_INFINITY;
  const noting: ReadableLists = {
    ...lists,
    apart: () => noting,
    listContactFacts(fromMs, toMs, contacts) {
      earliestMs = Math.min(earliestMs, fromMs);
      return lists.listContactFacts(fromMs, toMs, contacts);
    },
  };
  const found = [];
  for (const date of ['2026-11-12', '2026-11-13', '2026-11-14']) {
    const period = dayOf(date, ZONE);
    earliestMs = Number.POSITIVE_INFINITY;
    const metrics = await loadContacts(sharedLists(noting), { period, keep: ({ queue }) => queue !== 'q1', caps: CAPS });
    found.push({ metrics, daysBack: Math.max(0, (period.fromMs - earliestMs) / DAY_MS) });
  }
  return { metrics: found.map(({ metrics }) => metrics), daysBack: found.map(({ daysBack }) => Math.round(daysBack)) };
}

async function file(quarters: QuarterStore, facts: readonly Fact[]): Promise<void> {
  await Promise.all(
    Array.from(
      Map.groupBy(facts, ({ placeMs }) => quarterOf(placeMs)),
      ([quarterMs, placed]) => quarters.edit(quarterMs, { facts: placed.map(({ id }) => id) }, () => ({ facts: placed })),
    ),
  );
}

test('a report tells the same of contacts, and reads its own days alone', async () => {
  let nowMs = NOW_MS;
  const { quarters } = await historyOf(FACTS, [], undefined, () => nowMs);
  const alone = await metricsOf(quarters);
  expect(alone.daysBack).toEqual([35, 35, 35]);
  await compactDays(quarters, { nowMs });
  const kept = await metricsOf(quarters);
  expect(kept).toEqual({ metrics: alone.metrics, daysBack: [0, 0, 0] });

  // A late row of the first day: its own day is worked out anew at once, the later ones once a night.
  const [late] = FACTS.filter(({ contact }) => contact !== '').map(
    (fact): Fact => ({ ...fact, id: 'late', placeMs: FIRST_MS + 1, startMs: FIRST_MS }),
  );
  if (late === undefined) throw new Error('no sample');
  await file(quarters, [late]);
  nowMs += 2 * HOUR_MS;
  await compactDays(quarters, { nowMs });
  expect((await metricsOf(quarters)).daysBack).toEqual([0, 0, 0]);
  nowMs += DAY_MS;
  expect(dueLookBacks(await Array.fromAsync(quarters.listDays()), nowMs).map(({ day }) => day.dayMs)).toEqual(
    Array.from({ length: DAYS - 1 }, (_, i) => FIRST_MS + (i + 1) * DAY_MS),
  );
  await compactDays(quarters, { nowMs });
  const { quarters: fresh } = await historyOf([...FACTS, late]);
  expect((await metricsOf(quarters)).metrics).toEqual((await metricsOf(fresh)).metrics);
});

test('a day whose own facts changed is looked back from as it is, until its facts are folded again', async () => {
  const { quarters } = await historyOf(FACTS, [], undefined, () => NOW_MS);
  await compactDays(quarters, { nowMs: NOW_MS });
  const lastDay = FACTS.filter(({ placeMs }) => placeMs >= LAST_MS - DAY_MS);
  const changed = lastDay.filter((_, i) => i % 4 === 0).map((fact): Fact => ({ ...fact, contact: 'ffffffffffffffff' }));
  await file(quarters, changed);
  const { quarters: fresh } = await historyOf(FACTS.map((fact) => changed.find(({ id }) => id === fact.id) ?? fact));
  const [now, wanted] = [await metricsOf(quarters), await metricsOf(fresh)];
  expect(now.metrics).toEqual(wanted.metrics);
  expect(now.daysBack).toEqual([0, 0, 35]);
});

test('writeLookBacks() does nothing to a day that changed since its state was shown', async () => {
  const { quarters } = await historyOf(FACTS, [], undefined, () => NOW_MS);
  for (let day = 0; day < DAYS; day++) await quarters.compactDay(FIRST_MS + day * DAY_MS);
  const [first] = await Array.fromAsync(quarters.listDays());
  if (first === undefined) throw new Error('no day');
  await file(
    quarters,
    FACTS.slice(0, 3).map((fact) => ({ ...fact, placeMs: FIRST_MS, id: `${fact.id}x` })),
  );
  expect(await quarters.writeLookBacks(first, new Map(), 'any')).toBe(false);
});

test('dueLookBacks() names days that are over, folded and not frozen', () => {
  const day = (i: number, more: Partial<DayState> = {}): DayState => ({
    ...{ dayMs: FIRST_MS + i * DAY_MS, etag: '', frozen: false, state: `s${i}`, isFolded: true, lookBack: undefined },
    ...{ openEdits: 0, openRows: 0, quarters: [] },
    ...more,
  });
  const due = (days: readonly DayState[], nowMs = NOW_MS) =>
    dueLookBacks(days, nowMs).map(({ day: { dayMs } }) => (dayMs - FIRST_MS) / DAY_MS);
  expect(due([day(0), day(1, { frozen: true }), day(2, { isFolded: false }), day(4)])).toEqual([0, 4]);
  expect(due([day(4)], LAST_MS + HOUR_MS / 2)).toEqual([]);
  const [{ state } = { state: '' }] = dueLookBacks([day(0)], NOW_MS);
  const lookedBack = (given: Partial<NonNullable<DayState['lookBack']>>) => [
    day(0, { lookBack: { state, atMs: NOW_MS - DAY_MS, hasContacts: true, ...given } }),
  ];
  expect(due(lookedBack({}))).toEqual([]);
  expect(due(lookedBack({ state: 'other' }))).toEqual([0]);
  expect(due(lookedBack({ hasContacts: false }))).toEqual([0]);
  expect(due(lookedBack({ state: 'other', hasContacts: false, atMs: NOW_MS - HOUR_MS }))).toEqual([]);
});
