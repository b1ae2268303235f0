/** What a period is held against: never a day of its own, and of an unfinished one the same part. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MINUTE_MS, QUARTER_MS } from '../../src/time/lengths.ts';
import { addDays, dayOf, type Period, periodOf } from '../../src/time/local-day.ts';
import { kindOf, type PeriodKind, partBefore, periodBefore } from '../../src/time/period-before.ts';

const LISBON = 'Europe/Lisbon';
const datesOf = (period: Pick<Period, 'from' | 'to'> | null | undefined) => period && [period.from, period.to];

describe('periodBefore()', () => {
  test.each([
    ['day', '2026-11-22', '2026-11-22', '2026-11-15', '2026-11-15'],
    ['week', '2026-11-16', '2026-11-22', '2026-11-09', '2026-11-15'],
    ['month', '2026-11-01', '2026-11-30', '2026-10-01', '2026-10-31'],
    ['month', '2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['quarter', '2026-10-01', '2026-12-31', '2026-07-01', '2026-09-30'],
    ['quarter', '2026-01-01', '2026-03-31', '2025-10-01', '2025-12-31'],
    ['year', '2024-01-01', '2024-12-31', '2023-01-01', '2023-12-31'],
    ['range', '2026-11-20', '2026-11-22', '2026-11-17', '2026-11-19'],
    ['rolling', '2026-10-24', '2026-11-22', '2026-09-24', '2026-10-23'],
    ['range', '2026-11-22', '2026-11-22', '2026-11-15', '2026-11-15'],
    ['rolling', '2026-11-22', '2026-11-22', '2026-11-15', '2026-11-15'],
  ] as const)('of the %s %s to %s is %s to %s', (kind, from, to, first, last) => {
    expect(datesOf(periodBefore(periodOf(from, to, LISBON), kind))).toEqual([first, last]);
  });

  test('is null where a date was skipped or lies before all history', () => {
    expect(periodBefore(dayOf('2012-01-06', 'Pacific/Apia'))).toBeNull();
    expect(periodBefore(dayOf('2008-01-03', LISBON))).toBeNull();
    expect(periodBefore(periodOf('2008-01-01', '2008-12-31', LISBON), 'year')).toBeNull();
  });

  test('of the last days counts days that were, not dates', () => {
    expect(datesOf(periodBefore(periodOf('2011-12-31', '2012-01-01', 'Pacific/Apia'), 'rolling'))).toEqual(['2011-12-28', '2011-12-29']);
  });

  test('shares no instant with the period, in any zone, of any kind', () => {
    const asked = fc.record({
      zone: fc.constantFrom(LISBON, 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Apia', 'Africa/Cairo', 'Australia/Lord_Howe'),
      from: fc.integer({ min: 30, max: 6_500 }).map((days) => addDays('2008-02-01', days)),
      days: fc.integer({ min: 1, max: 40 }),
      kind: fc.constantFrom<PeriodKind>('day', 'range', 'rolling', 'week'),
    });
    fc.assert(
      fc.property(asked, ({ zone, from, days, kind }) => {
        const length = kind === 'day' ? 1 : kind === 'week' ? 7 : days;
        fc.pre(from > '2008-03-20' && !(zone === 'Pacific/Apia' && from > '2011-11-01' && from < '2012-02-01'));
        const period = periodOf(from, addDays(from, length - 1), zone);
        const before = periodBefore(period, kind);
        expect(before).toMatchObject({ days: period.days });
        expect(before?.toMs).toBeLessThanOrEqual(period.fromMs);
        if (period.days > 1) expect(before?.toMs).toBe(period.fromMs);
      }),
    );
  });
});

describe('partBefore()', () => {
  const NOVEMBER = periodOf('2026-11-01', '2026-11-30', LISBON);

  test('of the first nine days of a month is the first nine days of the last one', () => {
    const nine = dayOf('2026-11-10', LISBON).fromMs;
    const part = partBefore(NOVEMBER, nine, 'month');
    expect(part).toMatchObject({ kind: 'month', period: { from: '2026-10-01', to: '2026-10-09', days: 9 }, days: { now: 9, before: 9 } });
    expect(part?.untilMs).toBe(dayOf('2026-10-10', LISBON).fromMs);
    expect(part?.period.toMs).toBe(part?.untilMs);
  });

  test('of today until now is the same part of the weekday a week before, on the local clock', () => {
    // Clocks went back on the 25th: the same wall time is an hour later in UTC.
    const today = dayOf('2026-10-27', LISBON);
    const part = partBefore(today, Date.parse('2026-10-27T14:07:31Z'));
    expect(part).toMatchObject({
      kind: 'day',
      period: { from: '2026-10-20', to: '2026-10-20', days: 1 },
      untilMs: Date.parse('2026-10-20T13:00:00Z'),
    });
    expect(part?.days).toEqual({ now: 14 / 24, before: 14 / 24 });
  });

  test('of a longer part than there was is all of it, to be held per day', () => {
    const march = periodOf('2026-03-01', '2026-03-31', LISBON);
    const part = partBefore(march, dayOf('2026-03-30', LISBON).fromMs, 'month');
    expect(part).toMatchObject({ period: { from: '2026-02-01', to: '2026-02-28' }, untilMs: null, days: { now: 29, before: 28 } });
  });

  test('of what is over is the whole, and of less than a quarter hour nothing', () => {
    expect(partBefore(NOVEMBER, NOVEMBER.toMs, 'month')).toMatchObject({ untilMs: null, days: { now: 30, before: 31 } });
    expect(partBefore(NOVEMBER, NOVEMBER.fromMs + 14 * MINUTE_MS, 'month')).toBeNull();
  });

  test('ends on a quarter hour, within the earlier period, the later the later it is', () => {
    const zones = fc.constantFrom(LISBON, 'America/St_Johns', 'Asia/Kathmandu', 'Africa/Cairo', 'Australia/Lord_Howe');
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 6_500 }), fc.double({ min: 0.02, max: 0.99, noNaN: true }), (zone, ahead, share) => {
        const day = dayOf(addDays('2008-02-01', ahead), zone);
        const part = partBefore(day, day.fromMs + share * (day.toMs - day.fromMs));
        const whole = dayOf(addDays(day.from, -7), zone);
        expect((part?.untilMs ?? 0) % QUARTER_MS).toBe(0);
        expect(part?.untilMs).toBeGreaterThanOrEqual(whole.fromMs);
        expect(part?.untilMs).toBeLessThanOrEqual(whole.toMs);
      }),
    );
  });
});

test('kindOf() takes one day for a day, however it was asked for, and a week for what it is', () => {
  const [one, seven] = [dayOf('2026-11-22', LISBON), periodOf('2026-11-16', '2026-11-22', LISBON)];
  expect([kindOf(one), kindOf(one, 'rolling'), kindOf(seven), kindOf(seven, 'week')]).toEqual(['day', 'day', 'range', 'week']);
});
