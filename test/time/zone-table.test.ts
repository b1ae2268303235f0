import { expect, test } from 'vitest';
import { placeOf, unpackZone } from '../../src/time/zone-table.ts';

// New York in the first years of its zone: LMT -4:56:02 to 1883-11-18 17:00Z, then EST and EDT (tz database, northamerica).
const NEW_YORK = 'America/New_York|LMT EST EDT|4U.2 50 40|0121|-3tFH0 1nEe0 1nX0|21e6';

test('unpackZone() reads offsets to the second, and changes one after the other', () => {
  const { changes, offsets } = unpackZone(NEW_YORK);
  expect(Array.from(offsets, (ms) => ms / 1000)).toEqual([-(4 * 3600 + 56 * 60 + 2), -5 * 3600, -4 * 3600, -5 * 3600]);
  expect(Array.from(changes, (ms) => new Date(ms).toISOString())).toEqual([
    '1883-11-18T17:00:00.000Z',
    '1918-03-31T07:00:00.000Z',
    '1918-10-27T06:00:00.000Z',
  ]);
});

test('unpackZone() gives a zone without a change its one offset', () => {
  expect(unpackZone('Etc/GMT-14|+14|-e0|0|')).toEqual({ changes: new Float64Array(), offsets: new Float64Array([14 * 3_600_000]) });
  expect(Object.is(unpackZone('Etc/UTC|UTC|0|0|').offsets[0], 0)).toBe(true);
});

test.each([
  ['an empty line', ''],
  ['a name alone', 'Etc/UTC'],
  ['one offset too few', 'A/B|X Y|0 10|01|1 1'],
  ['an offset that is not there', 'A/B|X|0|01|1'],
  ['a digit of no base 60', 'A/B|X Y|0 1Z|01|1'],
  ['a change before the one before', 'A/B|X Y|0 10|010|5 -1'],
])('unpackZone() refuses %s', (_, line) => {
  expect(() => unpackZone(line)).toThrow(/^Cannot read zone data of ".*": it is no packed zone of moment-timezone$/);
});

test('placeOf() counts the changes at or before an instant', () => {
  const table = { changes: new Float64Array([10, 20, 30]), offsets: new Float64Array([0, 1, 2, 3]) };
  expect([-1, 9, 10, 19, 20, 29, 30, 1e15].map((ms) => placeOf(table, ms))).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
});
