/** What else than usual a period is held against: never what shares a day with it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMPARES, comparedPeriod, comparesFor } from '../../src/time/compared-period.ts';
import { addDays, dayOf, type Period, periodOf } from '../../src/time/local-day.ts';
import type { PeriodKind } from '../../src/time/period-before.ts';

const LISBON = 'Europe/Lisbon';
const datesOf = ({ from, to }: Period) => [from, to];

describe('comparedPeriod()', () => {
  test.each([
    ['day', '2026-11-22', '2026-11-22', 'dayBefore', '2026-11-21', '2026-11-21'],
    ['day', '2026-11-22', '2026-11-22', 'weekBefore', '2026-11-15', '2026-11-15'],
    ['day', '2026-11-22', '2026-11-22', 'fourWeeksBefore', '2026-10-25', '2026-10-25'],
    // A Sunday, as the day itself.
    ['day', '2026-11-22', '2026-11-22', 'yearBefore', '2025-11-23', '2025-11-23'],
    ['week', '2026-11-16', '2026-11-22', 'weekBefore', '2026-11-09', '2026-11-15'],
    ['week', '2026-11-16', '2026-11-22', 'yearBefore', '2025-11-17', '2025-11-23'],
    ['range', '2026-11-20', '2026-11-22', 'weekBefore', '2026-11-13', '2026-11-15'],
    ['rolling', '2026-10-24', '2026-11-22', 'yearBefore', '2025-10-25', '2025-11-23'],
    ['month', '2026-02-01', '2026-02-28', 'fourWeeksBefore', '2026-01-04', '2026-01-31'],
    ['month', '2028-02-01', '2028-02-29', 'yearBefore', '2027-02-01', '2027-02-28'],
    ['quarter', '2026-10-01', '2026-12-31', 'yearBefore', '2025-10-01', '2025-12-31'],
    ['year', '2024-01-01', '2024-12-31', 'yearBefore', '2023-01-01', '2023-12-31'],
  ] as const)('of the %s %s to %s, %s, is %s to %s', (kind, from, to, compare, first, last) => {
    expect(datesOf(comparedPeriod(periodOf(from, to, LISBON), compare, kind))).toEqual([first, last]);
  });

  test('refuses what shares a day with the period, naming both and what there is', () => {
    const [week, month] = [periodOf('2026-11-16', '2026-11-22', LISBON), periodOf('2026-11-01', '2026-11-30', LISBON)];
    expect(() => comparedPeriod(month, 'fourWeeksBefore', 'month')).toThrow(
      'Cannot use the compare "fourWeeksBefore" with the days "2026-11-01 to 2026-11-30": use yearBefore or leave it out',
    );
    expect(() => comparedPeriod(week, 'dayBefore', 'week')).toThrow('"dayBefore" with the days "2026-11-16 to 2026-11-22"');
    const year = periodOf('2025-11-22', '2026-11-22', LISBON);
    expect(() => comparedPeriod(year, 'yearBefore')).toThrow('there is nothing else than usual');
  });

  test('of the day after a clock change is the day of 25 or 23 hours', () => {
    const hoursOf = ({ fromMs, toMs }: Period) => (toMs - fromMs) / 3_600_000;
    expect(hoursOf(comparedPeriod(dayOf('2026-10-26', LISBON), 'dayBefore'))).toBe(25);
    expect(hoursOf(comparedPeriod(dayOf('2026-03-30', LISBON), 'dayBefore'))).toBe(23);
  });
});

describe('comparesFor()', () => {
  test.each([
    ['day', 1, COMPARES],
    ['week', 7, ['weekBefore', 'fourWeeksBefore', 'yearBefore']],
    ['range', 8, ['fourWeeksBefore', 'yearBefore']],
    ['rolling', 30, ['yearBefore']],
    ['rolling', 364, ['yearBefore']],
    ['rolling', 365, []],
  ] as const)('a %s of %i days can be held against %j', (kind, days, compares) => {
    expect(comparesFor(periodOf(addDays('2026-11-22', 1 - days), '2026-11-22', LISBON), kind)).toEqual(compares);
  });

  test('leaves out a date that a zone skipped, and what lies before all history', () => {
    const apia = 'Pacific/Apia';
    expect(comparedPeriod(dayOf('2011-12-31', apia), 'dayBefore').from).toBe('2011-12-29');
    expect(comparesFor(dayOf('2012-01-06', apia))).toEqual(['dayBefore', 'fourWeeksBefore', 'yearBefore']);
    expect(comparesFor(periodOf('2012-01-06', '2012-01-07', apia))).toEqual(['fourWeeksBefore', 'yearBefore']);
    expect(comparesFor(dayOf('2008-01-08', LISBON))).toEqual(['dayBefore', 'weekBefore']);
  });

  test('shares no instant with the period, in any zone, of any kind, and its weekdays match', () => {
    const asked = fc.record({
      zone: fc.constantFrom(LISBON, 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Apia', 'Africa/Cairo'),
      from: fc.integer({ min: 0, max: 6_500 }).map((days) => addDays('2008-02-01', days)),
      days: fc.integer({ min: 1, max: 400 }),
      kind: fc.constantFrom<PeriodKind>('range', 'rolling'),
    });
    fc.assert(
      fc.property(asked, ({ zone, from, days, kind }) => {
        fc.pre(!(zone === 'Pacific/Apia' && from > '2010-10-01' && from < '2013-02-01'));
        const period = periodOf(from, addDays(from, days - 1), zone);
        for (const compare of comparesFor(period, kind)) {
          const earlier = comparedPeriod(period, compare, kind);
          expect(earlier.days).toBe(period.days);
          expect(earlier.toMs).toBeLessThanOrEqual(period.fromMs);
          if (compare !== 'dayBefore')
            expect((Date.parse(period.from) - Date.parse(earlier.from)) / 86_400_000 / 7).toSatisfy(Number.isInteger);
        }
      }),
    );
  });
});
