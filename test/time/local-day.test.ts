import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { HOUR_MS, QUARTER_MS } from '../../src/time/lengths.ts';
import { addDays, dateAt, dayOf, instantOf, instantReaching, periodOf } from '../../src/time/local-day.ts';
import { zoneNames } from '../../src/time/zone-data.ts';

const zones = fc.constantFrom(...zoneNames());
const dates = fc
  .date({ min: new Date('2008-01-02'), max: new Date('2036-12-30'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** The day, undefined where it does not exist in the zone. */
function dayIfAny(date: string, zone: string) {
  try {
    return dayOf(date, zone);
  } catch (error) {
    expect((error as Error).message).toMatch(/it does not exist in/);
    return undefined;
  }
}

describe('a local day', () => {
  // Bounds written by hand, from the tz database's own notes.
  test.each([
    ['Europe/Lisbon', '2009-03-29', '2009-03-29T00:00Z', '2009-03-29T23:00Z'],
    ['Europe/Lisbon', '2009-10-25', '2009-10-24T23:00Z', '2009-10-26T00:00Z'],
    ['Australia/Lord_Howe', '2010-04-04', '2010-04-03T13:00Z', '2010-04-04T13:30Z'],
    ['Australia/Lord_Howe', '2010-10-03', '2010-10-02T13:30Z', '2010-10-03T13:00Z'],
    ['America/St_Johns', '2010-11-07', '2010-11-07T02:30Z', '2010-11-08T03:30Z'],
    ['Africa/Cairo', '2010-04-30', '2010-04-29T22:00Z', '2010-04-30T21:00Z'],
    ['Pacific/Apia', '2011-12-29', '2011-12-29T10:00Z', '2011-12-30T10:00Z'],
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00Z', '2011-12-31T10:00Z'],
    ['Asia/Kathmandu', '2026-11-22', '2026-11-21T18:15Z', '2026-11-22T18:15Z'],
    ['America/Winnipeg', '2026-11-28', '2026-11-28T05:00Z', '2026-11-29T05:00Z'],
    ['America/Winnipeg', '2026-11-01', '2026-11-01T05:00Z', '2026-11-02T05:00Z'],
    ['America/Havana', '2026-11-01', '2026-11-01T04:00Z', '2026-11-02T04:00Z'],
    ['America/Inuvik', '2026-12-24', '2026-12-24T06:00Z', '2026-12-25T06:00Z'],
    ['Europe/Lisbon', '2600-03-30', '2600-03-30T00:00Z', '2600-03-30T23:00Z'],
  ])('dayOf() in %s on %s is [%s, %s)', (zone, date, from, to) => {
    expect(dayOf(date, zone)).toEqual({ from: date, to: date, zone, days: 1, fromMs: Date.parse(from), toMs: Date.parse(to) });
  });

  test('of every zone, since 2008, starts and ends on a quarter hour and lasts up to 27 hours', () => {
    fc.assert(
      fc.property(dates, zones, (date, zone) => {
        const day = dayIfAny(date, zone);
        if (day === undefined) return;
        expect([day.fromMs % QUARTER_MS, day.toMs % QUARTER_MS]).toEqual([0, 0]);
        expect(day.toMs - day.fromMs).toBeGreaterThan(0);
        expect(day.toMs - day.fromMs).toBeLessThanOrEqual(27 * HOUR_MS);
      }),
      { numRuns: 2000 },
    );
  });

  test('follows the day before it without a gap, and dateAt() finds it from its first to its last millisecond', () => {
    fc.assert(
      fc.property(dates, zones, (date, zone) => {
        const day = dayIfAny(date, zone);
        if (day === undefined) return;
        expect([dateAt(day.fromMs, zone), dateAt(day.toMs - 1, zone)]).toEqual([date, date]);
        expect(dateAt(day.fromMs - 1, zone) < date).toBe(true);
        expect(dateAt(day.toMs, zone) > date).toBe(true);
        expect(dayOf(dateAt(day.toMs, zone), zone).fromMs).toBe(day.toMs);
      }),
      { numRuns: 1000 },
    );
  });

  test('that does not exist is refused by its name and zone', () => {
    const refusal = () => dayOf('2011-12-30', 'Pacific/Apia');
    expect(refusal).toThrow(InputError);
    expect(refusal).toThrow('Cannot use the date "2011-12-30": it does not exist in Pacific/Apia');
  });
});

describe('dateAt()', () => {
  test('keeps to the new day while the wall clock shows the old date again', () => {
    // St John's, 2010-11-07 00:01 -> 2010-11-06 23:01.
    expect(dateAt(Date.parse('2010-11-07T02:29:59Z'), 'America/St_Johns')).toBe('2010-11-06');
    expect(dateAt(Date.parse('2010-11-07T02:45:00Z'), 'America/St_Johns')).toBe('2010-11-07');
  });
});

describe('periodOf()', () => {
  test('includes both dates and counts the days that exist', () => {
    expect(periodOf('2011-12-29', '2011-12-31', 'Pacific/Apia')).toMatchObject({
      days: 2,
      fromMs: Date.parse('2011-12-29T10:00Z'),
      toMs: Date.parse('2011-12-31T10:00Z'),
    });
    expect(periodOf('2026-10-01', '2026-10-31', 'Europe/Lisbon').days).toBe(31);
  });

  test('is the chain of its days', () => {
    fc.assert(
      fc.property(dates, fc.nat(40), zones, (from, length, zone) => {
        const all = Array.from({ length: length + 1 }, (_, i) => dayIfAny(addDays(from, i), zone));
        fc.pre(all[0] !== undefined && all.at(-1) !== undefined);
        const days = all.filter((day) => day !== undefined);
        const period = periodOf(from, addDays(from, length), zone);
        expect(period).toMatchObject({ days: days.length, fromMs: days[0]?.fromMs, toMs: days.at(-1)?.toMs });
        for (const [i, day] of days.entries()) expect(day.fromMs).toBe(i === 0 ? period.fromMs : days[i - 1]?.toMs);
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    ['2026-11-22', '2026-11-21', 'it ends before it starts'],
    ['2008-01-01', '2026-11-21', 'it is longer than 3660 days'],
    ['2026-02-30', '2026-03-01', 'it is no date from 2008-01-01 on, written YYYY-MM-DD'],
    ['2007-12-31', '2008-01-01', 'it is no date from 2008-01-01 on, written YYYY-MM-DD'],
    ['2026-1-1', '2026-01-01', 'it is no date'],
    ['20260101', '2026-01-01', 'it is no date'],
    ['2026-01-01T00:00', '2026-01-01', 'it is no date'],
    ['', '2026-01-01', 'it is no date'],
    ['２０２６-01-01', '2026-01-01', 'it is no date'],
    ['+002026-01-01', '2026-01-01', 'it is no date'],
  ])('refuses "%s" to "%s": %s', (from, to, rule) => {
    const refusal = () => periodOf(from, to, 'Europe/Lisbon');
    expect(refusal).toThrow(InputError);
    expect(refusal).toThrow(rule);
  });

  test('refuses a zone that is none', () => {
    expect(() => periodOf('2026-01-01', '2026-01-01', '+01:00')).toThrow(/^Cannot use time zone/);
  });
});

describe('instantReaching()', () => {
  test.each([
    ['a plain time', '2026-11-22', '07:00', 'Europe/Lisbon', '2026-11-22T07:00Z'],
    ['the end of the gap where clocks skip it', '2009-03-29', '01:30', 'Europe/Lisbon', '2009-03-29T01:00Z'],
    ['the end of a gap in America', '2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:00Z'],
    ['the end of a gap over midnight', '2010-04-30', '00:30', 'Africa/Cairo', '2010-04-29T22:00Z'],
    ['the first of two', '2009-10-25', '01:30', 'Europe/Lisbon', '2009-10-25T00:30Z'],
  ])('gives %s', (_, date, time, zone, expected) => {
    expect(instantReaching(date, time, zone)).toBe(Date.parse(expected));
  });
});

describe('instantOf()', () => {
  test.each([
    ['a plain time', '2026-11-22', '07:00', 'Europe/Lisbon', '2026-11-22T07:00Z'],
    ['a skipped time, moved on by the gap', '2009-03-29', '01:30', 'Europe/Lisbon', '2009-03-29T01:30Z'],
    ['a skipped midnight', '2010-04-30', '00:00', 'Africa/Cairo', '2010-04-29T22:00Z'],
    ['a repeated time, its first', '2009-10-25', '01:30', 'Europe/Lisbon', '2009-10-25T00:30Z'],
    ['a repeated half hour, its first', '2010-04-04', '01:45', 'Australia/Lord_Howe', '2010-04-03T14:45Z'],
  ])('gives %s', (_, date, time, zone, expected) => {
    expect(instantOf(date, time, zone)).toBe(Date.parse(expected));
  });

  test('lies in the day of its date, in every zone', () => {
    const times = fc
      .integer({ min: 0, max: 1439 })
      .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);
    fc.assert(
      fc.property(dates, times, zones, (date, time, zone) => {
        if (dayIfAny(date, zone) === undefined) return;
        expect(dateAt(instantOf(date, time, zone), zone)).toBe(date);
      }),
      { numRuns: 1000 },
    );
  });
});

test('addDays() goes by the calendar', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
});
