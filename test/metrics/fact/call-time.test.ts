/** When an attempt was made on the called party's own clock. */
import { expect, test } from 'vitest';
import { callTimeOf } from '../../../src/metrics/fact/call-time.ts';
import { SETS } from '../../../src/metrics/fact/sets.ts';
import type { DeliveryRow } from '../../../src/metrics/row/row.ts';
import { US_FEDERAL } from '../../../src/metrics/zones/rule-packs.ts';

const ATTEMPT = SETS.attempts | SETS.voiceAttempts;
const NONE = { localSlot: -1, hours: '' };
// A Sunday.
const NOON_UTC = Date.UTC(2026, 10, 22, 12);

function timeOf(columns: Partial<DeliveryRow>, attributes: Readonly<Record<string, string>> = {}, startMs: number | null = NOON_UTC) {
  const rows = Object.entries(attributes).map(([msdyn_keyword, msdyn_value]) => ({
    msdyn_proactive_delivery_attributeid: msdyn_keyword,
    msdyn_keyword,
    msdyn_value,
  }));
  return callTimeOf({ msdyn_proactive_deliveryid: 'row', ...columns }, rows, startMs, ATTEMPT, { rulePack: US_FEDERAL });
}
const slot = (weekday: number, hour: number) => weekday * 24 + hour;

test('callTimeOf() reads the clock where the called number is', () => {
  expect(timeOf({ msdyn_to_address: '+81312345678' })).toEqual({ localSlot: slot(6, 21), hours: 'violation' });
  expect(timeOf({ msdyn_to_address: '+5491112345678' })).toEqual({ localSlot: slot(6, 9), hours: 'ok' });
});

test('callTimeOf() counts the local day, which may be another than in UTC', () => {
  expect(timeOf({ msdyn_to_address: '+81312345678' }, {}, Date.UTC(2026, 10, 22, 23, 30))).toEqual({ localSlot: slot(0, 8), hours: 'ok' });
});

test.each(['timezone', 'Time Zone', 'contactTimeZone', 'customer_time_zone', ' TIMEZONE '])(
  'callTimeOf() believes an attribute "%s" before the number',
  (keyword) => {
    expect(timeOf({ msdyn_to_address: '+81312345678' }, { [keyword]: 'Europe/Lisbon' })).toEqual({ localSlot: slot(6, 12), hours: 'ok' });
  },
);

test.each([
  ['timezone', 'Mars/Olympus'],
  ['timezone', ''],
  ['timezones', 'Europe/Lisbon'],
  ['call timezone', 'Europe/Lisbon'],
  ['__proto__', 'Europe/Lisbon'],
])('callTimeOf() does not go by the attribute "%s" with the value "%s"', (keyword, value) => {
  expect(timeOf({ msdyn_to_address: '+81312345678' }, { [keyword]: value })).toEqual({ localSlot: slot(6, 21), hours: 'violation' });
});

test('callTimeOf() goes by the address of the contact, and says where nothing tells the zone', () => {
  expect(timeOf({ msdyn_country: 'US', msdyn_state: 'NY' })).toEqual({ localSlot: slot(6, 7), hours: 'violation' });
  expect(timeOf({})).toEqual({ localSlot: -1, hours: 'undeterminable' });
});

test('callTimeOf() says "possible" where some of the zones allow the call, with an hour only where all agree on it', () => {
  // 09:00 in New York, 06:00 in Los Angeles.
  expect(timeOf({ msdyn_country: 'US' }, {}, Date.UTC(2026, 10, 22, 14))).toEqual({ localSlot: -1, hours: 'possible' });
});

test('callTimeOf() gives no time to what was not tried, or has no start', () => {
  const row = { msdyn_proactive_deliveryid: 'row', msdyn_to_address: '+81312345678' };
  expect(callTimeOf(row, [], NOON_UTC, SETS.notTried, { rulePack: US_FEDERAL })).toEqual(NONE);
  expect(timeOf(row, {}, null)).toEqual(NONE);
});

test('callTimeOf() holds messages against the hours as well', () => {
  const row = { msdyn_proactive_deliveryid: 'row', msdyn_to_address: '+81312345678' };
  expect(callTimeOf(row, [], NOON_UTC, SETS.attempts, { rulePack: US_FEDERAL }).hours).toBe('violation');
});
