/** What is usual, in reports that are looked up in a history: on real Azurite, over a clock change. */
import { expect, test } from 'vitest';
import type { ReadableLists } from '../../src/history/quarters/quarter-store.ts';
import { harvestState } from '../../src/history/state/watermarks.ts';
import { lookUpReport } from '../../src/lookup/look-up-report.ts';
import type { Fact } from '../../src/metrics/fact/fact.ts';
import { addDays, dayOf } from '../../src/time/local-day.ts';
import { fullFact } from '../support/full-fact.ts';
import { historyOf } from './stored-facts.ts';

const ZONE = 'Europe/Lisbon';
// Clocks were turned back on 25 October, eleven days before.
const DAY = dayOf('2026-11-05', ZONE);
const dayAt = (days: number) => dayOf(addDays(DAY.from, days), ZONE);

/** So many attempts outside the hours in the last minutes of the local day so many days after DAY. */
function late(days: number, configuration: string, count: number): Fact[] {
  const { toMs } = dayAt(days);
  return Array.from({ length: count }, (_, i) => ({
    ...fullFact(),
    id: `${configuration} ${days} ${i}`,
    scope: { ...fullFact().scope, configuration, queue: 'q' },
    placeMs: toMs - 60_000,
    startMs: toMs - 120_000,
    hours: 'violation' as const,
    localSlot: 23,
  }));
}

test('a report tells its 57 local days, those of its configurations, and a finding its usual value, with no more requests for tallies than before', async () => {
  const weeks = [-7, -14, -21, -28].flatMap((days, i) => [...late(days, 'a', i + 1), ...late(days, 'b', 2)]);
  const history = await historyOf([...late(0, 'a', 9), ...late(0, 'b', 1), ...late(-11, 'a', 5), ...weeks]);
  // The ninth day before was not read.
  const state = harvestState(history.documents);
  await state.addCoverage([dayAt(-30).fromMs, dayAt(-9).fromMs], DAY.fromMs);
  await state.addCoverage([dayAt(-8).fromMs, DAY.toMs], DAY.toMs + 3_600_000);
  const asked: number[] = [];
  const quarters = {
    ...history.quarters,
    readable() {
      const lists = history.quarters.readable();
      const noting: ReadableLists = {
        ...lists,
        apart: () => noting,
        sumTallies(fromMs, toMs, keysOf) {
          asked.push(fromMs);
          return lists.sumTallies(fromMs, toMs, keysOf);
        },
      };
      return noting;
    },
  };
  const { report } = await lookUpReport({ ...history, quarters }, { period: DAY, scope: {} }, DAY.toMs + 3_600_000);
  // The trend, and the 30 days of abandonment.
  expect(asked).toHaveLength(2);
  expect(report.trend).toHaveLength(57);
  const told = report.trend?.slice(-31).map(({ date, deliveries }) => [date, deliveries]);
  expect(told?.filter(([, deliveries]) => deliveries !== 0)).toEqual([
    ['2026-10-08', 6],
    ['2026-10-15', 5],
    ['2026-10-22', 4],
    ['2026-10-25', 5],
    ['2026-10-27', null],
    ['2026-10-29', 3],
    ['2026-11-05', 10],
  ]);
  const none = (days: number) => Array(days).fill(0);
  expect(report.byConfiguration.map(({ key, days }) => [key, days?.deliveries])).toEqual([
    ['a', [...none(2), 5, 0, null, 0, 1, ...none(6), 9]],
    ['b', [...none(4), null, 0, 2, ...none(6), 1]],
  ]);
  const hours = report.signals?.find(({ kind }) => kind === 'callingHours');
  // 3, 4, 5 and 6 on the Thursdays before.
  expect(hours).toMatchObject({ value: 10, usual: 4.5, hours: { from: 23, to: 24, share: 1 }, opens: { scope: { configuration: 'a' } } });
  expect(hours?.most).toMatchObject([
    { key: 'a', value: 9, share: 0.9, usual: 2.5 },
    { key: 'b', value: 1, usual: 2 },
  ]);
  expect(report.byConfiguration.map(({ key, usual }) => [key, usual?.deliveries])).toEqual([
    ['a', 2.5],
    ['b', 2],
  ]);
});
