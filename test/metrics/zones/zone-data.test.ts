/** The tables of zones, held against the packages they come from and against each other. */
import { describe, expect, test } from 'vitest';
import { calledZonesOf } from '../../../src/metrics/zones/called-zones.ts';
import { AREA_OVERLAYS } from '../../../src/metrics/zones/data/area-overlays.ts';
import { zonesOfCountry } from '../../../src/metrics/zones/data/countries.ts';
import { NUMBER_CORRECTIONS, SAME_ZONES } from '../../../src/metrics/zones/data/number-corrections.ts';
import { NUMBER_PREFIXES } from '../../../src/metrics/zones/data/number-prefixes.ts';
import { overlaysOf } from '../../../src/metrics/zones/data/number-zones.ts';
import { AU_POSTAL, CA_POSTAL, US_POSTAL } from '../../../src/metrics/zones/data/postal-prefixes.ts';
import { prefixZonesOf } from '../../../src/metrics/zones/data/prefix-zones.ts';
import { AU_STATES, CA_STATES, US_STATES } from '../../../src/metrics/zones/data/states.ts';
import { exampleNumbers, longestIn, offsetAt, prefixData, yearOf } from '../../support/zones/zone-facts.ts';

describe('the zone data', () => {
  test('number-prefixes.ts is what the installed libphonenumber data folds to', () => {
    expect(NUMBER_PREFIXES).toBe(prefixText(prefixData()));
  });

  test('gives every number all zones that libphonenumber names for it, corrections and numbers without an area excepted', () => {
    const corrected = [
      ...prefixZonesOf(NUMBER_CORRECTIONS).keys(),
      ...SAME_ZONES.trim()
        .split(/\s+/)
        .map((pair) => pair.split('=')[0] ?? ''),
      ...overlaysOf(AREA_OVERLAYS).map(([area]) => `1${area}`),
    ];
    const data = prefixData();
    let checked = 0;
    for (const [prefix, zones] of Object.entries(data)) {
      if (prefix === '1' || corrected.some((known) => known.startsWith(prefix) || prefix.startsWith(known))) continue;
      const number = `+${prefix.padEnd(prefix.startsWith('1') ? 11 : 12, '0')}`;
      // A longer prefix of all noughts has an entry of its own.
      if (zones !== longestIn(data, number.slice(1))) continue;
      expect(calledZonesOf({ number }).zones, number).toEqual(expect.arrayContaining(zones.split('&')));
      checked++;
    }
    expect(checked).toBeGreaterThan(2_300);
  });

  test('gives a mobile number of every country zones with clocks that the country has, and all of them where numbers tell no area', () => {
    const countriesOf = new Map<string, string[]>();
    const examples = exampleNumbers().filter(({ country }) => zonesOfCountry(country).length > 0);
    for (const { country, code } of examples) countriesOf.set(code, [...(countriesOf.get(code) ?? []), country]);
    for (const { country, code, digits } of examples) {
      const { zones, source } = calledZonesOf({ number: `+${digits}` });
      expect(source, country).toBe('number');
      const clocks = new Set(countriesOf.get(code)?.flatMap(zonesOfCountry).map(yearOf));
      expect(
        zones.filter((zone) => !clocks.has(yearOf(zone))),
        country,
      ).toEqual([]);
      expect(
        zones.map(yearOf).some((clock) => zonesOfCountry(country).map(yearOf).includes(clock)),
        country,
      ).toBe(true);
    }
    expect(examples.length).toBeGreaterThan(240);
  });

  test.each([
    ['Chihuahua, which left Mountain Time in 2022', '+526141234567', 'America/Chihuahua'],
    ['Matamoros, which changes its clocks with Texas', '+528681234567', 'America/Matamoros'],
    ['Saratov, which left Moscow Time in 2016', '+78452123456', 'Europe/Saratov'],
    ['the north of Cyprus, which changes its clocks', '+903922123456', 'Asia/Famagusta'],
    ['Coyhaique, which no longer changes its clocks', '+56672123456', 'America/Coyhaique'],
    ['Easter Island, whose area code is that of Valparaiso', '+56322100123', 'America/Santiago Pacific/Easter'],
    ['a mobile of Chile', '+56912345678', 'America/Coyhaique America/Punta_Arenas America/Santiago Pacific/Easter'],
    ['Bougainville or Port Moresby', '+67570123456', 'Pacific/Bougainville Pacific/Port_Moresby'],
  ])('corrects libphonenumber in %s', (_place, number, zones) => {
    expect(calledZonesOf({ number }).zones).toEqual(zones.split(' '));
  });

  test('gives each capital of a state a zone of that state by its ZIP code', () => {
    for (const [state, postalCode] of Object.entries(CAPITALS)) {
      const byState = calledZonesOf({ number: '', country: 'US', state }).zones;
      const byCode = calledZonesOf({ number: '', country: 'US', postalCode });
      expect(
        byCode.zones.filter((zone) => byState.includes(zone)),
        state,
      ).toEqual(byCode.zones);
      expect(byCode.source, state).toBe('address');
      expect(byCode.zones.length, state).toBeLessThan(3);
    }
  });

  test('names only zones that exist, and in the three countries only zones with an offset that the country has', () => {
    const lists = [NUMBER_PREFIXES, NUMBER_CORRECTIONS, US_POSTAL, CA_POSTAL, AU_POSTAL].flatMap((text) => [
      ...prefixZonesOf(text).values(),
    ]);
    const lines = [US_STATES, CA_STATES, AU_STATES].flatMap((text) => text.trim().split('\n'));
    const named = [...lists.flat(), ...lines.flatMap((line) => line.split('|').at(-1)?.split(' ') ?? [])];
    for (const zone of new Set(named)) expect(() => offsetAt(zone, 0), zone).not.toThrow();
    const islands = ['PR', 'VI', 'GU', 'AS', 'MP', 'CX', 'CC'].flatMap(zonesOfCountry);
    for (const [code, states, postal] of [
      ['US', US_STATES, US_POSTAL],
      ['CA', CA_STATES, CA_POSTAL],
      ['AU', AU_STATES, AU_POSTAL],
    ] as const) {
      const known = new Set([...zonesOfCountry(code), ...islands].map(yearOf));
      const zones = [...prefixZonesOf(postal).values()].flat().concat(
        states
          .trim()
          .split('\n')
          .flatMap((line) => line.split('|')[2]?.split(' ') ?? []),
      );
      for (const zone of zones) expect(known.has(yearOf(zone)), `${code} ${zone}`).toBe(true);
    }
  });
});

const CAPITALS: Record<string, string> = {
  AL: '36104',
  AK: '99801',
  AZ: '85007',
  AR: '72201',
  CA: '95814',
  CO: '80202',
  CT: '06103',
  DE: '19901',
  DC: '20001',
  FL: '32301',
  GA: '30303',
  HI: '96813',
  ID: '83702',
  IL: '62701',
  IN: '46225',
  IA: '50309',
  KS: '66603',
  KY: '40601',
  LA: '70802',
  ME: '04330',
  MD: '21401',
  MA: '02201',
  MI: '48933',
  MN: '55102',
  MS: '39205',
  MO: '65101',
  MT: '59623',
  NE: '68502',
  NV: '89701',
  NH: '03301',
  NJ: '08608',
  NM: '87501',
  NY: '12207',
  NC: '27601',
  ND: '58501',
  OH: '43215',
  OK: '73102',
  OR: '97301',
  PA: '17101',
  RI: '02903',
  SC: '29217',
  SD: '57501',
  TN: '37219',
  TX: '78701',
  UT: '84111',
  VT: '05602',
  VA: '23219',
  WA: '98507',
  WV: '25301',
  WI: '53703',
  WY: '82001',
  PR: '00901',
  VI: '00802',
  GU: '96910',
  AS: '96799',
  MP: '96950',
};

/** The text of NUMBER_PREFIXES, by the rules its header names. */
function prefixText({ 1: _, ...data }: Record<string, string>): string {
  const areas = new Map<string, Set<string>>();
  for (const [prefix, zones] of Object.entries(data)) {
    const area = prefix.slice(0, prefix.startsWith('61') ? 3 : /^(1|55)/.test(prefix) ? 4 : undefined);
    const known = areas.get(area) ?? new Set(longestIn(data, area)?.split('&'));
    areas.set(area, new Set([...known, ...zones.split('&')]));
  }
  const named = Object.fromEntries([...areas].map(([area, zones]) => [area, [...zones].sort().join(' ')]));
  const lines = new Map<string, string[]>();
  for (const area of Object.keys(named).sort(byText)) {
    const zones = named[area] ?? '';
    if (longestIn(named, area.slice(0, -1)) !== zones) lines.set(zones, [...(lines.get(zones) ?? []), area]);
  }
  return `\n${[...lines]
    .sort(([a], [b]) => byText(a, b))
    .map(([zones, prefixes]) => `${zones}: ${prefixes.join(' ')}\n`)
    .join('')}`;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
