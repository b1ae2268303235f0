/** Days on which clocks change, the whole way from Dataverse rows to the report: what counts is told by bounds in UTC, written here by hand. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf, type Period } from '../src/time/local-day.ts';
import { startApp, type TestApp } from './support/start-app.ts';

interface DayCase {
  readonly zone: string;
  readonly date: string;
  /** First second of the day and first second after it, UTC. */
  readonly from: string;
  readonly to: string;
  /** Hours of the wall clock that are not one hour long on that day, or that start elsewhere than expected: spans of UTC, the hour, in order. */
  readonly hours: readonly (readonly [from: string, to: string, hour: number])[];
}

// Sources: the tz database (europe, australasia, northamerica, africa). `hours` covers the whole day without a gap.
const DAYS: readonly DayCase[] = [
  {
    zone: 'Europe/Lisbon', // 01:00 -> 02:00 at 01:00Z: hour 01 is missing
    date: '2009-03-29',
    from: '2009-03-29T00:00:00Z',
    to: '2009-03-29T23:00:00Z',
    hours: [['2009-03-29T00:00:00Z', '2009-03-29T01:00:00Z', 0], ...hourly('2009-03-29T01:00:00Z', 2, 23)],
  },
  {
    zone: 'Europe/Lisbon', // 02:00 -> 01:00 at 01:00Z: hour 01 comes twice
    date: '2009-10-25',
    from: '2009-10-24T23:00:00Z',
    to: '2009-10-26T00:00:00Z',
    hours: [...hourly('2009-10-24T23:00:00Z', 0, 1), ...hourly('2009-10-25T01:00:00Z', 1, 23)],
  },
  {
    zone: 'Australia/Lord_Howe', // 02:00 (+11) -> 01:30 (+10:30): the second half of hour 01 comes twice
    date: '2010-04-04',
    from: '2010-04-03T13:00:00Z',
    to: '2010-04-04T13:30:00Z',
    hours: [
      ...hourly('2010-04-03T13:00:00Z', 0, 1),
      ['2010-04-03T15:00:00Z', '2010-04-03T15:30:00Z', 1],
      ...hourly('2010-04-03T15:30:00Z', 2, 23),
    ],
  },
  {
    zone: 'Australia/Lord_Howe', // 02:00 (+10:30) -> 02:30 (+11): the first half of hour 02 is missing
    date: '2010-10-03',
    from: '2010-10-02T13:30:00Z',
    to: '2010-10-03T13:00:00Z',
    hours: [
      ...hourly('2010-10-02T13:30:00Z', 0, 1),
      ['2010-10-02T15:30:00Z', '2010-10-02T16:00:00Z', 2],
      ...hourly('2010-10-02T16:00:00Z', 3, 23),
    ],
  },
  {
    // 00:01 (-02:30) -> 23:01 of the day before (-03:30). The day begins at its first midnight and lasts 25 hours. Attempts are kept by the
    // quarter hour they started in, so the first quarter hour, of which one minute is hour 00 and the rest hour 23, counts under 00.
    zone: 'America/St_Johns',
    date: '2010-11-07',
    from: '2010-11-07T02:30:00Z',
    to: '2010-11-08T03:30:00Z',
    hours: [
      ['2010-11-07T02:30:00Z', '2010-11-07T02:45:00Z', 0],
      ['2010-11-07T02:45:00Z', '2010-11-07T03:30:00Z', 23],
      ...hourly('2010-11-07T03:30:00Z', 0, 23),
    ],
  },
  {
    zone: 'Africa/Cairo', // 00:00 -> 01:00: the day has no midnight, and no hour 00
    date: '2010-04-30',
    from: '2010-04-29T22:00:00Z',
    to: '2010-04-30T21:00:00Z',
    hours: hourly('2010-04-29T22:00:00Z', 1, 23),
  },
  {
    zone: 'Pacific/Apia', // the last day east of the date line (-10)
    date: '2011-12-29',
    from: '2011-12-29T10:00:00Z',
    to: '2011-12-30T10:00:00Z',
    hours: hourly('2011-12-29T10:00:00Z', 0, 23),
  },
  {
    zone: 'Pacific/Apia', // the next day, west of it (+14)
    date: '2011-12-31',
    from: '2011-12-30T10:00:00Z',
    to: '2011-12-31T10:00:00Z',
    hours: hourly('2011-12-30T10:00:00Z', 0, 23),
  },
];

const SECONDS_AROUND = 90;
const HALF_QUARTER_MS = 450_000;

/** Whole hours of UTC from an instant on, which the wall clock shows as the hours from `first` to `last`. */
function hourly(from: string, first: number, last: number): [string, string, number][] {
  const at = (hours: number) => new Date(Date.parse(from) + hours * 3_600_000).toISOString();
  return Array.from({ length: last - first + 1 }, (_, i) => [at(i), at(i + 1), first + i]);
}

interface Call {
  readonly atMs: number;
  readonly answered: boolean;
}

/** A call a second around both bounds, one every seven and a half minutes between and beyond; every third one is answered. */
function callsOf({ from, to }: DayCase): Call[] {
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
  const instants = new Set<number>();
  for (const bound of [fromMs, toMs]) for (let s = -SECONDS_AROUND; s <= SECONDS_AROUND; s++) instants.add(bound + s * 1000);
  for (let at = fromMs - 3_600_000; at < toMs + 3_600_000; at += HALF_QUARTER_MS) instants.add(at + 1000);
  return [...instants].map((atMs) => ({ atMs, answered: (atMs / 1000) % 3 === 0 }));
}

function rowOf({ atMs, answered }: Call, id: number) {
  const at = new Date(atMs).toISOString().replace('.000', '');
  return {
    msdyn_proactive_deliveryid: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
    msdyn_channel: 'Voice',
    msdyn_dialmode_type: 'Copilot',
    msdyn_status: 'Complete',
    msdyn_result: answered ? 'LiveAnswer' : 'NoAnswer',
    msdyn_contact_id: `contact ${id}`,
    msdyn_start_date: at,
    msdyn_end_date: at,
    msdyn_result_date: at,
    createdon: at,
    modifiedon: at,
    versionnumber: id,
  };
}

// The days of Apia share a bound, and with it calls: each call is one row.
const CALLS: readonly Call[] = [...new Map(DAYS.flatMap(callsOf).map((call) => [call.atMs, call])).values()];

function callsIn(from: string, to: string): Call[] {
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
  return CALLS.filter(({ atMs }) => atMs >= fromMs && atMs < toMs);
}

function expectedHours({ hours }: DayCase): number[] {
  const counts = new Array<number>(24).fill(0);
  for (const [from, to, hour] of hours) counts[hour] = (counts[hour] ?? 0) + callsIn(from, to).length;
  return counts;
}

describe('on days with a clock change', () => {
  let seeded: TestApp;
  const ends: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    seeded = await startApp({ onEnd: (end) => ends.push(end) });
    await seeded.emulator.load('msdyn_proactive_deliveries', CALLS.map(rowOf));
  });

  afterAll(async () => {
    for (const end of ends) await end();
  });

  async function countsOf(period: Period) {
    const { report } = await seeded.app.lookUp({ period, scope: {} });
    const { deliveries, intake, attempts, liveMin, contacts } = report.totals;
    return {
      deliveries,
      intake,
      attempts,
      liveMin,
      contacts,
      byHour: report.byHour.map((hour) => hour.attempts),
      provisional: report.provisional,
    };
  }

  test.each(DAYS)('$date in $zone holds the calls of [$from, $to) and no other, each in its hour', async (day) => {
    const calls = callsIn(day.from, day.to);
    expect(calls.length).toBeGreaterThan(2 * SECONDS_AROUND);
    const expected = {
      deliveries: calls.length,
      intake: calls.length,
      attempts: calls.length,
      liveMin: calls.filter(({ answered }) => answered).length,
      contacts: calls.length,
      byHour: expectedHours(day),
      provisional: false,
    };
    expect(expected.byHour.reduce((sum, n) => sum + n, 0)).toBe(calls.length);
    const period = dayOf(day.date, day.zone);
    const pulled = await seeded.app.pull(period);
    expect(pulled).toMatchObject({ deliveries: calls.length, malformed: 0 });
    expect(await countsOf(period)).toEqual(expected);
    // With the calls of the hours around it in history too, the day is still its own.
    const around = { ...period, fromMs: period.fromMs - 3_600_000, toMs: period.toMs + 3_600_000 };
    expect((await seeded.app.pull(around)).deliveries).toBeGreaterThan(calls.length);
    expect(await countsOf(period)).toEqual(expected);
  });

  test.each([
    ['Europe/Lisbon', '2009-03-29', 1],
    ['Africa/Cairo', '2010-04-30', 0],
  ])('in %s on %s the hour %i that the clock skips stays at 0, and no other does', async (zone, date, skipped) => {
    const period = dayOf(date, zone);
    await seeded.app.pull(period);
    const { byHour } = await countsOf(period);
    expect(byHour.flatMap((attempts, hour) => (attempts === 0 ? [hour] : []))).toEqual([skipped]);
  });

  test('2011-12-30, which Samoa did not have, is refused by name', () => {
    expect(() => dayOf('2011-12-30', 'Pacific/Apia')).toThrow('Cannot use the date "2011-12-30": it does not exist in Pacific/Apia');
  });
});
