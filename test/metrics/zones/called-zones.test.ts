import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CalledParty, calledZonesOf } from '../../../src/metrics/zones/called-zones.ts';
import { offsetAt } from '../../support/zones/zone-facts.ts';

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
