import { expect, test } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { parseZone, shown } from '../../src/time/zone.ts';

test('parseZone() accepts every zone that the engine lists', () => {
  for (const zone of Intl.supportedValuesOf('timeZone')) expect(parseZone(zone)).toBe(zone);
});

test.each([
  ['europe/lisbon', 'Europe/Lisbon'],
  ['UTC', 'UTC'],
  ['utc', 'UTC'],
  ['Etc/UTC', 'UTC'],
])('parseZone() gives "%s" as "%s"', (given, expected) => {
  expect(parseZone(given)).toBe(expected);
});

test.each([
  '',
  ' ',
  '+02:00',
  '-0330',
  'Z',
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

test('shown() gives at most 60 characters on one line', () => {
  expect(shown('a\r\nb\u0000c\u007f')).toBe('a??b?c?');
  expect(shown('x'.repeat(500))).toHaveLength(60);
});
