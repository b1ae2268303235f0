import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { calledZonesOf } from '../../../src/metrics/zones/called-zones.ts';
import { callingHoursOf, localSlotOf } from '../../../src/metrics/zones/calling-hours.ts';
import { type RulePack, rulePackOf } from '../../../src/metrics/zones/rule-packs.ts';
import { wallMsAt } from '../../../src/time/offsets.ts';
import { zoneNames } from '../../../src/time/zone-data.ts';

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

  test('is the weekday and hour of the wall clock, in every zone and at any instant', () => {
    const instants = fc.integer({ min: Date.UTC(2008, 0, 1), max: Date.UTC(2041, 0, 1) });
    fc.assert(
      fc.property(fc.constantFrom(...zoneNames()), instants, (zone, ms) => {
        const wall = new Date(wallMsAt(ms, zone));
        expect(localSlotOf(ms, [zone])).toBe(((wall.getUTCDay() + 6) % 7) * 24 + wall.getUTCHours());
      }),
      { numRuns: 300 },
    );
  });

  test('is that of the very minute where clocks change at 00:01, and of the clocks that Manitoba keeps since 2026', () => {
    const zone = 'America/St_Johns';
    expect(localSlotOf(Date.parse('2010-11-07T02:30:59Z'), [zone])).toBe(6 * 24);
    expect(localSlotOf(Date.parse('2010-11-07T02:31:00Z'), [zone])).toBe(5 * 24 + 23);
    expect(callingHoursOf(Date.parse('2026-11-28T13:00:00Z'), ['America/Winnipeg'], federal)).toBe('ok');
  });

  test('refuses what is no instant or no zone', () => {
    expect(() => localSlotOf(Number.NaN, ['UTC'])).toThrow(RangeError);
    expect(() => localSlotOf(0, ['Nowhere/Land'])).toThrow(RangeError);
  });
});

test('callingHoursOf() answers by the instant and the list, whatever it was asked before', () => {
  const lists = [['America/New_York', 'America/Chicago'], ['America/New_York'], ['Europe/Lisbon', 'America/Chicago'], []];
  // Around clock changes, to and fro.
  const changes = ['2026-03-08T07:00Z', '2026-03-08T08:00Z', '2026-03-29T01:00Z', '2026-11-01T06:00Z', '2026-11-01T07:00Z'].map(Date.parse);
  const instants = fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -24, max: 24 }))
    .map(([ms, hours]) => ms + hours * 3_600_000 - 1);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...lists), instants)), (asked) => {
      // A copy of a list is one that was never asked about.
      for (const [zones, ms] of asked) expect(callingHoursOf(ms, zones, federal)).toBe(callingHoursOf(ms, [...zones], federal));
    }),
  );
});
