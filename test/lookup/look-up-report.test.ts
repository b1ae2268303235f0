/** Look-ups on real Azurite: what the facts of a period amount to, in any scope, and how final the numbers are. */
import fc from 'fast-check';
import { describe, expect, inject, test } from 'vitest';
import { saveBacklog } from '../../src/harvest/backlog.ts';
import { type Coverage, withSpan } from '../../src/harvest/coverage.ts';
import { harvestState } from '../../src/harvest/harvest-state.ts';
import { SETTLE_MS } from '../../src/harvest/settle.ts';
import { openHistory } from '../../src/history/history.ts';
import { loadPeriod } from '../../src/lookup/load-period.ts';
import { lookUpReport, provisionalReasons } from '../../src/lookup/look-up-report.ts';
import { SETS } from '../../src/metrics/classify.ts';
import { cubeOf } from '../../src/metrics/cube.ts';
import type { Fact, Scope } from '../../src/metrics/fact.ts';
import { inScope } from '../../src/report/build-report.ts';
import { dayOf, periodOf } from '../../src/time/local-day.ts';
import { quarterOf } from '../../src/time/quarter.ts';
import { facts } from '../support/arbitrary-facts.ts';

const DAY = dayOf('2026-11-22', 'Asia/Kathmandu');
const WEEK_BEFORE = dayOf('2026-11-15', 'Asia/Kathmandu');
const HOUR_MS = 3_600_000;
let stores = 0;

/** A history that holds the facts. */
async function historyOf(list: readonly Fact[]) {
  const history = await openHistory({
    connection: { connectionString: inject('storageConnection') },
    prefix: `lookup${process.pid}x${++stores}`,
  });
  for (const [quarterMs, group] of Map.groupBy(list, (fact) => quarterOf(fact.placeMs))) {
    const sorted = group.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    await history.quarters.update(quarterMs, () => ({ quarterMs, facts: sorted, intakes: [], cube: cubeOf(sorted) }));
  }
  return history;
}

function sample(from: number, to: number, count: number): Fact[] {
  const unique = new Map(fc.sample(facts({ fromMs: from, toMs: to }), { numRuns: count, seed: 20_261_122 }).map((fact) => [fact.id, fact]));
  return [...unique.values()];
}

function contactsOf(list: readonly Fact[]): number {
  return new Set(list.flatMap(({ contact, sets }) => (contact !== '' && (sets & SETS.attempts) !== 0 ? [contact] : []))).size;
}

describe('loadPeriod()', () => {
  test('gives the cube of all facts in the period, and the distinct contacts of the scopes kept (law 4)', async () => {
    const list = sample(DAY.fromMs - 2 * HOUR_MS, DAY.toMs + 2 * HOUR_MS, 60);
    const { quarters } = await historyOf(list);
    const inDay = list.filter(({ placeMs }) => placeMs >= DAY.fromMs && placeMs < DAY.toMs);
    for (const scope of [{}, { channel: 'voice' }, { queue: '' }, { configuration: '__proto__', channel: 'SMS' }, { queue: 'nowhere' }]) {
      const keep = inScope(scope);
      const data = await loadPeriod(quarters, DAY, keep);
      expect(data.cube).toEqual(cubeOf(inDay));
      expect(data.contacts, JSON.stringify(scope)).toBe(contactsOf(inDay.filter((fact) => keep(fact.scope))));
    }
  });

  test('merges more than a day of quarter hours', async () => {
    const period = periodOf('2026-11-20', '2026-11-23', 'Asia/Kathmandu');
    const list = sample(period.fromMs, period.toMs, 150);
    const { quarters } = await historyOf(list);
    const { cube, contacts } = await loadPeriod(quarters, period, () => true);
    expect(cube).toEqual(cubeOf(list));
    expect(contacts).toBe(contactsOf(list));
  });
});

describe('lookUpReport()', () => {
  const scopeOf = (channel: string): Scope => ({ configuration: 'c1', queue: 'q1', channel, dialMode: 'Copilot' });

  test('shows the backlog of its scope and the time of the count', async () => {
    const history = await historyOf([]);
    const items = ['Voice', 'SMS'].map((channel, i) => ({
      scope: scopeOf(channel),
      status: 'Pending',
      age: 'under 1 h',
      deliveries: i + 1,
    }));
    await saveBacklog(history.documents, { atMs: DAY.toMs - HOUR_MS, items });
    const { report } = await lookUpReport(history, { period: DAY, scope: { channel: 'SMS' } }, DAY.toMs);
    expect(report.backlog).toEqual({
      at: new Date(DAY.toMs - HOUR_MS).toISOString(),
      total: 2,
      items: [{ status: 'Pending', age: 'under 1 h', deliveries: 2 }],
    });
    const other = await lookUpReport(history, { period: WEEK_BEFORE, scope: {} }, DAY.toMs);
    expect(other.report.backlog).toBeNull();
  });

  test('compares with the week before only where that was read', async () => {
    const list = [...sample(DAY.fromMs, DAY.toMs, 5), ...sample(WEEK_BEFORE.fromMs, WEEK_BEFORE.toMs, 7)];
    const history = await historyOf(list);
    const state = harvestState(history.documents);
    await state.addCoverage([WEEK_BEFORE.fromMs + 1, DAY.toMs], DAY.toMs + HOUR_MS);
    const query = { period: DAY, scope: {} };
    expect((await lookUpReport(history, query, DAY.toMs)).report.comparison.weekBefore).toBeNull();
    await state.addCoverage([WEEK_BEFORE.fromMs, DAY.toMs], DAY.toMs + HOUR_MS);
    const { report } = await lookUpReport(history, query, DAY.toMs);
    expect(report.comparison.weekBefore).toMatchObject({ period: { from: '2026-11-15' }, totals: { deliveries: 7 } });
    expect(report).toMatchObject({ totals: { deliveries: 5 }, asOf: new Date(DAY.toMs + HOUR_MS).toISOString(), provisional: false });
  });

  test('finds a queue by its name, and refuses one that two have', async () => {
    const list = sample(DAY.fromMs, DAY.toMs, 30);
    const history = await historyOf(list);
    await history.documents.write(
      { partition: 'names', row: 'queue' },
      [
        ['q1', 'Sales', 0],
        ['q2', 'Twice', 0],
        ['q3', 'twice', 0],
      ],
      null,
    );
    const { report } = await lookUpReport(history, { period: DAY, scope: { queue: 'sales' } }, DAY.toMs);
    expect(report.scope).toEqual({ queue: 'q1' });
    expect(report.totals.deliveries).toBe(list.filter(({ scope }) => scope.queue === 'q1').length);
    await expect(lookUpReport(history, { period: DAY, scope: { queue: 'Twice' } }, DAY.toMs)).rejects.toThrow('2 have that name');
  });
});

describe('provisionalReasons()', () => {
  const at = (fromMs: number, toMs: number, readToMs: number): Coverage =>
    withSpan({ spans: [], readToMs: null }, [fromMs, toMs], readToMs);

  test.each([
    ['never read', { spans: [], readToMs: null }, /not been read from Dataverse yet/],
    ['read from a second after its start', at(DAY.fromMs + 1000, DAY.toMs, DAY.toMs + SETTLE_MS), /not been read from Dataverse yet/],
    [
      'read up to noon',
      at(DAY.fromMs, DAY.toMs - 12 * HOUR_MS, DAY.toMs),
      /^Dataverse has been read up to 2026-11-22 06:15 UTC; the period ends at 2026-11-22 18:15 UTC\.$/,
    ],
    ['read just after its end', at(DAY.fromMs, DAY.toMs, DAY.toMs + SETTLE_MS - 1), /only just ended/],
  ])('of a day that was %s says so', (_, coverage, reason) => {
    expect(provisionalReasons(DAY, coverage)).toEqual([expect.stringMatching(reason)]);
  });

  test('has none where all was read half an hour after the end', () => {
    expect(provisionalReasons(DAY, at(DAY.fromMs, DAY.toMs, DAY.toMs + SETTLE_MS))).toEqual([]);
  });
});
