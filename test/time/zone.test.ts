import { expect, test } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { parseZone, shown } from '../../src/time/zone.ts';
import { zoneNames } from '../../src/time/zone-data.ts';

test('parseZone() accepts every zone that the engine lists', () => {
  for (const zone of Intl.supportedValuesOf('timeZone')) expect(parseZone(zone)).toBe(zone);
});

test('parseZone() gives each name of the database in its spelling, and the names of UTC as "UTC"', () => {
  const given = new Map(zoneNames().map((zone) => [zone, parseZone(zone.toUpperCase())]));
  const respelt = [...given].filter(([zone, parsed]) => zone !== parsed);
  expect(new Set(respelt.map(([, parsed]) => parsed))).toEqual(new Set(['UTC']));
  expect(respelt.map(([zone]) => zone)).toEqual([
    'Etc/GMT',
    'Etc/GMT+0',
    'Etc/GMT-0',
    'Etc/GMT0',
    'Etc/Greenwich',
    'Etc/UCT',
    'Etc/UTC',
    'Etc/Universal',
    'Etc/Zulu',
    'GMT',
    'GMT+0',
    'GMT-0',
    'GMT0',
    'Greenwich',
    'UCT',
    'Universal',
    'Zulu',
  ]);
});

test.each([
  ['europe/lisbon', 'Europe/Lisbon'],
  ['UTC', 'UTC'],
  ['utc', 'UTC'],
  ['Etc/UTC', 'UTC'],
  ['ETC/gmt+5', 'Etc/GMT+5'],
  ['asia/calcutta', 'Asia/Calcutta'],
  ['america/port-au-prince', 'America/Port-au-Prince'],
  ['est5edt', 'EST5EDT'],
  ['america/rainy_river', 'America/Rainy_River'],
])('parseZone() gives "%s" as "%s"', (given, expected) => {
  expect(parseZone(given)).toBe(expected);
});

test.each([
  '',
  ' ',
  '+02:00',
  '-0330',
  'Z',
  'GMT+5',
  'US/Pacific-New',
  'constructor',
  'Europe/Nowhere',
  'Lisbon',
  '../../etc/passwd',
  '2020-01-01T00:00[Europe/Lisbon]',
  '__proto__',
  'Europe/Lisbon\n',
])('parseZone() refuses %j', (name) => {
  const refusal = () => parseZone(name);
  expect(refusal).toThrow(InputError);
  expect(refusal).toThrow(/^Cannot use time zone ".*": it is not a zone of the IANA database/);
});

test('shown() gives at most 60 characters on one line, and what cannot be seen as escapes', () => {
  expect(shown('a\r\nb\u0000c\u007f')).toBe('a\\u000D\\u000Ab\\u0000c\\u007F');
  expect(shown('gnp.\u202Eexe\u200B \u2028\u{E0041}')).toBe('gnp.\\u202Eexe\\u200B \\u2028\\u{E0041}');
  expect(shown('Ünï 😀 कॅफे')).toBe('Ünï 😀 कॅफे');
  expect(shown('x'.repeat(500))).toHaveLength(60);
});
