import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { instantAtWall, instantFromWall, offsetMsAt, offsetSpanAt, wallMsAt } from '../../src/time/offsets.ts';
import { zoneNames } from '../../src/time/zone-data.ts';

const HOUR_MS = 3_600_000;
const zones = fc.constantFrom(...zoneNames());
const instants = fc.integer({ min: Date.UTC(2008, 0), max: Date.UTC(2041, 0) });

/** "2026-11-28T01:00" */
function wallAt(instant: string, zone: string): string {
  return new Date(wallMsAt(Date.parse(instant), zone)).toISOString().slice(0, 16);
}

describe('a wall clock', () => {
  // Node 24.21 (tz 2026c) is an hour behind in the first four.
  test.each([
    ['America/Winnipeg', '2026-11-28T05:00Z', '2026-11-28T00:00'],
    ['America/Rainy_River', '2026-11-28T05:00Z', '2026-11-28T00:00'],
    ['America/Inuvik', '2026-11-28T06:00Z', '2026-11-28T00:00'],
    ['America/Havana', '2026-11-28T04:00Z', '2026-11-28T00:00'],
    ['America/Havana', '2027-11-28T05:00Z', '2027-11-28T00:00'],
    ['America/Vancouver', '2026-11-28T07:00Z', '2026-11-28T00:00'],
    ['Africa/Casablanca', '2026-09-20T01:00Z', '2026-09-20T01:00'],
    ['Europe/Lisbon', '2026-10-25T00:59Z', '2026-10-25T01:59'],
    ['Europe/Lisbon', '2026-10-25T01:00Z', '2026-10-25T01:00'],
    ['Asia/Kathmandu', '2026-11-22T18:15Z', '2026-11-23T00:00'],
    // One minute past midnight: not the quarter hour as a whole.
    ['America/St_Johns', '2010-11-07T02:30Z', '2010-11-07T00:00'],
    ['America/St_Johns', '2010-11-07T02:31Z', '2010-11-06T23:01'],
    ['Asia/Calcutta', '2026-11-22T00:00Z', '2026-11-22T05:30'],
    ['Etc/GMT+5', '2026-11-22T05:00Z', '2026-11-22T00:00'],
    ['UTC', '2026-11-22T05:00Z', '2026-11-22T05:00'],
  ])('in %s shows at %s the time %s', (zone, instant, wall) => {
    expect(wallAt(instant, zone)).toBe(wall);
  });

  test('goes on by the same rules after the tables end, which is in 2499', () => {
    // Temporal knows the rules of these zones, whose clocks no release of late has touched.
    const ruled = fc.constantFrom('Europe/Lisbon', 'America/New_York', 'Australia/Sydney', 'Asia/Kolkata', 'America/Santiago');
    const late = fc.integer({ min: Date.UTC(2490, 0), max: Date.UTC(3200, 0) });
    fc.assert(
      fc.property(ruled, late, (zone, ms) => {
        const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
        expect(offsetMsAt(ms, zone)).toBe(local.offsetNanoseconds / 1e6);
        expect(offsetSpanAt(ms, zone).offsetMs).toBe(offsetMsAt(ms, zone));
        expect(instantFromWall(Date.parse(`${local.toPlainDate()}`), zone)).toBe(local.startOfDay().epochMilliseconds);
      }),
      { numRuns: 300 },
    );
    expect(wallAt('9999-07-01T12:00Z', 'Europe/Lisbon')).toBe('9999-07-01T13:00');
  });
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 8.64e15 + 1])(
  'offsetMsAt() refuses %d, which is no instant',
  (ms) => {
    for (const ask of [offsetMsAt, offsetSpanAt, wallMsAt, instantAtWall, instantFromWall])
      expect(() => ask(ms, 'UTC')).toThrow(RangeError);
  },
);

test.each(['', 'Nowhere/Land', '+01:00', '__proto__'])('offsetMsAt() refuses "%s", which is no zone', (zone) => {
  for (const ask of [offsetMsAt, offsetSpanAt, wallMsAt, instantAtWall, instantFromWall]) expect(() => ask(0, zone)).toThrow(RangeError);
});

test('offsetSpanAt() holds from one change to the next', () => {
  expect(offsetSpanAt(Date.parse('2026-07-01T00:00Z'), 'Europe/Lisbon')).toEqual({
    fromMs: Date.parse('2026-03-29T01:00Z'),
    toMs: Date.parse('2026-10-25T01:00Z'),
    offsetMs: HOUR_MS,
  });
  fc.assert(
    fc.property(zones, instants, instants, (zone, at, other) => {
      const { fromMs, toMs, offsetMs } = offsetSpanAt(at, zone);
      expect(fromMs <= at && at < toMs).toBe(true);
      if (other >= fromMs && other < toMs) expect(offsetMsAt(other, zone)).toBe(offsetMs);
    }),
  );
});

describe('instantAtWall()', () => {
  test.each([
    ['a plain time', '2026-11-22T07:00', 'Europe/Lisbon', '2026-11-22T07:00Z'],
    ['a skipped time, later by as much as was skipped', '2009-03-29T01:30', 'Europe/Lisbon', '2009-03-29T01:30Z'],
    ['a time of a skipped day, on the next', '2011-12-30T07:00', 'Pacific/Apia', '2011-12-30T17:00Z'],
    ['a repeated time, its first', '2009-10-25T01:30', 'Europe/Lisbon', '2009-10-25T00:30Z'],
    ['the last minute before a change', '2026-10-25T01:59', 'Europe/Lisbon', '2026-10-25T00:59Z'],
    ['the time right after one', '2026-10-25T02:00', 'Europe/Lisbon', '2026-10-25T02:00Z'],
  ])('gives %s', (_, wall, zone, instant) => {
    expect(instantAtWall(Date.parse(`${wall}Z`), zone)).toBe(Date.parse(instant));
  });

  test('gives the first instant that shows the time, wherever one does', () => {
    fc.assert(
      fc.property(zones, instants, (zone, ms) => {
        const wall = wallMsAt(ms, zone);
        const found = instantAtWall(wall, zone);
        expect(wallMsAt(found, zone)).toBe(wall);
        expect(found).toBeLessThanOrEqual(ms);
        expect(instantFromWall(wall, zone)).toBe(found);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('instantFromWall()', () => {
  test.each([
    ['a midnight that is skipped, when clocks change', '2010-04-30T00:00', 'Africa/Cairo', '2010-04-29T22:00Z'],
    ['a skipped time, when clocks change', '2009-03-29T01:30', 'Europe/Lisbon', '2009-03-29T01:00Z'],
    ['a repeated midnight, its first', '2010-11-07T00:00', 'America/St_Johns', '2010-11-07T02:30Z'],
    ['the midnight of a skipped day, that of the next', '2011-12-30T00:00', 'Pacific/Apia', '2011-12-30T10:00Z'],
  ])('gives %s', (_, wall, zone, instant) => {
    expect(instantFromWall(Date.parse(`${wall}Z`), zone)).toBe(Date.parse(instant));
  });
});
