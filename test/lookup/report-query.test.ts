import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { assertNotFuture, parseReportQuery, parseVersionQuery, weekBefore } from '../../src/lookup/report-query.ts';
import { resolveScope } from '../../src/lookup/resolve-scope.ts';
import { parseSnapshotQuery, parseSnapshotsQuery } from '../../src/lookup/snapshot-query.ts';
import { yesterdayOf } from '../../src/time/days-before.ts';
import { dayOf, periodOf } from '../../src/time/local-day.ts';

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
  ])('reads "%s" as %s to %s in %s', (query, from, to, zone) => {
    expect(parse(query)).toEqual({ period: periodOf(from, to, zone), scope: {}, extent: 'full' });
  });

  test('reads how much is asked for', () => {
    expect(parse('extent=counts').extent).toBe('counts');
    expect(parse('extent=full').extent).toBe('full');
  });

  test('reads what the report is narrowed to, an empty value as "not given"', () => {
    expect(parse('queue=Sales&configuration=c1&channel=SMS&dialMode=').scope).toEqual({
      queue: 'Sales',
      configuration: 'c1',
      channel: 'SMS',
      dialMode: '',
    });
  });

  test.each([
    ['date=2026-11-20&from=2026-11-01', 'Cannot use "date" together with "from" or "to"'],
    ['to=2026-11-20', 'Cannot use "to" without "from"'],
    ['date=2026-11-24', 'Cannot report on "2026-11-24": it has not begun in Europe/Lisbon'],
    ['date=yesterday', 'Cannot use the date "yesterday"'],
    ['date=', 'Cannot use the date ""'],
    ['zone=Mars/Olympus', 'Cannot use time zone "Mars/Olympus"'],
    ['date=2011-12-30&zone=Pacific/Apia', 'it does not exist in Pacific/Apia'],
    ['quue=Sales', 'Cannot use the parameter "quue": it is none of date, from, to, zone, queue'],
    ['__proto__=x', 'Cannot use the parameter "__proto__"'],
    ['extent=all', 'Cannot use the extent "all": it is none of full, counts'],
    ['extent=', 'Cannot use the extent ""'],
  ])('refuses "%s"', (query, message) => {
    expect(() => parse(query)).toThrow(InputError);
    expect(() => parse(query)).toThrow(message);
  });

  test('repeats nothing long or on several lines', () => {
    const hostile = `${'x'.repeat(500)}\r\n\u0000`;
    for (const name of ['date', 'zone', 'extent']) {
      expect(() => parse(new URLSearchParams({ [name]: hostile }).toString())).toThrow(/^[^\r\n\0]{1,200}$/);
    }
  });
});

test('yesterdayOf() is the day that ends where today begins, in every zone and at every hour', () => {
  const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
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

test('weekBefore() is the same days a week earlier, null where one of them does not exist', () => {
  expect(weekBefore(periodOf('2026-11-20', '2026-11-22', 'Europe/Lisbon'))).toEqual(periodOf('2026-11-13', '2026-11-15', 'Europe/Lisbon'));
  expect(weekBefore(dayOf('2012-01-06', 'Pacific/Apia'))).toBeNull();
  expect(weekBefore(dayOf('2008-01-03', 'Europe/Lisbon'))).toBeNull();
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

describe('resolveScope()', () => {
  const names = {
    queue: new Map([
      ['q1', 'Sales'],
      ['q2', 'Twice'],
      ['q3', 'twice'],
    ]),
    configuration: new Map([['c1', '__proto__']]),
  };

  test('puts ids in place of names, without regard to case, and leaves the rest', () => {
    expect(resolveScope({ queue: 'SALES', configuration: '__proto__', channel: 'Sales' }, names)).toEqual({
      queue: 'q1',
      configuration: 'c1',
      channel: 'Sales',
    });
    expect(resolveScope({ queue: 'q2' }, names)).toEqual({ queue: 'q2' });
    expect(resolveScope({}, names)).toEqual({});
  });

  test('refuses a name that several have', () => {
    expect(() => resolveScope({ queue: 'Twice' }, names)).toThrow('Cannot use the queue "Twice": 2 have that name, so give the id');
  });
});

describe('snapshot queries', () => {
  test('name a span of days, or one day and perhaps a version', () => {
    expect(parseSnapshotsQuery(new URLSearchParams('from=2026-11-01&to=2026-11-02&zone=UTC&code=k'), 'Europe/Lisbon')).toEqual(
      periodOf('2026-11-01', '2026-11-02', 'UTC'),
    );
    expect(parseSnapshotQuery('2026-11-01', new URLSearchParams('version=3'), 'Europe/Lisbon')).toEqual({
      date: '2026-11-01',
      zone: 'Europe/Lisbon',
      version: 3,
    });
    expect(parseSnapshotQuery('2026-11-01', new URLSearchParams(), 'utc')).toEqual({ date: '2026-11-01', zone: 'UTC', version: undefined });
  });

  test.each(['0', '-1', '1.5', '01', 'latest', ''])('refuse the version "%s"', (version) => {
    expect(() => parseSnapshotQuery('2026-11-01', new URLSearchParams({ version }), 'UTC')).toThrow(/^Cannot use the version/);
  });

  test('refuse a list without its first day', () => {
    expect(() => parseSnapshotsQuery(new URLSearchParams('to=2026-11-01'), 'UTC')).toThrow('Cannot list snapshots without "from"');
  });
});
