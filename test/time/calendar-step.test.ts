import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { monthSpan, quarterSpan, weekSpan, yearSpan } from '../../src/time/calendar-span.ts';
import { calendarName, daysOf, lastDays, spanHolding, steppedSpan, weekdayNumber } from '../../src/time/calendar-step.ts';

const SPANS = { week: weekSpan, month: monthSpan, quarter: quarterSpan, year: yearSpan } as const;
const KINDS = ['week', 'month', 'quarter', 'year'] as const;
const dates = fc
  .date({ min: new Date('2009-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe.each(KINDS)('a %s', (kind) => {
  test('holds its date, and is read again from its name', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const { from, to } = spanHolding(kind, date);
        expect(from <= date && date <= to).toBe(true);
        expect(SPANS[kind](calendarName(kind, date))).toEqual([from, to]);
      }),
    );
  });

  test('is followed by the one that begins the day after, which steps back to it', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const span = spanHolding(kind, date);
        const next = steppedSpan(span, 1);
        expect(daysOf({ from: span.to, to: next.from })).toBe(2);
        expect(steppedSpan(next, -1)).toEqual(span);
      }),
    );
  });
});

test.each([
  ['2026-12-31', '2026-W53'],
  ['2027-01-03', '2026-W53'],
  ['2024-12-30', '2025-W01'],
])('the week of %s is %s: it belongs to the year of its Thursday', (date, name) => {
  expect(calendarName('week', date)).toBe(name);
});

test('days, ranges and last days step by their own length', () => {
  expect(steppedSpan({ kind: 'day', from: '2026-03-01', to: '2026-03-01' }, -1)).toEqual({
    kind: 'day',
    from: '2026-02-28',
    to: '2026-02-28',
  });
  expect(steppedSpan({ kind: 'range', from: '2026-11-20', to: '2026-11-27' }, 1)).toEqual({
    kind: 'range',
    from: '2026-11-28',
    to: '2026-12-05',
  });
  expect(lastDays(30, '2026-11-27')).toEqual({ kind: 'rolling', from: '2026-10-29', to: '2026-11-27' });
  expect(daysOf(lastDays(30, '2026-11-27'))).toBe(30);
});

test('weekdayNumber() counts from Monday', () => {
  expect(['2026-11-23', '2026-11-29'].map(weekdayNumber)).toEqual([1, 7]);
});
