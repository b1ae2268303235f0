/** What filing by quarter hours of UTC rests on, held for every shipped zone from 2008 to 2040. */
import { expect, test } from 'vitest';
import { QUARTER_MS } from '../../src/time/lengths.ts';
import { addDays, dateAt, dayOf, type Period } from '../../src/time/local-day.ts';
import { offsetMsAt } from '../../src/time/offsets.ts';
import { ZONE_DATA_RELEASE, zoneNames, zoneTable } from '../../src/time/zone-data.ts';
import { changesOf, distinctZones, FIRST_MS } from '../support/zones/zone-samples.ts';

const HOUR_MS = 3_600_000;

test('every offset is a multiple of 15 minutes', () => {
  const odd = distinctZones().flatMap((zone) => [FIRST_MS, ...changesOf(zone)].filter((ms) => offsetMsAt(ms, zone) % QUARTER_MS !== 0));
  expect(odd).toEqual([]);
});

test('clocks change on quarter hours, but for the changes at 00:01 that are listed here', () => {
  const odd = distinctZones().map((zone) => [zone, changesOf(zone).filter((ms) => ms % QUARTER_MS !== 0)] as const);
  const listed = odd.filter(([, changes]) => changes.length > 0).map(([zone, changes]) => [zone, changes.map(minutesOf)]);
  // The day has begun at its midnight all the same, which is on a quarter hour: see below.
  expect(Object.fromEntries(listed)).toEqual({
    'America/St_Johns': [
      '2008-03-09T03:31Z',
      '2008-11-02T02:31Z',
      '2009-03-08T03:31Z',
      '2009-11-01T02:31Z',
      '2010-03-14T03:31Z',
      '2010-11-07T02:31Z',
      '2011-03-13T03:31Z',
    ],
    'America/Goose_Bay': [
      '2008-03-09T04:01Z',
      '2008-11-02T03:01Z',
      '2009-03-08T04:01Z',
      '2009-11-01T03:01Z',
      '2010-03-14T04:01Z',
      '2010-11-07T03:01Z',
      '2011-03-13T04:01Z',
    ],
    'Asia/Gaza': ['2010-03-26T22:01Z', '2011-03-31T22:01Z'],
    'Asia/Hebron': ['2011-03-31T22:01Z'],
    'Antarctica/Casey': ['2020-10-03T16:01Z', '2021-10-02T16:01Z', '2022-10-01T16:01Z'],
  });
});

test('the days around every clock change start on quarter hours, join without a gap, and last up to 27 hours', () => {
  const wrong: string[] = [];
  const missing: string[] = [];
  let days = 0;
  for (const zone of distinctZones()) {
    for (const change of changesOf(zone)) {
      const middle = dateAt(change, zone);
      let before: Period | undefined;
      for (const date of [-1, 0, 1].map((n) => addDays(middle, n)).filter((each) => each >= '2008-01-01')) {
        const day = dayIfAny(date, zone);
        if (day === undefined) {
          missing.push(`${date} ${zone}`);
          continue;
        }
        days++;
        const hours = (day.toMs - day.fromMs) / HOUR_MS;
        const isJoined = before === undefined || before.toMs === day.fromMs;
        const isFound = dateAt(day.fromMs, zone) === date && dateAt(day.toMs - 1, zone) === date && dateAt(day.fromMs - 1, zone) < date;
        if (day.fromMs % QUARTER_MS !== 0 || hours <= 0 || hours > 27 || !isJoined || !isFound) wrong.push(`${date} ${zone}`);
        before = day;
      }
    }
  }
  expect(wrong).toEqual([]);
  expect([...new Set(missing)].sort()).toEqual(['2011-12-30 Pacific/Apia', '2011-12-30 Pacific/Fakaofo']);
  expect(days).toBeGreaterThan(9_000);
});

test('the tables reach the year 2499 wherever clocks still change', () => {
  const last = zoneNames().map((zone) => new Date(zoneTable(zone).changes.at(-1) ?? 0).getUTCFullYear());
  expect(last.filter((year) => year > 2040 && year < 2499)).toEqual([]);
  expect(Math.max(...last)).toBe(2499);
});

test('the database is there as a whole', () => {
  expect(ZONE_DATA_RELEASE).toMatch(/^20\d\d[a-z]$/);
  expect(zoneNames().length).toBeGreaterThan(590);
  expect(distinctZones().length).toBeGreaterThan(100);
});

/** Undefined where it does not exist in the zone. */
function dayIfAny(date: string, zone: string): Period | undefined {
  try {
    return dayOf(date, zone);
  } catch (error) {
    expect((error as Error).message).toMatch(/it does not exist in/);
    return undefined;
  }
}

function minutesOf(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16)}Z`;
}
