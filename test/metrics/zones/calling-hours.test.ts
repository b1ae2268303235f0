import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { calledZonesOf } from '../../../src/metrics/zones/called-zones.ts';
import { callingHoursOf, localSlotOf } from '../../../src/metrics/zones/calling-hours.ts';
import { type RulePack, rulePackOf } from '../../../src/metrics/zones/rule-packs.ts';

const federal = packOf('us-federal');
const uk = packOf('uk');

function packOf(id: string): RulePack {
  const pack = rulePackOf(id);
  if (pack === undefined) throw new Error(`no pack ${id}`);
  return pack;
}

/** Epoch milliseconds of a wall-clock time in a zone. */
function at(local: string, zone: string): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
}

function verdict(local: string, zone: string, pack = federal): string {
  return callingHoursOf(at(local, zone), [zone], pack);
}

describe('callingHoursOf()', () => {
  test('takes the first minute of the window as inside and the last as outside', () => {
    const zone = 'America/New_York';
    expect(verdict('2026-11-23T07:59:59', zone)).toBe('violation');
    expect(verdict('2026-11-23T08:00:00', zone)).toBe('ok');
    expect(verdict('2026-11-23T20:59:59', zone)).toBe('ok');
    expect(verdict('2026-11-23T21:00:00', zone)).toBe('violation');
    expect(verdict('2026-11-23T20:00:00', zone, packOf('us-8-20'))).toBe('violation');
  });

  test('is undeterminable without a zone', () => {
    expect(callingHoursOf(at('2026-11-23T12:00', 'UTC'), [], federal)).toBe('undeterminable');
  });

  test('is possible where only some candidate zones are outside, and certain where all agree', () => {
    const zones = ['America/Chicago', 'America/New_York'];
    expect(callingHoursOf(at('2026-11-23T07:30', 'America/Chicago'), zones, federal)).toBe('possible');
    expect(callingHoursOf(at('2026-11-23T20:30', 'America/Chicago'), zones, federal)).toBe('possible');
    expect(callingHoursOf(at('2026-11-23T12:00', 'America/Chicago'), zones, federal)).toBe('ok');
    expect(callingHoursOf(at('2026-11-23T21:30', 'America/Chicago'), zones, federal)).toBe('violation');
  });

  test.each(['+18125550123', '+12705550123'])(
    'of a number in Indiana or Kentucky (%s) is possible in the hour between Central and Eastern',
    (number) => {
      const { zones } = calledZonesOf({ number });
      expect(callingHoursOf(at('2026-07-06T07:30', 'America/Chicago'), zones, federal)).toBe('possible');
      expect(callingHoursOf(at('2026-07-06T08:30', 'America/Chicago'), zones, federal)).toBe('ok');
    },
  );

  test('of a number in North Dakota is possible in the hour between Central and Mountain', () => {
    const { zones } = calledZonesOf({ number: '+17015550123' });
    expect(callingHoursOf(at('2026-07-06T08:30', 'America/Chicago'), zones, federal)).toBe('possible');
    expect(callingHoursOf(at('2026-07-06T08:30', 'America/Denver'), zones, federal)).toBe('ok');
  });

  test('follows the wall clock on a day of 23 hours and on one of 25', () => {
    const zone = 'America/New_York';
    expect(verdict('2026-03-08T07:30', zone)).toBe('violation');
    expect(verdict('2026-03-08T08:30', zone)).toBe('ok');
    expect(verdict('2026-03-08T20:30', zone)).toBe('ok');
    expect(verdict('2026-11-01T07:59', zone)).toBe('violation');
    expect(verdict('2026-11-01T08:00', zone)).toBe('ok');
    // Twelve hours after midnight it is 13:00 on the one day and 11:00 on the other.
    expect(localSlotOf(at('2026-03-08T00:00', zone) + 12 * 3_600_000, [zone])).toBe(6 * 24 + 13);
    expect(localSlotOf(at('2026-11-01T00:00', zone) + 12 * 3_600_000, [zone])).toBe(6 * 24 + 11);
  });

  test('follows the half hour of Lord Howe and the missing clock change of Arizona', () => {
    const howe = 'Australia/Lord_Howe';
    expect(callingHoursOf(Date.UTC(2026, 9, 2, 21, 30), [howe], federal)).toBe('ok'); // 08:00 at +10:30
    expect(callingHoursOf(Date.UTC(2026, 9, 4, 20, 59), [howe], federal)).toBe('violation'); // 07:59 at +11:00
    expect(callingHoursOf(Date.UTC(2026, 9, 4, 21, 0), [howe], federal)).toBe('ok');
    const phoenix = calledZonesOf({ number: '+16025550123' }).zones;
    expect(phoenix).toEqual(['America/Phoenix']);
    for (const month of [0, 6]) {
      expect(callingHoursOf(Date.UTC(2026, month, 15, 14, 59), phoenix, federal)).toBe('violation');
      expect(callingHoursOf(Date.UTC(2026, month, 15, 15, 0), phoenix, federal)).toBe('ok');
    }
  });

  test('reads the weekday in the called zone, not in UTC', () => {
    expect(verdict('2026-07-05T12:00', 'Europe/London', uk)).toBe('violation');
    expect(verdict('2026-07-04T08:30', 'Europe/London', uk)).toBe('violation');
    expect(verdict('2026-07-04T09:30', 'Europe/London', uk)).toBe('ok');
    // Monday 08:30 in Auckland is still Sunday in UTC.
    expect(verdict('2026-07-06T08:30', 'Pacific/Auckland', uk)).toBe('ok');
  });
});

describe('localSlotOf()', () => {
  test('is weekday * 24 + hour, Monday first', () => {
    expect(localSlotOf(at('2026-11-23T00:00', 'Asia/Kathmandu'), ['Asia/Kathmandu'])).toBe(0);
    expect(localSlotOf(at('2026-11-29T23:59', 'America/St_Johns'), ['America/St_Johns'])).toBe(6 * 24 + 23);
  });

  test('is -1 without a zone and where the candidates do not agree on the hour', () => {
    const noon = at('2026-11-23T12:10', 'Australia/Brisbane');
    expect(localSlotOf(noon, [])).toBe(-1);
    expect(localSlotOf(noon, ['Australia/Brisbane', 'Australia/Perth'])).toBe(-1);
    expect(localSlotOf(noon, ['Australia/Adelaide', 'Australia/Brisbane'])).toBe(12); // 12:40 and 12:10
    expect(localSlotOf(noon, ['Australia/Brisbane', 'Pacific/Guam'])).toBe(12);
  });

  test('agrees with Temporal in every zone, at any instant from 2012 on', () => {
    // Before 2012 Newfoundland and Gaza changed their clocks one minute after midnight.
    const zones = Intl.supportedValuesOf('timeZone');
    const instants = fc.integer({ min: Date.UTC(2012, 0, 1), max: Date.UTC(2030, 0, 1) });
    fc.assert(
      fc.property(fc.constantFrom(...zones), instants, (zone, ms) => {
        const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
        expect(localSlotOf(ms, [zone])).toBe((local.dayOfWeek - 1) * 24 + local.hour);
      }),
      { numRuns: 300 },
    );
  });

  test('refuses what is no instant or no zone', () => {
    expect(() => localSlotOf(Number.NaN, ['UTC'])).toThrow(RangeError);
    expect(() => localSlotOf(0, ['Nowhere/Land'])).toThrow(RangeError);
  });
});

test('callingHoursOf() answers the same once its cache has been emptied', () => {
  const start = at('2026-11-23T00:00', 'UTC');
  // A new list each time: more of them than are remembered.
  const fresh = Array.from({ length: 60_000 }, (_, i) =>
    callingHoursOf(start + (i % 96) * 900_000, ['America/New_York', 'America/Chicago'], federal),
  );
  expect(fresh.slice(0, 96)).toEqual(fresh.slice(-96));
  expect(new Set(fresh)).toEqual(new Set(['ok', 'violation', 'possible']));
});
