/** What lies before a period, on real Azurite. */
import { describe, expect, test } from 'vitest';
import { NO_COVERAGE, withSpan } from '../../src/history/state/coverage.ts';
import { type BackgroundToLoad, loadBackground } from '../../src/lookup/load-background.ts';
import { sharedLists } from '../../src/lookup/loaded/shared-lists.ts';
import { cubeOf, EMPTY_CUBE, mergeTallies, narrowCube } from '../../src/metrics/cube/cube.ts';
import type { Fact } from '../../src/metrics/fact/fact.ts';
import { SETS } from '../../src/metrics/fact/sets.ts';
import { addDays, dayOf, periodOf } from '../../src/time/local-day.ts';
import { historyOf, sampleFacts } from './stored-facts.ts';

const ZONE = 'Europe/Lisbon';
const DAY = dayOf('2026-11-22', ZONE);
const dayBefore = (days: number) => dayOf(addDays(DAY.from, -days), ZONE);
const AGES = [0, 1, 6, 7, 8, 27, 28, 29, 30];

const list = AGES.flatMap((days) => {
  const { fromMs, toMs } = dayBefore(days);
  return sampleFacts(fromMs, toMs, 4).map((fact) => ({ ...fact, id: `${fact.id} ${days}` }));
});
/** The facts placed on the days from `newest` to `oldest` days before. */
const aged = (newest: number, oldest: number): Fact[] =>
  list.filter(({ placeMs }) => placeMs >= dayBefore(oldest).fromMs && placeMs < dayBefore(newest).toMs);
const coverage = withSpan(NO_COVERAGE, [dayBefore(100).fromMs, DAY.toMs], DAY.toMs);
const wanted: BackgroundToLoad = { period: DAY, cube: cubeOf(aged(0, 0)), coverage, keep: () => true, isFull: true, nowMs: DAY.toMs };

const WEEK_BEFORE = { kind: 'day', period: dayBefore(7), untilMs: null, days: { now: 1, before: 1 } };

describe('loadBackground()', () => {
  test('of a day gives the week before, eight weeks, 30 days for abandonment, and four weeks', async () => {
    const { quarters } = await historyOf(list);
    const background = await loadBackground(sharedLists(quarters.readable()), wanted);
    const attempted = aged(7, 7).filter(({ contact, sets }) => contact !== '' && (sets & SETS.attempts) !== 0);
    const contacts = new Set(attempted.map(({ contact }) => contact)).size;
    expect(background.before).toEqual({ ...WEEK_BEFORE, cube: cubeOf(aged(7, 7)), contacts });
    expect(background.trend).toHaveLength(56);
    expect(background.sevenDays).toEqual(narrowCube(cubeOf(aged(1, 7)), ['byCallerId', 'byLocalSlot']));
    expect(background.fourWeeks).toEqual({ cube: narrowCube(cubeOf(aged(0, 27)), ['byLocalSlot']), days: 28 });
    expect(background.abandonment.days).toBe(30);
    const tallies = mergeTallies(background.abandonment.tallies.map(({ tally }) => tally));
    expect(tallies).toEqual(mergeTallies(cubeOf(aged(0, 29)).cells.map(({ tally }) => tally)));
  });

  test('for counts alone gives the week before and nothing else', async () => {
    const { quarters } = await historyOf(aged(7, 7));
    expect(await loadBackground(sharedLists(quarters.readable()), { ...wanted, isFull: false })).toEqual({
      before: { ...WEEK_BEFORE, cube: cubeOf(aged(7, 7)), contacts: null },
      trend: null,
      periodTrend: null,
      abandonment: { days: 0, tallies: [] },
      sevenDays: null,
      fourWeeks: null,
    });
  });

  test('has of several days a trend of their own, and 30 days that end with the last of them', async () => {
    const { quarters } = await historyOf(list);
    const period = periodOf(dayBefore(8).from, dayBefore(1).from, ZONE);
    const background = await loadBackground(sharedLists(quarters.readable()), { ...wanted, period, cube: cubeOf(aged(1, 8)) });
    expect(background.trend).toBeNull();
    expect(background.periodTrend).toHaveLength(56);
    expect(background.before).toMatchObject({ kind: 'range', period: { from: dayBefore(16).from, to: dayBefore(9).from } });
    expect(background.fourWeeks).toEqual({ cube: narrowCube(cubeOf(aged(1, 35)), ['byLocalSlot']), days: 35 });
    const tallies = mergeTallies(background.abandonment.tallies.map(({ tally }) => tally));
    expect(tallies.deliveries).toBe(aged(1, 30).length);
  });

  test('takes nothing for known that was not read whole, and says how many days it has', async () => {
    const { quarters } = await historyOf([]);
    const since = withSpan(NO_COVERAGE, [dayBefore(3).fromMs, DAY.toMs], DAY.toMs);
    const background = await loadBackground(sharedLists(quarters.readable()), { ...wanted, cube: EMPTY_CUBE, coverage: since });
    expect(background).toMatchObject({ before: null, sevenDays: null, fourWeeks: { days: 4 }, abandonment: { days: 4 } });
    expect(background.trend).toHaveLength(3);
  });

  test('of the first days that there can be is what there is of it', async () => {
    const { quarters } = await historyOf([]);
    const period = dayOf('2008-01-02', ZONE);
    const background = await loadBackground(sharedLists(quarters.readable()), { ...wanted, period, cube: EMPTY_CUBE });
    expect(background).toMatchObject({ before: null, sevenDays: null, abandonment: { days: 0 }, trend: [] });
  });
});
