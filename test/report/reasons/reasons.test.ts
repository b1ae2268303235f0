/** Reasons as data beside their sentences. */
import { describe, expect, test } from 'vitest';
import { EMPTY_DETAIL, EMPTY_TALLY } from '../../../src/metrics/cube/cube.ts';
import { NO_BACKGROUND } from '../../../src/report/build-report.ts';
import { provisionalSentence } from '../../../src/report/reasons/provisional-sentence.ts';
import { reasonOf } from '../../../src/report/reasons/reason.ts';
import { LOOK_BACK_IDS } from '../../../src/report/unread.ts';
import { DAY, reportOf } from '../report-of.ts';

const QUARTER_MS = 900_000;

describe('a provisional report', () => {
  test('has a note for each sentence, in the same order', () => {
    const { provisionalReasons, provisionalNotes } = reportOf({
      provisionalNotes: [
        reasonOf('lostChanges', { from: '2026-11-22T06:15:00.000Z', to: '2026-11-22T08:00:00.000Z' }),
        reasonOf('tooManyOpen', { open: 7, created: 80, share: 0.0875, limit: 0.05 }),
      ],
      unreadable: [DAY.fromMs, DAY.fromMs + QUARTER_MS],
    });
    expect(provisionalReasons).toEqual([
      'Dataverse was not read in time: what changed from 2026-11-22 06:15 UTC to 2026-11-22 08:00 UTC may have expired there before it was read.',
      '7 of the 80 deliveries created in the period are still open: 8.8 %, and only under 5 % counts as final.',
      'What is stored of 2026-11-22 00:00 to 00:30 cannot be read and is missing here.',
    ]);
    expect(provisionalNotes?.map(({ id }) => id)).toEqual(['lostChanges', 'tooManyOpen', 'unreadableHours']);
    expect(provisionalNotes?.at(-1)?.values).toEqual({ spans: ['2026-11-22T00:00:00.000Z/2026-11-22T00:30:00.000Z'], more: 0 });
  });

  test('tells spans of a local clock by instants, also where the clock is turned back', () => {
    // New York, 2026-11-01: 01:30 comes twice, and the quarter hour is the second one.
    const note = reasonOf('unreadableHours', { spans: ['2026-11-01T06:30:00.000Z/2026-11-01T06:45:00.000Z'], more: 2 });
    expect(provisionalSentence(note, 'America/New_York')).toBe(
      'What is stored of 2026-11-01 01:30 to 01:45 and 2 more spans cannot be read and is missing here.',
    );
  });

  test('says how many spans it does not name', () => {
    const starts = Array.from({ length: 7 }, (_, i) => DAY.fromMs + 2 * i * QUARTER_MS);
    const [note] = reportOf({ unreadable: starts }).provisionalNotes ?? [];
    expect(note?.values).toMatchObject({ more: 2 });
    expect(note?.values.spans).toHaveLength(5);
  });
});

describe('what could not be measured', () => {
  test('has an id beside its sentence, wherever this release gives the sentence', () => {
    const { compliance } = reportOf({ contacts: { reason: 'gone', note: reasonOf('factsGone', {}) }, unreadBefore: LOOK_BACK_IDS });
    const byId = new Map(compliance.notMeasured.map(({ id, reasonId, values }) => [id, [reasonId, values]]));
    expect([...byId].filter(([, [reasonId]]) => reasonId === undefined)).toEqual([]);
    expect(byId.get('frequency')).toEqual(['factsGone', undefined]);
    expect(byId.get('contactsBefore')).toEqual(['daysNotRead', { days: 28 }]);
    expect(byId.get('aiContainment')).toEqual(['noAiAnswers', undefined]);
  });

  test('tells how many conversations are missing', () => {
    const cell = {
      scope: { configuration: 'a', queue: 'q', channel: 'Voice', dialMode: 'Copilot' },
      tally: { ...EMPTY_TALLY, aiUnjoined: 7 },
      detail: EMPTY_DETAIL,
    };
    const { compliance } = reportOf({ cube: { cells: [cell] } });
    expect(compliance.notMeasured.find(({ id }) => id === 'aiContainment')).toMatchObject({
      reasonId: 'conversationsUnknown',
      values: { count: 7 },
    });
  });

  test('has words alone where its reason came as words alone', () => {
    const { contacts, compliance } = reportOf({ contacts: { reason: 'in words' } });
    expect(contacts).toMatchObject({ reason: 'in words', reasonNote: null, lookBackNote: null });
    expect(compliance.notMeasured[0]).toEqual({ id: 'frequency', name: expect.any(String), reason: 'in words' });
  });
});

test.each([
  ['several days', { period: { ...DAY, days: 7 } }, { id: 'severalDays', values: {} }],
  ['numbers that can change', { provisionalNotes: [reasonOf('justEnded', {})] }, { id: 'canStillChange', values: {} }],
  ['too few weeks', {}, { id: 'fewWeeks', values: { weeks: 0, least: 4 } }],
])('the comparison of %s says as data why nothing was held against usual days', (_, input, note) => {
  const { comparison } = reportOf(input);
  expect(comparison.unwatchedNote).toEqual(note);
  expect(comparison.unwatched).not.toBeNull();
});

test('a comparison that was made has no such note', () => {
  const trend = [7, 14, 21, 28].map((daysBefore) => ({ date: `-${daysBefore}`, daysBefore, tally: EMPTY_TALLY, parts: [] }));
  const { comparison } = reportOf({ background: { ...NO_BACKGROUND, trend } });
  expect([comparison.unwatched, comparison.unwatchedNote]).toEqual([null, null]);
});
