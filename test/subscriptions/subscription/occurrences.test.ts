import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Conditions } from '../../../src/subscriptions/subscription/conditions.ts';
import { newestOccurrence, occurrencesOf } from '../../../src/subscriptions/subscription/occurrences.ts';
import type { ReportSpan, Rhythm } from '../../../src/subscriptions/subscription/schedule.ts';
import { HOUR_MS } from '../../../src/time/lengths.ts';
import { zoneNames } from '../../../src/time/zone-data.ts';
import { shownAt } from './wall-clock.ts';

const DAILY: Rhythm = { every: 'day' };
const YESTERDAY: ReportSpan = { span: 'day' };

interface Choice {
  readonly rhythm?: Rhythm;
  readonly report?: ReportSpan;
  readonly at?: string;
  readonly zone?: string;
  readonly waitUntil?: string;
}

function timing({ rhythm = DAILY, report = YESTERDAY, at = '07:00', zone = 'Europe/Lisbon', waitUntil }: Choice) {
  const conditions: Conditions = { whenEmpty: 'send', ...(waitUntil === undefined ? {} : { waitUntil }) };
  return { schedule: { ...rhythm, at, zone }, report, conditions };
}

/** "2026-11-22T07:00Z: 2026-11-21 to 2026-11-21" */
function told(choice: Choice, from: string, to: string): readonly string[] {
  return occurrencesOf(timing(choice), Date.parse(from), Date.parse(to)).map(
    ({ dueMs, period }) => `${new Date(dueMs).toISOString().slice(0, 16)}Z: ${period.from} to ${period.to}`,
  );
}

describe('occurrencesOf()', () => {
  test('leaves out what was due at the first instant, and has what is due at the last', () => {
    expect(told({}, '2026-11-21T07:00Z', '2026-11-23T07:00Z')).toEqual([
      '2026-11-22T07:00Z: 2026-11-21 to 2026-11-21',
      '2026-11-23T07:00Z: 2026-11-22 to 2026-11-22',
    ]);
  });

  test.each<[what: string, choice: Choice, from: string, to: string, expected: readonly string[]]>([
    [
      'from Monday to Friday, of the day before',
      { rhythm: { every: 'weekday' } },
      '2026-11-20T08:00Z',
      '2026-11-24T08:00Z',
      ['2026-11-23T07:00Z: 2026-11-22 to 2026-11-22', '2026-11-24T07:00Z: 2026-11-23 to 2026-11-23'],
    ],
    [
      'on Mondays, of the week that ended the day before',
      { rhythm: { every: 'week', on: 'monday' }, report: { span: 'week' } },
      '2026-11-20T08:00Z',
      '2026-11-24T08:00Z',
      ['2026-11-23T07:00Z: 2026-11-16 to 2026-11-22'],
    ],
    [
      'on Sundays, of the last whole week',
      { rhythm: { every: 'week', on: 'sunday' }, report: { span: 'week' } },
      '2026-11-20T08:00Z',
      '2026-11-24T08:00Z',
      ['2026-11-22T07:00Z: 2026-11-09 to 2026-11-15'],
    ],
    [
      'on the first, of the month before, over a new year',
      { rhythm: { every: 'month', on: 1 }, report: { span: 'month' } },
      '2026-11-30T00:00Z',
      '2027-01-31T00:00Z',
      ['2026-12-01T07:00Z: 2026-11-01 to 2026-11-30', '2027-01-01T07:00Z: 2026-12-01 to 2026-12-31'],
    ],
    [
      'on the 30th, which is the last of February',
      { rhythm: { every: 'month', on: 30 } },
      '2028-01-31T00:00Z',
      '2028-03-31T00:00Z',
      ['2028-02-29T07:00Z: 2028-02-28 to 2028-02-28', '2028-03-30T06:00Z: 2028-03-29 to 2028-03-29'],
    ],
    [
      'on the last, of the last three days',
      { rhythm: { every: 'month', on: 'last' }, report: { span: 'days', days: 3 } },
      '2027-01-31T08:00Z',
      '2027-04-30T08:00Z',
      [
        '2027-02-28T07:00Z: 2027-02-25 to 2027-02-27',
        '2027-03-31T06:00Z: 2027-03-28 to 2027-03-30',
        '2027-04-30T06:00Z: 2027-04-27 to 2027-04-29',
      ],
    ],
    [
      'not on a date that does not exist, whose days before and after follow each other',
      { zone: 'Pacific/Apia' },
      '2011-12-29T00:00Z',
      '2011-12-31T18:00Z',
      [
        '2011-12-29T17:00Z: 2011-12-28 to 2011-12-28',
        '2011-12-30T17:00Z: 2011-12-29 to 2011-12-29',
        '2011-12-31T17:00Z: 2011-12-31 to 2011-12-31',
      ],
    ],
    [
      'of the last two days that exist',
      { zone: 'Pacific/Apia', report: { span: 'days', days: 2 } },
      '2011-12-30T00:00Z',
      '2011-12-31T00:00Z',
      ['2011-12-30T17:00Z: 2011-12-28 to 2011-12-29'],
    ],
    [
      'as the next day begins where clocks skip the last hour of one, and still about the day before its own',
      { zone: 'America/Nuuk', at: '23:30' },
      '2026-03-28T02:00Z',
      '2026-03-30T02:00Z',
      ['2026-03-29T01:00Z: 2026-03-27 to 2026-03-27', '2026-03-30T00:30Z: 2026-03-28 to 2026-03-28'],
    ],
    [
      'at the end of a gap that has no midnight',
      { zone: 'Africa/Cairo', at: '00:00' },
      '2026-04-23T00:00Z',
      '2026-04-24T00:00Z',
      ['2026-04-23T22:00Z: 2026-04-23 to 2026-04-23'],
    ],
    [
      'at the end of a gap in Beirut',
      { zone: 'Asia/Beirut', at: '00:30' },
      '2026-03-28T00:00Z',
      '2026-03-29T00:00Z',
      ['2026-03-28T22:00Z: 2026-03-28 to 2026-03-28'],
    ],
    [
      'at the end of a gap in Santiago',
      { zone: 'America/Santiago', at: '00:00' },
      '2026-09-06T00:00Z',
      '2026-09-07T00:00Z',
      ['2026-09-06T04:00Z: 2026-09-05 to 2026-09-05'],
    ],
    [
      'at the first of two midnights',
      { zone: 'America/Havana', at: '00:00' },
      '2025-11-02T00:00Z',
      '2025-11-03T00:00Z',
      ['2025-11-02T04:00Z: 2025-11-01 to 2025-11-01'],
    ],
  ])('is due %s', (_, choice, from, to, expected) => {
    expect(told(choice, from, to)).toEqual(expected);
  });

  test('says how the days are asked for', () => {
    const kindOf = (report: ReportSpan) => newestOccurrence(timing({ report }), Date.parse('2026-11-24T08:00Z')).kind;
    const reports: ReportSpan[] = [{ span: 'day' }, { span: 'week' }, { span: 'month' }, { span: 'days', days: 7 }];
    expect(reports.map(kindOf)).toEqual(['day', 'week', 'month', 'rolling']);
  });

  test('refuses days before 2008', () => {
    expect(() => told({}, '2007-12-31T08:00Z', '2008-01-01T08:00Z')).toThrow('2007-12-31');
  });
});

describe('a digest waits for complete data', () => {
  test.each([
    ['four hours', {}, '2026-11-22T11:00Z'],
    ['up to the time that is said', { waitUntil: '09:30' }, '2026-11-22T09:30Z'],
    ['not before it is due', { waitUntil: '06:00' }, '2026-11-22T07:00Z'],
    ['four hours of time, however clocks change', { zone: 'America/New_York', at: '00:30' }, '2026-11-22T09:30Z'],
  ])('%s', (_, choice, until) => {
    const { patientUntilMs } = newestOccurrence(timing(choice), Date.parse('2026-11-22T12:00Z'));
    expect(new Date(patientUntilMs)).toEqual(new Date(until));
  });

  test('to the end of the gap where clocks skip both times', () => {
    const choice = { at: '01:10', waitUntil: '01:40' };
    const { dueMs, patientUntilMs } = newestOccurrence(timing(choice), Date.parse('2009-03-29T12:00Z'));
    expect([dueMs, patientUntilMs]).toEqual([Date.parse('2009-03-29T01:00Z'), Date.parse('2009-03-29T01:00Z')]);
  });
});

const times = fc.nat(1439).map((minute) => new Date(minute * 60_000).toISOString().slice(11, 16));
const zones = fc.constantFrom(...zoneNames());
const instants = fc.integer({ min: Date.UTC(2009, 0), max: Date.UTC(2040, 0) });
const rhythms = fc.oneof(
  fc.constantFrom<Rhythm>(DAILY, { every: 'weekday' }, { every: 'week', on: 'thursday' }, { every: 'month', on: 'last' }),
  fc.integer({ min: 1, max: 31 }).map((on): Rhythm => ({ every: 'month', on })),
);

test('newestOccurrence() is the last of occurrencesOf(), and ticks of any kind name each occurrence once', () => {
  fc.assert(
    fc.property(rhythms, times, zones, instants, fc.array(fc.nat(100 * 24 * 60), { maxLength: 8 }), (rhythm, at, zone, fromMs, minutes) => {
      const choice = timing({ rhythm, at, zone });
      const ticks = [...minutes.sort((a, b) => a - b), 100 * 24 * 60].map((minute) => fromMs + minute * 60_000);
      const toMs = fromMs + 100 * 24 * HOUR_MS;
      const whole = occurrencesOf(choice, fromMs, toMs);
      const inTurn = ticks.flatMap((nowMs, i) => occurrencesOf(choice, ticks[i - 1] ?? fromMs, nowMs));
      expect(inTurn).toEqual(whole);
      expect(newestOccurrence(choice, toMs)).toEqual(whole.at(-1));
    }),
    { numRuns: 50 },
  );
});

test.each<[Rhythm, ReportSpan, count: number]>([
  [{ every: 'day' }, { span: 'day' }, 365],
  [{ every: 'week', on: 'saturday' }, { span: 'week' }, 52],
  [{ every: 'month', on: 31 }, { span: 'month' }, 12],
])('over a year, in any zone, digests of %j leave out no day and tell none twice', (rhythm, report, count) => {
  fc.assert(
    fc.property(times, zones, instants, (at, zone, fromMs) => {
      const found = occurrencesOf(timing({ rhythm, report, at, zone }), fromMs, fromMs + 366 * 24 * HOUR_MS);
      expect(found.length).toBeGreaterThanOrEqual(count);
      for (const [i, { dueMs, period, date }] of found.entries()) {
        const before = found[i - 1];
        if (before !== undefined) expect([before.period.toMs, before.dueMs < dueMs]).toEqual([period.fromMs, true]);
        expect(period.toMs <= dueMs && shownAt(dueMs, zone).slice(0, 10) >= date).toBe(true);
      }
    }),
    { numRuns: 15 },
  );
});
