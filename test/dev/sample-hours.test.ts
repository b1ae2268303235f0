/** When the people of the sample data are called, and how those calls come together. */
import { expect, test } from 'vitest';
import { CONTACT_ZONES, drawContact } from '../../dev/sample/contacts.ts';
import { type SampleOptions, sampleDeliveries, sampleRecords } from '../../dev/sample/generate.ts';
import { createRandom } from '../../dev/sample/random.ts';
import type { SampleDelivery } from '../../dev/sample/rows.ts';
import { calledZonesOf } from '../../src/metrics/zones/called-zones.ts';
import { callingHoursOf, localSlotOf } from '../../src/metrics/zones/calling-hours.ts';
import { US_FEDERAL } from '../../src/metrics/zones/rule-packs.ts';
import { dateAt } from '../../src/time/local-day.ts';

const zone = 'America/New_York';
// A Monday, 14:00 in New York: half of the day is over.
const nowMs = Date.UTC(2026, 10, 23, 19);
const month: SampleOptions = { lastDate: '2026-11-23', days: 35, zone, nowMs };
const deliveries = [...sampleDeliveries(month)];

const ms = (text: string | null | undefined) => (text ? Date.parse(text) : Number.NaN);
const share = (rows: readonly SampleDelivery[], test: (row: SampleDelivery) => boolean) => rows.filter(test).length / rows.length;

test('weekdays are busier than Sundays, evenings are answered more, and contacts are tried up to four times', () => {
  const byDate = Map.groupBy(deliveries, (row) => dateAt(ms(row.createdon), zone));
  expect(byDate.size).toBe(35);
  expect(byDate.get('2026-11-16')?.length).toBeGreaterThan(600);
  expect(byDate.get('2026-11-22')?.length).toBeLessThan(120);
  expect([...new Set(deliveries.map((row) => row.msdyn_seq_no))].sort()).toEqual([1, 2, 3, 4]);
  const dialled = deliveries.filter(
    (row) => row.msdyn_dialmode_type !== 'Preview' && row.msdyn_channel === 'Voice' && row.msdyn_start_date,
  );
  const live = (from: number, to: number) => {
    const within = dialled.filter((row) => ((hour) => hour >= from && hour < to)(calledHour(row)));
    return share(within, (row) => row.msdyn_result === 'LiveAnswer');
  };
  expect(live(17, 20)).toBeGreaterThan(live(8, 10) * 1.2);
});

test.each(['America/New_York', 'Europe/Lisbon'])(
  'in %s 2 to 4 in 100 attempts are outside calling hours on the called clock, and nearly all within the working day here',
  (here) => {
    const rows = here === zone ? deliveries : [...sampleDeliveries({ ...month, zone: here })];
    const started = rows.filter((row) => row.msdyn_start_date);
    const outside = share(started, (row) => callingHoursOf(ms(row.msdyn_start_date), calledZones(row), US_FEDERAL) !== 'ok');
    expect(outside).toBeGreaterThan(0.02);
    expect(outside).toBeLessThan(0.04);
    const nearby = { 'America/New_York': /^\+1/, 'Europe/Lisbon': /^\+44/ }[here] ?? /^$/;
    expect(share(started, (row) => nearby.test(row.msdyn_to_address ?? ''))).toBeGreaterThan(0.8);
    const hourHere = (row: SampleDelivery) => localSlotOf(ms(row.msdyn_start_date), [here]) % 24;
    expect(share(started, (row) => hourHere(row) >= 8 && hourHere(row) < 21)).toBeGreaterThan(0.96);
    expect(started.filter((row) => hourHere(row) < 6)).toEqual([]);
  },
);

test('every number called is of the zone that its contact lives in, on either side of a clock change', () => {
  const random = createRandom('contacts');
  for (const one of CONTACT_ZONES) {
    for (let i = 0; i < 300; i++) {
      const { zones } = calledZonesOf({ number: drawContact(random, one).phone });
      for (const at of [Date.UTC(2026, 6, 1), nowMs]) expect(localSlotOf(at, zones)).toBe(localSlotOf(at, [one]));
    }
  }
});

test('days of a clock change are made too, and their calls start from 7 to 22 on the called clock', () => {
  const nightly = { ...month, lastDate: '2026-11-01', days: 1, deliveriesPerDay: 6000 };
  const rows = [...sampleRecords(nightly)].map(({ delivery }) => delivery).filter((row) => row.msdyn_start_date);
  const hours = rows.map(calledHour);
  expect([Math.min(...hours), Math.max(...hours)]).toEqual([7, 21]);
  expect(share(rows, (row) => calledHour(row) < 8 || calledHour(row) > 20)).toBeLessThan(0.08);
});

test('of calls led by representatives 1 to 2 % of those that connect are abandoned; the others have both times in order, and AI agents none', () => {
  const connected = deliveries.filter((row) => row.msdyn_customer_connected_date);
  expect(new Set(connected.map((row) => row.msdyn_dialmode_type))).toEqual(new Set(['Progressive', 'Predictive']));
  const abandoned = connected.filter((row) => row.msdyn_csr_connected_date === null);
  expect(abandoned.length / connected.length).toBeGreaterThan(0.01);
  expect(abandoned.length / connected.length).toBeLessThan(0.02);
  expect(abandoned.every((row) => row.msdyn_exceeded_customer_wait_threshold === true && row.msdyn_disposition_codes === null)).toBe(true);
  const waits = connected.map((row) => ms(row.msdyn_csr_connected_date) - ms(row.msdyn_customer_connected_date));
  expect(waits.every((wait) => Number.isNaN(wait) || wait >= 0)).toBe(true);
  const exceeded = deliveries.filter((row) => row.msdyn_exceeded_customer_wait_threshold === true);
  expect(exceeded.length).toBe(connected.filter((_, i) => !((waits[i] ?? 0) <= 2000)).length);
  const before = (a: string | null | undefined, b: string | null | undefined) => !(ms(a) > ms(b));
  expect(
    connected.filter(
      (row) =>
        !before(row.msdyn_start_date, row.msdyn_customer_connected_date) || !before(row.msdyn_csr_connected_date, row.msdyn_end_date),
    ),
  ).toEqual([]);
  const policies = deliveries.filter((row) => row.msdyn_cancellation_policy_id !== null);
  expect(new Set(policies.map((row) => row.msdyn_status))).toEqual(new Set(['Cancelled']));
});

function calledZones(row: SampleDelivery): readonly string[] {
  return calledZonesOf({ number: row.msdyn_to_address ?? '' }).zones;
}

/** Hour of the called party's clock at the start. */
function calledHour(row: SampleDelivery): number {
  return localSlotOf(Date.parse(row.msdyn_start_date ?? ''), calledZones(row)) % 24;
}
