import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { cldrVersion, windowsZonesText } from '../../../dev/zones/build-windows-zones.ts';
import { WINDOWS_DISPLAY_NAMES, WINDOWS_OTHER_NAMES } from '../../../src/metrics/zones/data/windows-names.ts';
import { WINDOWS_ZONES } from '../../../src/metrics/zones/data/windows-zones.ts';
import { statedZones } from '../../../src/metrics/zones/stated-zone.ts';
import { parseZone } from '../../../src/time/zone.ts';

const zoneOf = (text: string, country = '') => statedZones(text, country).join(' ');

describe('statedZones()', () => {
  test.each([
    ['Europe/Lisbon', 'Europe/Lisbon'],
    [' europe/LISBON ', 'Europe/Lisbon'],
    ['\u200eEurope/Lisbon\u200b', 'Europe/Lisbon'],
    ['US/Eastern', 'US/Eastern'],
    ['Pacific Standard Time', 'America/Los_Angeles'],
    ['azores  standard time', 'Atlantic/Azores'],
    ['Azores Standard Time', 'Atlantic/Azores'],
    ['(GMT-05:00) Eastern Time (US & Canada)', 'America/New_York'],
    ['(UTC-05:00) Eastern Time (US and Canada)', 'America/New_York'],
    ['Eastern Time (US &  Canada)', 'America/New_York'],
    ['(GMT-08:00) Pacific Time', 'America/Los_Angeles'],
    ['(GMT-03:00) Brasilia', 'America/Sao_Paulo'],
    ['(GMT-03:00) Brasília', 'America/Sao_Paulo'],
    ['(GMT) Dublin, Edinburgh, Lisbon, London', 'Europe/London'],
    ['(GMT) Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London', 'Europe/London'],
    ['(GMT-01:00) Cape Verde Is.', 'Atlantic/Cape_Verde'],
    ['(GMT+05:30) Chennai, Kolkata, Mumbai, New Delhi', 'Asia/Calcutta'],
    ["(GMT+13:00) Nuku'alofa", 'Pacific/Tongatapu'],
    ['Russia TZ 2 Standard Time', 'Europe/Moscow'],
    ['Turks and Caicos Standard Time', 'America/Grand_Turk'],
  ])('reads "%s" as %s', (text, zone) => {
    expect(zoneOf(text)).toBe(zone);
  });

  test.each([
    ['Central Standard Time', 'CA', 'America/Rankin_Inlet America/Resolute America/Winnipeg'],
    ['(GMT-06:00) Central Time (US & Canada)', 'Canada', 'America/Rankin_Inlet America/Resolute America/Winnipeg'],
    ['GMT Standard Time', 'Portugal', 'Atlantic/Madeira Europe/Lisbon'],
    ['GMT Standard Time', 'IE', 'Europe/Dublin'],
    ['Azores Standard Time', 'PT', 'Atlantic/Azores'],
    ['UTC-11', 'American Samoa', 'Pacific/Pago_Pago'],
    ['GMT Standard Time', 'Narnia', 'Europe/London'],
    ['GMT Standard Time', 'JP', 'Europe/London'],
  ])('reads "%s" of %s as %s', (text, country, zones) => {
    expect(zoneOf(text, country)).toBe(zones);
  });

  test.each([
    ...['', 'EST', 'UTC', 'UTC-11', 'UTC+12', 'UTC+11', 'Etc/GMT+5', '+02:00', 'GMT-5', '(GMT-05:00)', '(UTC) Coordinated Universal Time'],
    ...[
      'Dateline Standard Time',
      'Mars/Olympus',
      '../etc/passwd',
      '\u0000/\ud800',
      '__proto__',
      'a/'.repeat(10_000),
      `${'('.repeat(60)}GMT`,
    ],
  ])('finds no place in "%s"', (text) => {
    expect(statedZones(text, '')).toEqual([]);
  });

  test('gives the same list for the same place, so that offsets can be remembered by it', () => {
    expect(statedZones('GMT Standard Time', 'PT')).toBe(statedZones('(GMT+00:00) Dublin, Edinburgh, Lisbon, London', 'Portugal'));
  });
});

describe('the zones of Windows', () => {
  const { resolve } = createRequire(import.meta.url);
  const { supplemental } = JSON.parse(readFileSync(resolve('cldr-core/supplemental/windowsZones.json'), 'utf8')) as {
    readonly supplemental: {
      readonly windowsZones: { readonly mapTimezones: readonly { readonly mapZone: Readonly<Record<string, string>> }[] };
    };
  };
  const all = supplemental.windowsZones.mapTimezones.map(({ mapZone }) => mapZone);
  const ids = new Set(all.map(({ _other: id = '' }) => id));

  test('are what the installed CLDR data say', () => {
    expect(WINDOWS_ZONES).toBe(windowsZonesText());
    const source = readFileSync(new URL('../../../src/metrics/zones/data/windows-zones.ts', import.meta.url), 'utf8');
    expect(source).toContain(`cldr-core ${cldrVersion()}`);
  });

  test('are understood one and all, in every country that CLDR names', () => {
    expect(ids.size).toBeGreaterThan(135);
    for (const { _other: id = '', _territory: territory = '', _type: zones = '' } of all) {
      if (territory === 'ZZ') continue;
      const places = zones.split(' ').filter((zone) => zone !== '' && !zone.startsWith('Etc/'));
      expect(zoneOf(id, territory === '001' ? '' : territory), `${id} ${territory}`).toBe(places.sort().join(' '));
    }
  });

  test('are zones that the app can read', () => {
    for (const { _type: zones = '' } of all) for (const zone of zones.trim().split(' ')) expect(() => parseZone(zone), zone).not.toThrow();
  });

  test('each have a display name, which means one of them, whether Dynamics or Windows writes it', () => {
    const names = WINDOWS_DISPLAY_NAMES.trim()
      .split('\n')
      .map((line) => line.split('|'));
    expect(new Set(names.map(([, id = '']) => id))).toEqual(ids);
    expect(new Set(names.map(([name = '']) => name.toLowerCase())).size).toBe(names.length);
    for (const [name = '', id = ''] of names) {
      for (const text of [`(GMT+01:00) ${name}`, `(UTC-01:00) ${name.toUpperCase()}`, name]) expect(zoneOf(text), text).toBe(zoneOf(id));
    }
    for (const line of WINDOWS_OTHER_NAMES.trim().split('\n')) {
      const [name = '', id = ''] = line.split('|');
      expect(ids.has(id), line).toBe(true);
      expect(zoneOf(`(GMT) ${name}`), line).toBe(zoneOf(id));
    }
  });
});
