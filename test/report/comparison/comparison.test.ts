import { expect, test } from 'vitest';
import { EMPTY_TALLY, type Tally } from '../../../src/metrics/cube/cube.ts';
import { rateOf } from '../../../src/metrics/kpis/rate.ts';
import { RATES } from '../../../src/metrics/kpis/rate-table.ts';
import { comparisonOf } from '../../../src/report/comparison/comparison.ts';
import type { RateId, Rates, Totals } from '../../../src/report/report.ts';

const NONE = rateOf(0, 0);
type Parts = Readonly<Partial<Record<RateId, readonly [numerator: number, denominator: number]>>>;
const ratesOf = (given: Parts): Rates =>
  Object.fromEntries(RATES.map(({ id }) => [id, given[id] === undefined ? NONE : rateOf(...given[id])])) as Rates;
const TOTALS: Totals = {
  deliveries: 0, processed: 0, intake: 0, attempts: 0, voiceAttempts: 0, offHook: 0, liveMin: 0, liveMax: 0, machine: 0, badNumber: 0, notTried: 0,
  rightParty: 0, converted: 0, aiUnjoined: 0, cancelled: 0, cancelledByPolicy: 0, value: { deliveries: 0, sum: null }, contacts: null, callSeconds: { count: 0, sum: 0, p50: null, p90: null, p99: null, max: null },
}; // biome-ignore format: zeros
const PERIOD = { from: '2026-11-15', to: '2026-11-15', zone: 'Europe/Lisbon', days: 1 };

const DAY = { kind: 'day', until: null, days: { now: 1, before: 1 }, perDay: false } as const;
const BASE = { tally: EMPTY_TALLY, rates: ratesOf({}), before: null, trend: [], days: 1, provisional: false, breaks: [] };

function compare(now: Parts, before: Parts | null) {
  const numbers = before === null ? null : { period: PERIOD, totals: TOTALS, rates: ratesOf(before) };
  return comparisonOf({ ...BASE, rates: ratesOf(now), before: numbers && { ...DAY, ...numbers } });
}

test('comparisonOf() signals a rate whose difference from the week before is more than noise, up or down', () => {
  const signals = compare(
    { offHook: [600, 1000], liveMin: [200, 1000], machine: [310, 1000], busy: [5, 10] },
    { offHook: [500, 1000], liveMin: [300, 1000], machine: [300, 1000], busy: [1, 10] },
  ).signals;
  expect(signals).toEqual(['offHook', 'liveMin']);
});

test('comparisonOf() signals nothing where a rate has no denominator on one side, and nothing that stayed', () => {
  expect(compare({ offHook: [600, 1000] }, {}).signals).toEqual([]);
  expect(compare({}, { offHook: [600, 1000] }).signals).toEqual([]);
  expect(compare({ offHook: [0, 1000], busy: [9, 9] }, { offHook: [0, 1000], busy: [9, 9] }).signals).toEqual([]);
});

test('comparisonOf() without a week before and without earlier days compares nothing', () => {
  expect(compare({ offHook: [1, 2] }, null)).toEqual({
    before: null, weekBefore: null, mean7: null, mean28: null, signals: [], anomalies: [], breaks: [],
    unwatched: 'of the same weekdays of the last eight weeks 0 have been read, and it takes 4',
    unwatchedNote: { id: 'fewWeeks', values: { weeks: 0, least: 4 } },
  }); // biome-ignore format: nulls
});

test('comparisonOf() takes both means and the anomalies from the earlier days', () => {
  const tally = (deliveries: number): Tally => ({ ...EMPTY_TALLY, deliveries });
  const trend = Array.from({ length: 56 }, (_, i) => ({ date: `-${i + 1}`, daysBefore: i + 1, tally: tally(i < 7 ? 100 : 200) }));
  const { mean7, mean28, anomalies } = comparisonOf({ ...BASE, tally: tally(900), trend });
  expect(mean7).toMatchObject({ days: 7, deliveriesPerDay: 100 });
  expect(mean28).toMatchObject({ days: 28, deliveriesPerDay: 175 });
  expect(anomalies).toMatchObject([{ id: 'deliveries', value: 900, median: 200, weeks: 8 }]);
});

test('comparisonOf() looks for no anomalies while numbers can change, over several days, and with fewer than four weeks, and says why', () => {
  const tally = (deliveries: number): Tally => ({ ...EMPTY_TALLY, deliveries });
  const trendOf = (days: number) => Array.from({ length: days }, (_, i) => ({ date: `-${i + 1}`, daysBefore: i + 1, tally: tally(200) }));
  const input = { ...BASE, tally: tally(900), trend: trendOf(28) };
  expect(comparisonOf(input)).toMatchObject({ anomalies: [{ id: 'deliveries' }], unwatched: null });
  expect(comparisonOf({ ...input, provisional: true })).toMatchObject({ anomalies: [], unwatched: 'its numbers can still change' });
  expect(comparisonOf({ ...input, days: 7 })).toMatchObject({ anomalies: [], unwatched: expect.stringContaining('single days') });
  expect(comparisonOf({ ...input, trend: trendOf(27) })).toMatchObject({
    anomalies: [],
    unwatched: expect.stringContaining('3 have been read'),
  });
});

test('comparisonOf() gives what is the week before only of a day', () => {
  const numbers = { period: PERIOD, totals: TOTALS, rates: ratesOf({}) };
  expect(comparisonOf({ ...BASE, before: { ...DAY, ...numbers } }).weekBefore).toEqual(numbers);
  expect(comparisonOf({ ...BASE, before: { ...DAY, kind: 'week', ...numbers } })).toMatchObject({
    weekBefore: null,
    before: { kind: 'week' },
  });
});
