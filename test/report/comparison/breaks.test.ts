/** Changes of the rules between the rows of what is compared. */
import { expect, test } from 'vitest';
import { EMPTY_TALLY } from '../../../src/metrics/cube/cube.ts';
import type { RulesRange } from '../../../src/metrics/rules/rules-range.ts';
import { breaksOf } from '../../../src/report/comparison/breaks.ts';
import { DAY_MS, HOUR_MS } from '../../../src/time/lengths.ts';
import { addDays, dayOf } from '../../../src/time/local-day.ts';

const ZONE = 'Asia/Kathmandu';
const period = dayOf('2026-11-22', ZONE);
const before = dayOf('2026-11-15', ZONE);
const trend = Array.from({ length: 56 }, (_, i) => ({ date: `-${i + 1}`, daysBefore: i + 1, tally: EMPTY_TALLY }));
const compared = { period, before, trend };
const changes = [
  { number: 2, atMs: Date.UTC(2026, 10, 17, 8), settings: ['SHORT_CALL_SECONDS'] },
  { number: 3, atMs: Date.UTC(2026, 10, 18, 8), settings: ['RULE_PACK'] },
];

/** All of the 57 days filed by the rules 2, but for those days before the period that are named. */
function filedBy(ranges: Readonly<Record<number, RulesRange>>, known = changes) {
  const days = Array.from({ length: 57 }, (_, i) => [dayOf(addDays(period.from, -i), ZONE).fromMs + HOUR_MS, ranges[i] ?? [2, 2]] as const);
  return { quarters: new Map<number, RulesRange>(days), changes: known };
}

test.each<[crosses: readonly string[], ranges: Readonly<Record<number, RulesRange>>]>([
  [['before', 'mean7', 'mean28', 'anomalies'], { 7: [1, 1] }],
  [['mean7', 'mean28'], { 3: [1, 1] }],
  [['mean28'], { 20: [1, 1] }],
  [['mean28', 'anomalies'], { 28: [1, 1] }],
  [['anomalies'], { 56: [1, 1] }],
  [['period', 'before', 'mean7', 'mean28', 'anomalies'], { 0: [1, 2] }],
])('what is filed partly by other rules is named: %j', (crosses, ranges) => {
  expect(breaksOf(filedBy(ranges), compared)).toEqual([
    { at: '2026-11-17T08:00:00.000Z', rules: 2, settings: ['SHORT_CALL_SECONDS'], crosses },
  ]);
});

test('what is filed by the same rules has no break, whenever the settings changed', () => {
  expect(breaksOf(filedBy({}), compared)).toEqual([]);
  expect(breaksOf({ quarters: new Map(), changes }, compared)).toEqual([]);
  // A quarter hour that is not compared.
  const quarters = new Map([...filedBy({}).quarters, [period.toMs, [3, 3] as const]]);
  expect(breaksOf({ quarters, changes }, compared)).toEqual([]);
});

test('only what is compared counts', () => {
  expect(breaksOf(filedBy({ 7: [1, 1] }), { period, before: null, trend: [] })).toEqual([]);
  expect(breaksOf(filedBy({ 7: [1, 1] }), { period, before: null, trend: trend.slice(0, 6) })).toEqual([]);
  expect(breaksOf(filedBy({ 7: [1, 1] }), { period, before, trend: [] })).toMatchObject([{ crosses: ['before'] }]);
});

test('every change between the rows is given, oldest first, each with what it goes through', () => {
  expect(breaksOf(filedBy({ 0: [3, 3], 7: [1, 1], 3: [3, 3] }), compared)).toMatchObject([
    { rules: 2, crosses: ['before', 'mean7', 'mean28', 'anomalies'] },
    { rules: 3, crosses: ['before', 'mean7', 'mean28', 'anomalies'] },
  ]);
});

test('of a change that is not known any more the number alone is told', () => {
  expect(breaksOf(filedBy({ 7: [1, 1] }, []), compared)).toMatchObject([{ at: null, rules: 2, settings: [] }]);
});

test('days are local ones, on the day that a clock changes too', () => {
  const day = dayOf('2026-11-01', 'America/New_York');
  const quarters = new Map<number, RulesRange>([
    [day.toMs - HOUR_MS, [2, 2]],
    [day.fromMs - 7 * DAY_MS, [1, 1]],
  ]);
  const wanted = { period: day, before: dayOf('2026-10-25', 'America/New_York'), trend: [] };
  expect(breaksOf({ quarters, changes }, wanted)).toMatchObject([{ crosses: ['before'] }]);
});
