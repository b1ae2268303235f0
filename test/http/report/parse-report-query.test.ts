import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import { isExplainAsked, parseReportQuery, parseVersionQuery } from '../../../src/http/report/parse-report-query.ts';
import { cursorAfter, parseSnapshotQuery, parseSnapshotsQuery } from '../../../src/http/snapshots/snapshot-query.ts';
import { assertNotFuture } from '../../../src/lookup/report-query.ts';
import { yesterdayOf } from '../../../src/time/days-before.ts';
import { dayOf, periodOf } from '../../../src/time/local-day.ts';
import { zoneNames } from '../../../src/time/zone-data.ts';

const NOW = Date.parse('2026-11-23T07:00:00Z');
const DEFAULTS = { zone: 'Europe/Lisbon', nowMs: NOW };
const parse = (query: string) => parseReportQuery(new URLSearchParams(query), DEFAULTS);

describe('parseReportQuery()', () => {
  test.each([
    ['', '2026-11-22', '2026-11-22', 'Europe/Lisbon'],
    ['date=2026-11-20', '2026-11-20', '2026-11-20', 'Europe/Lisbon'],
    ['from=2026-11-01', '2026-11-01', '2026-11-01', 'Europe/Lisbon'],
    ['from=2026-11-01&to=2026-11-30', '2026-11-01', '2026-11-30', 'Europe/Lisbon'],
    ['date=2026-11-23', '2026-11-23', '2026-11-23', 'Europe/Lisbon'],
    ['zone=Pacific/Kiritimati', '2026-11-22', '2026-11-22', 'Pacific/Kiritimati'],
    ['zone=pacific/honolulu', '2026-11-21', '2026-11-21', 'Pacific/Honolulu'],
    ['date=2026-11-20&code=a-function-key&clientId=default', '2026-11-20', '2026-11-20', 'Europe/Lisbon'],
    ['week=2026-W47', '2026-11-16', '2026-11-22', 'Europe/Lisbon'],
    ['week=2026-W01', '2025-12-29', '2026-01-04', 'Europe/Lisbon'],
    ['week=2020-W53', '2020-12-28', '2021-01-03', 'Europe/Lisbon'],
    ['month=2026-11', '2026-11-01', '2026-11-30', 'Europe/Lisbon'],
    ['month=2024-02&zone=UTC', '2024-02-01', '2024-02-29', 'UTC'],
    ['quarter=2026-Q4', '2026-10-01', '2026-12-31', 'Europe/Lisbon'],
    ['year=2025', '2025-01-01', '2025-12-31', 'Europe/Lisbon'],
    ['days=7', '2026-11-16', '2026-11-22', 'Europe/Lisbon'],
    ['days=1&zone=Pacific/Honolulu', '2026-11-21', '2026-11-21', 'Pacific/Honolulu'],
    ['days=30&to=2026-11-23', '2026-10-25', '2026-11-23', 'Europe/Lisbon'],
    ['days=366&to=2025-12-31', '2024-12-31', '2025-12-31', 'Europe/Lisbon'],
    // The 30th did not exist there.
    ['days=3&to=2011-12-31&zone=Pacific/Apia', '2011-12-28', '2011-12-31', 'Pacific/Apia'],
  ])('reads "%s" as %s to %s in %s', (query, from, to, zone) => {
    expect(parse(query)).toEqual({ period: periodOf(from, to, zone), kind: expect.any(String), scope: {}, extent: 'full' });
  });

  test('reads how much is asked for', () => {
    expect(parse('extent=counts').extent).toBe('counts');
    expect(parse('extent=full').extent).toBe('full');
  });

  test('reads what the report is narrowed to: one value as a text, several as a list', () => {
    expect(parse('queue=Sales&configuration=c1&channel=SMS&queue=Service,+too').scope).toEqual({
      queue: ['Sales', 'Service, too'],
      configuration: 'c1',
      channel: 'SMS',
    });
  });

  test.each([
    ['date=2026-11-20&from=2026-11-01', 'Cannot use "date" together with "from": give one or the other'],
    ['date=2026-11-20&to=2026-11-21', 'Cannot use "date" together with "to": give one or the other'],
    ['to=2026-11-20', 'Cannot use "to" without "from" or "days"'],
    ['week=2026-W47&month=2026-11', 'Cannot use "week" together with "month"'],
    ['days=7&from=2026-11-01', 'Cannot use "from" together with "days"'],
    ['month=2026-11&to=2026-11-20', 'Cannot use "month" together with "to"'],
    ['queue=', 'Cannot use an empty "queue": give a value, (not given) for rows without one, or leave it out'],
    ['channel=Voice&channel=%20', 'Cannot use an empty "channel"'],
    ['date=2026-11-20&date=2026-11-21', 'Cannot use "date" more than once: give one value'],
    ['zone=UTC&zone=UTC', 'Cannot use "zone" more than once'],
    ['from=2025-01-01&to=2026-02-05', 'Cannot answer for 401 days from "from" to "to": it is more than 400'],
    ['from=2008-01-01&to=2026-11-01', 'Cannot answer for 6880 days'],
    ['week=2026-47', 'Cannot use the week "2026-47": it is no ISO week, such as 2026-W47'],
    ['week=2026-W00', 'Cannot use the week "2026-W00"'],
    ['week=2025-W53', 'Cannot use the week "2025-W53"'],
    ['week=2026-W99', 'Cannot use the week "2026-W99"'],
    ['week=2026-W49', 'Cannot report on "2026-11-30"'],
    ['month=2026-13', 'Cannot use the month "2026-13": it is no month, such as 2026-11'],
    ['month=', 'Cannot use the month ""'],
    ['month=2026-12', 'Cannot report on "2026-12-01": it has not begun in Europe/Lisbon'],
    ['quarter=2026-Q5', 'Cannot use the quarter "2026-Q5": it is no quarter, such as 2026-Q4'],
    ['year=26', 'Cannot use the year "26": it is no year, such as 2026'],
    ['year=2007', 'Cannot use the date "2007-01-01"'],
    ['days=0', 'Cannot use the days "0": it is no whole number from 1 to 366'],
    ['days=367', 'Cannot use the days "367"'],
    ['days=1e2', 'Cannot use the days "1e2"'],
    ['days=7&to=2008-01-03', 'Cannot use "days" with "7" and "to" with "2008-01-03": history cannot begin so early'],
    ['days=1&to=2011-12-30&zone=Pacific/Apia', 'it does not exist in Pacific/Apia'],
    ['date=2026-11-24', 'Cannot report on "2026-11-24": it has not begun in Europe/Lisbon'],
    ['date=yesterday', 'Cannot use the date "yesterday"'],
    ['date=', 'Cannot use the date ""'],
    ['zone=Mars/Olympus', 'Cannot use time zone "Mars/Olympus"'],
    ['date=2011-12-30&zone=Pacific/Apia', 'it does not exist in Pacific/Apia'],
    ['quue=Sales', 'Cannot use the parameter "quue": it is none of date, from, days, week'],
    ['__proto__=x', 'Cannot use the parameter "__proto__"'],
    ['extent=all', 'Cannot use the extent "all": it is none of full, counts'],
    ['extent=', 'Cannot use the extent ""'],
  ])('refuses "%s"', (query, message) => {
    expect(() => parse(query)).toThrow(InputError);
    expect(() => parse(query)).toThrow(message);
  });

  test('repeats nothing long or on several lines', () => {
    const hostile = `${'x'.repeat(500)}\r\n\u0000`;
    for (const name of ['date', 'zone', 'extent', 'week', 'month', 'quarter', 'year', 'days']) {
      expect(() => parse(new URLSearchParams({ [name]: hostile }).toString())).toThrow(/^[^\r\n\0]{1,200}$/);
    }
  });
});

test('yesterdayOf() is the day that ends where today begins, in every zone and at every hour', () => {
  const zones = fc.constantFrom(...zoneNames());
  const instants = fc.date({ min: new Date('2009-01-01'), max: new Date('2036-01-01'), noInvalidDate: true }).map((date) => date.getTime());
  fc.assert(
    fc.property(instants, zones, (nowMs, zone) => {
      const yesterday = yesterdayOf(nowMs, zone);
      expect(yesterday.toMs).toBeLessThanOrEqual(nowMs);
      expect(nowMs - yesterday.toMs).toBeLessThan(27 * 3_600_000);
      expect(yesterday.days).toBe(1);
    }),
    { numRuns: 300 },
  );
  expect(yesterdayOf(Date.parse('2011-12-30T10:00:00Z'), 'Pacific/Apia').from).toBe('2011-12-29');
});

test.each([
  ['', 'day'],
  ['date=2026-11-20', 'day'],
  ['from=2026-11-01&to=2026-11-03', 'range'],
  ['days=7', 'rolling'],
  ['week=2026-W46', 'week'],
  ['month=2026-10', 'month'],
  ['quarter=2026-Q3', 'quarter'],
  ['year=2025', 'year'],
])('parseReportQuery() notes that "%s" asks for a period of kind %s, which says what it is compared with', (query, kind) => {
  expect(parse(query).kind).toBe(kind);
});

test('assertNotFuture() lets a day through from its first millisecond on', () => {
  const day = dayOf('2026-11-23', 'Europe/Lisbon');
  expect(() => assertNotFuture(day, day.fromMs)).not.toThrow();
  expect(() => assertNotFuture(day, day.fromMs - 1)).toThrow(InputError);
});

describe('parseVersionQuery()', () => {
  const parseVersion = (query: string) => parseVersionQuery(new URLSearchParams(query), 'Europe/Lisbon');

  test('reads which stored version is asked for, and that none is', () => {
    expect(parseVersion('date=2026-11-20&version=2&format=html&code=k')).toEqual({ date: '2026-11-20', zone: 'Europe/Lisbon', version: 2 });
    expect(parseVersion('date=2026-11-20&version=1&zone=asia/tokyo')).toMatchObject({ zone: 'Asia/Tokyo' });
    expect(parseVersion('date=2026-11-20')).toBeUndefined();
  });

  test.each([
    ['version=1', 'Cannot use "version" without "date"'],
    ['version=1&from=2026-11-20', 'Cannot use "version" together with "from"'],
    ['version=1&date=2026-11-20&queue=Sales', 'Cannot use "version" together with "queue": a version is of one whole day'],
    ['version=1&date=2026-11-20&extent=counts', 'Cannot use "version" together with "extent"'],
    ['version=1&date=2026-11-20&day=1', 'Cannot use the parameter "day": it is none of date, zone, version, format'],
    ['version=latest&date=2026-11-20', 'Cannot use the version "latest"'],
    ['version=1&date=2026-02-30', 'Cannot use the date "2026-02-30"'],
  ])('refuses "%s"', (query, message) => {
    expect(() => parseVersion(query)).toThrow(InputError);
    expect(() => parseVersion(query)).toThrow(message);
  });
});

describe('snapshot queries', () => {
  test('name a span of days, or one day and perhaps a version', () => {
    expect(parseSnapshotsQuery(new URLSearchParams('from=2026-11-01&to=2026-11-02&zone=UTC&code=k'), 'Europe/Lisbon')).toEqual({
      from: '2026-11-01',
      to: '2026-11-02',
      zone: 'UTC',
      limit: undefined,
    });
    expect(parseSnapshotQuery('2026-11-01', new URLSearchParams('version=3'), 'Europe/Lisbon')).toEqual({
      date: '2026-11-01',
      zone: 'Europe/Lisbon',
      version: 3,
    });
    expect(parseSnapshotQuery('2026-11-01', new URLSearchParams(), 'utc')).toEqual({ date: '2026-11-01', zone: 'UTC', version: undefined });
  });

  test.each(['0', '-1', '1.5', '01', '1000000', 'latest', ''])('refuse the version "%s"', (version) => {
    expect(() => parseSnapshotQuery('2026-11-01', new URLSearchParams({ version }), 'UTC')).toThrow(/^Cannot use the version/);
  });

  test('refuse a list of more than 400 days', () => {
    const list = (to: string) => parseSnapshotsQuery(new URLSearchParams({ from: '2025-01-01', to }), 'UTC');
    expect(list('2026-02-04')).toEqual({ from: '2025-01-01', to: '2026-02-04', zone: 'UTC', limit: undefined });
    expect(() => list('2026-02-05')).toThrow('Cannot answer for 401 days');
  });

  test('go on after the day that "after" stands for, within the days that are asked for', () => {
    const list = (more: Readonly<Record<string, string>>) =>
      parseSnapshotsQuery(new URLSearchParams({ from: '2026-10-30', to: '2026-11-02', ...more }), 'UTC');
    expect(list({ after: cursorAfter({ date: '2026-10-31' }), limit: '2' })).toEqual({
      from: '2026-11-01',
      to: '2026-11-02',
      zone: 'UTC',
      limit: 2,
    });
    for (const after of ['', 'x', '2026-10-31', cursorAfter({ date: '2026-10-29' }), cursorAfter({ date: "x' or '1" })]) {
      expect(() => list({ after }), after).toThrow(/^Cannot use "after" with /);
    }
    for (const limit of ['0', '401', '1.5', '']) expect(() => list({ limit }), limit).toThrow('it is no whole number from 1 to 400');
  });

  test('refuse a list without its first day', () => {
    expect(() => parseSnapshotsQuery(new URLSearchParams('to=2026-11-01'), 'UTC')).toThrow(
      'Cannot answer without "from": give the first date, YYYY-MM-DD',
    );
  });
});

describe('isExplainAsked()', () => {
  const isAsked = (query: string) => isExplainAsked(new URLSearchParams(query));

  test('is so with explain=1, beside a key and a format', () => {
    expect(['explain=1', 'explain=1&code=k', 'explain=1&format=json', 'queue=a&queue=b', ''].map(isAsked)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  test.each([
    ['explain=2', 'Cannot use the explain "2": it is not 1'],
    ['explain=1&explain=1', 'Cannot use "explain" more than once'],
    ['explain=1&date=foo', 'Cannot use "explain" together with "date": what the numbers mean is the same for every report'],
    ['explain=1&queue=Sales', 'Cannot use "explain" together with "queue"'],
    ['explain=1&version=1', 'Cannot use "explain" together with "version"'],
    ['explain=1&list=byQueue', 'Cannot use "explain" together with "list"'],
    ['explain=1&nope=1', /^Cannot use the parameter "nope": it is none of date, .*, version, explain$/],
    ['nope=1', /, version, explain$/],
  ])('refuses "%s"', (query, message) => {
    expect(() => isAsked(query)).toThrow(InputError);
    expect(() => isAsked(query)).toThrow(message);
  });
});
