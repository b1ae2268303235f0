/** When the numbers of a day count as final: read whole, settled, and little of it open. */
import { describe, expect, test } from 'vitest';
import { type Coverage, withSpan } from '../../src/history/state/coverage.ts';
import { SETTLE_MS } from '../../src/history/state/settle.ts';
import { loadPeriodState } from '../../src/lookup/period-state.ts';
import { isAwaited, OPEN_DAYS, provisionalNotes, unreadNotes } from '../../src/lookup/provisional.ts';
import type { Intake } from '../../src/metrics/fact/fact.ts';
import { provisionalSentence } from '../../src/report/reasons/provisional-sentence.ts';
import type { ProvisionalNote } from '../../src/report/reasons/reason.ts';
import { HOUR_MS } from '../../src/time/lengths.ts';
import { dayOf } from '../../src/time/local-day.ts';
import { historyOf } from './stored-facts.ts';

const DAY = dayOf('2026-11-22', 'Asia/Kathmandu');
const MORNING_MS = DAY.toMs + 7 * HOUR_MS;

const readOf = (fromMs: number, toMs: number, readToMs: number): Coverage =>
  withSpan({ spans: [], readToMs: null }, [fromMs, toMs], readToMs);

/** As a report tells them. */
const inWords = (notes: readonly ProvisionalNote[]) => notes.map((note) => provisionalSentence(note, DAY.zone));

describe('unreadNotes()', () => {
  test.each([
    ['never read', { spans: [], readToMs: null }, /^The deliveries of this period have not been read from Dataverse yet\.$/],
    [
      'read up to its start alone',
      readOf(DAY.fromMs - HOUR_MS, DAY.fromMs, DAY.toMs),
      /^The deliveries of this period have not been read from/,
    ],
    [
      'read from a second after its start',
      readOf(DAY.fromMs + 1000, DAY.toMs, DAY.toMs + SETTLE_MS),
      /^A part of this period has not been read from Dataverse yet\.$/,
    ],
    ['read in its middle', readOf(DAY.fromMs + HOUR_MS, DAY.toMs - HOUR_MS, DAY.toMs), /^A part of this period has not been read/],
    [
      'read up to noon',
      readOf(DAY.fromMs, DAY.toMs - 12 * HOUR_MS, DAY.toMs),
      /^Dataverse has been read up to 2026-11-22 06:15 UTC; the period ends at 2026-11-22 18:15 UTC\.$/,
    ],
    ['read just after its end', readOf(DAY.fromMs, DAY.toMs, DAY.toMs + SETTLE_MS - 1), /only just ended/],
  ])('of a day that was %s says so', (_, coverage, reason) => {
    expect(inWords(unreadNotes(DAY, coverage))).toEqual([expect.stringMatching(reason)]);
  });

  test('has none where all was read half an hour after the end', () => {
    expect(unreadNotes(DAY, readOf(DAY.fromMs, DAY.toMs, DAY.toMs + SETTLE_MS))).toEqual([]);
  });
});

/** An intake entry; finished unless it says otherwise. */
function intake(n: number, open: Partial<Intake> = {}): Intake {
  const createdMs = DAY.fromMs + n * 60_000;
  return {
    id: `row ${n}`,
    version: { number: 1, modifiedMs: createdMs, attributesMs: 0, attributeCount: 0, rules: 0, conversationMs: 0 },
    createdMs,
    scope: { configuration: 'c1', queue: 'q1', channel: 'Voice', dialMode: 'Copilot' },
    contact: '',
    placeMs: createdMs,
    openStatus: '',
    stuckFromMs: null,
    alsoAt: [],
    ...open,
  };
}

describe('provisionalNotes()', () => {
  const calling = { placeMs: null, openStatus: 'InProcess', stuckFromMs: MORNING_MS + HOUR_MS };

  async function reasonsOf(open: readonly Partial<Intake>[], { nowMs = MORNING_MS, openShareLimit = 0.05 } = {}): Promise<string[]> {
    const intakes = Array.from({ length: 100 }, (_, n) => intake(n, open[n]));
    const { quarters } = await historyOf([], intakes);
    const state = await loadPeriodState(quarters, DAY.fromMs, DAY.toMs);
    return inWords(await provisionalNotes(DAY, readOf(DAY.fromMs, DAY.toMs, nowMs), { quarters, state, openShareLimit, nowMs }));
  }

  test('names the share that is open where it reaches the limit, and nothing below it', async () => {
    expect(await reasonsOf(new Array(4).fill(calling))).toEqual([]);
    expect(await reasonsOf(new Array(5).fill(calling))).toEqual([
      '5 of the 100 deliveries created in the period are still open: 5 %, and only under 5 % counts as final.',
    ]);
    expect(await reasonsOf(new Array(5).fill(calling), { openShareLimit: 0.06 })).toEqual([]);
  });

  test('does not wait for what nobody will finish, nor for what is yet to be tried on a later day', async () => {
    const stuck = { placeMs: null, openStatus: 'Pending', stuckFromMs: DAY.toMs - HOUR_MS };
    const later = { placeMs: null, openStatus: 'Pending', stuckFromMs: DAY.toMs + 48 * HOUR_MS };
    expect(await reasonsOf([...new Array(30).fill(stuck), ...new Array(30).fill(later)])).toEqual([]);
    expect(await reasonsOf([...new Array(30).fill(stuck), ...new Array(6).fill(calling)])).toEqual([
      expect.stringContaining('6 of the 100'),
    ]);
  });

  test('waits for a week at most', async () => {
    const lost = new Array(50).fill({ placeMs: null, openStatus: 'On hold', stuckFromMs: null });
    const weekMs = OPEN_DAYS * 24 * HOUR_MS;
    expect(await reasonsOf(lost, { nowMs: DAY.fromMs + weekMs })).toHaveLength(1);
    // Of the fifty, created a minute apart, four are younger than a week.
    expect(await reasonsOf(lost, { nowMs: DAY.fromMs + weekMs + 46 * 60_000 })).toEqual([]);
    expect(await reasonsOf(lost, { nowMs: DAY.toMs + weekMs })).toEqual([]);
  });

  test('says nothing of a day without deliveries', async () => {
    const { quarters } = await historyOf([]);
    const state = await loadPeriodState(quarters, DAY.fromMs, DAY.toMs);
    const openness = { quarters, state, openShareLimit: 0.01, nowMs: MORNING_MS };
    expect(await provisionalNotes(DAY, readOf(DAY.fromMs, DAY.toMs, MORNING_MS), openness)).toEqual([]);
  });
});

test.each([
  ['finished', {}, false],
  ['in process', { placeMs: null, openStatus: 'InProcess', stuckFromMs: MORNING_MS }, true],
  ['in process for too long', { placeMs: null, openStatus: 'InProcess', stuckFromMs: MORNING_MS - 1 }, false],
  ['pending without a window', { placeMs: null, openStatus: 'Pending' }, true],
  ['pending, its window over', { placeMs: null, openStatus: 'Pending', stuckFromMs: DAY.toMs }, false],
  ['pending, its window goes on after the day', { placeMs: null, openStatus: 'Pending', stuckFromMs: MORNING_MS }, false],
  ['of a status nobody knows', { placeMs: null, openStatus: 'On hold' }, true],
  [
    'of such a status for over a week',
    { placeMs: null, openStatus: 'On hold', createdMs: MORNING_MS - OPEN_DAYS * 24 * HOUR_MS - 1 },
    false,
  ],
])('isAwaited() of a delivery that is %s', (_, open, expected) => {
  expect(isAwaited(intake(0, open), DAY.toMs, MORNING_MS)).toBe(expected);
});
