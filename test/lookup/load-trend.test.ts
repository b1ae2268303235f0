/** The days before a day, on real Azurite. */
import { expect, test } from 'vitest';
import { NO_COVERAGE, withSpan } from '../../src/history/state/coverage.ts';
import { loadPeriodTrend, loadTrend } from '../../src/lookup/load-trend.ts';
import type { ReportLists } from '../../src/lookup/loaded/report-lists.ts';
import { sharedLists } from '../../src/lookup/loaded/shared-lists.ts';
import { cubeOf, mergeTallies } from '../../src/metrics/cube/cube.ts';
import type { Fact } from '../../src/metrics/fact/fact.ts';
import { daysBefore } from '../../src/time/days-before.ts';
import { addDays, dayOf, periodOf } from '../../src/time/local-day.ts';
import { historyOf, sampleFacts } from './stored-facts.ts';

const ZONE = 'Asia/Kathmandu';
const DAY = dayOf('2026-11-22', ZONE);
const covered = (fromMs: number, toMs: number) => withSpan(NO_COVERAGE, [fromMs, toMs], toMs);
const tallyOf = (list: readonly Fact[]) => mergeTallies(cubeOf(list).cells.map(({ tally }) => tally));

test('loadTrend() gives each of the 56 days before with the counts of its own local day, newest first', async () => {
  const first = dayOf(addDays(DAY.from, -56), ZONE);
  const list = [-1, -2, -7, -56].flatMap((days) => {
    const { fromMs, toMs } = dayOf(addDays(DAY.from, days), ZONE);
    return sampleFacts(fromMs, toMs, 3).map((fact) => ({ ...fact, id: `${fact.id}${days}` }));
  });
  const outside = [...sampleFacts(DAY.fromMs, DAY.toMs, 2), ...sampleFacts(first.fromMs - 3_600_000, first.fromMs, 2)];
  const { quarters } = await historyOf([...list, ...outside.map((fact, i) => ({ ...fact, id: `outside ${i}` }))]);
  const trend = await loadTrend(sharedLists(quarters.readable()), DAY, covered(first.fromMs - 86_400_000, DAY.toMs), () => true);
  expect(trend.map(({ date, daysBefore: n }) => [date, n])).toEqual(
    Array.from({ length: 56 }, (_, i) => [addDays(DAY.from, -(i + 1)), i + 1]),
  );
  for (const { date, tally } of trend) {
    const { fromMs, toMs } = dayOf(date, ZONE);
    expect(tally, date).toEqual(tallyOf(list.filter(({ placeMs }) => placeMs >= fromMs && placeMs < toMs)));
  }
});

test('loadTrend() leaves out days that were not read whole, and counts a day that was empty', async () => {
  const from = dayOf('2026-11-19', ZONE);
  const { quarters } = await historyOf(sampleFacts(from.fromMs, from.toMs, 3));
  const coverage = withSpan(
    covered(from.fromMs + 1, dayOf('2026-11-20', ZONE).toMs),
    [dayOf('2026-11-21', ZONE).fromMs + 1, DAY.toMs],
    DAY.toMs,
  );
  expect(await loadTrend(sharedLists(quarters.readable()), DAY, coverage, () => true)).toMatchObject([
    { date: '2026-11-20', daysBefore: 2, tally: { deliveries: 0 } },
  ]);
  expect(await loadTrend(sharedLists(quarters.readable()), DAY, NO_COVERAGE, () => true)).toEqual([]);
});

test('loadTrend() splits the same weekdays and the last two weeks by configuration and queue, in one sum of tallies, and the parts add up to the day', async () => {
  const week = dayOf('2026-11-01', ZONE);
  const list = sampleFacts(week.fromMs, DAY.fromMs, 400);
  // Ids from outside: no separator and no name of a built-in property mixes two scopes up.
  const [odd, others] = [
    ['x', 'x,y', '__proto__', ''],
    ['y,z', 'z', 'constructor', ''],
  ];
  const hostile = list.map((fact, i) => ({
    ...fact,
    scope: { ...fact.scope, configuration: odd[i % 4] ?? '', queue: others[Math.floor(i / 4) % 4] ?? '' },
  }));
  const { quarters } = await historyOf(hostile);
  let sums = 0;
  const lists = sharedLists(quarters.readable());
  const counting: ReportLists = {
    ...lists,
    listParts: (spans) => {
      sums++;
      return lists.listParts(spans);
    },
  };
  const trend = await loadTrend(counting, DAY, covered(week.fromMs, DAY.toMs), () => true);
  expect(sums).toBe(1);
  expect(trend.map(({ daysBefore: n, parts }) => [n, parts !== undefined])).toEqual(
    Array.from({ length: 21 }, (_, i) => [i + 1, i < 14 || i === 20]),
  );
  const parts = trend.at(-1)?.parts ?? [];
  expect(mergeTallies(parts.map(({ tally }) => tally))).toEqual(trend.at(-1)?.tally);
  const own = hostile.filter(({ placeMs }) => placeMs < week.toMs);
  const collide = parts.filter(({ scope }) => `${scope.configuration},${scope.queue}` === 'x,y,z');
  expect(collide).toHaveLength(2);
  for (const { scope, tally } of parts) {
    expect(tally).toEqual(
      tallyOf(own.filter((fact) => fact.scope.configuration === scope.configuration && fact.scope.queue === scope.queue)),
    );
  }
});

test('loadPeriodTrend() gives the days of a period and before it that were read whole, in one sum, the last two weeks by scope too', async () => {
  const period = periodOf('2026-11-20', '2026-11-22', ZONE);
  const from = dayOf('2026-11-01', ZONE);
  const list = sampleFacts(from.fromMs, period.toMs, 60);
  const { quarters } = await historyOf(list);
  const days = await loadPeriodTrend(
    sharedLists(quarters.readable()),
    period,
    covered(from.fromMs, dayOf('2026-11-21', ZONE).toMs),
    () => true,
  );
  expect(days.map(({ date }) => date)).toEqual(Array.from({ length: 21 }, (_, i) => addDays('2026-11-21', -i)));
  expect(days.map(({ parts }) => parts !== undefined)).toEqual(days.map((_, i) => i < 13));
  for (const { date, tally } of days) {
    const { fromMs, toMs } = dayOf(date, ZONE);
    expect(tally, date).toEqual(tallyOf(list.filter(({ placeMs }) => placeMs >= fromMs && placeMs < toMs)));
  }
});

test('loadTrend() counts the scopes that are kept alone', async () => {
  const yesterday = dayOf('2026-11-21', ZONE);
  const list = sampleFacts(yesterday.fromMs, yesterday.toMs, 12);
  const { quarters } = await historyOf(list);
  const trend = await loadTrend(
    sharedLists(quarters.readable()),
    DAY,
    covered(yesterday.fromMs, DAY.toMs),
    ({ channel }) => channel === 'Voice',
  );
  expect(trend.map(({ tally }) => tally)).toEqual([tallyOf(list.filter(({ scope }) => scope.channel === 'Voice'))]);
});

test('daysBefore() goes by days that exist, each ending where the next one begins', () => {
  const days = daysBefore(dayOf('2012-01-02', 'Pacific/Apia').fromMs, 'Pacific/Apia', 4);
  expect(days.map(({ from }) => from)).toEqual(['2012-01-01', '2011-12-31', '2011-12-29', '2011-12-28']);
  for (const [i, { fromMs }] of days.entries()) expect(days[i + 1]?.toMs ?? fromMs).toBe(fromMs);
});

test('daysBefore() ends where history begins', () => {
  expect(daysBefore(dayOf('2008-01-03', 'Europe/Lisbon').fromMs, 'Europe/Lisbon', 30).map(({ from }) => from)).toEqual([
    '2008-01-02',
    '2008-01-01',
  ]);
});
