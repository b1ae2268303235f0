/** Addresses: each is read again by what serves reports, to the same state. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePageChoices } from '../../../src/http/report/page-query.ts';
import { parseReportQuery } from '../../../src/http/report/parse-report-query.ts';
import { addressOf, changedAddress, fileAddress } from '../../../src/page/address/address-of.ts';
import { linkToOf } from '../../../src/page/address/link-to.ts';
import type { PageAddress } from '../../../src/page/address/page-address.ts';
import { NOT_GIVEN } from '../../../src/report/lists.ts';
import { lastDays, spanHolding } from '../../../src/time/calendar-step.ts';
import { comparesFor } from '../../../src/time/compared-period.ts';
import { periodOf } from '../../../src/time/local-day.ts';
import { LANGUAGES } from '../../../src/words/language.ts';
import { HOSTILE_VALUES } from '../../support/hostile-report.ts';

const DEFAULTS = { zone: 'Europe/Lisbon', nowMs: Date.parse('2026-11-28T12:00:00Z') };
const ADDRESS: PageAddress = {
  path: '/report',
  period: { kind: 'day', from: '2026-11-27', to: '2026-11-27' },
  zone: 'Asia/Kolkata',
  scope: {},
  language: 'de',
  sort: [],
};

/** The state that an address is read as. */
function stateOf(address: string): Omit<PageAddress, 'path' | 'usual'> {
  const query = new URL(address, 'https://digest.example.com').searchParams;
  const { period, kind = 'range', scope, compare } = parseReportQuery(query, DEFAULTS);
  const { from, to, zone } = period;
  return { period: { kind, from, to }, zone, scope, ...(compare && { compare }), ...parsePageChoices(query, 'en') };
}

const values = fc
  .oneof(fc.constantFrom(...HOSTILE_VALUES, 'Renewals & more', 'a/b', '%2F', NOT_GIVEN, 'גבייה'), fc.string({ minLength: 1 }))
  .filter((text) => text.trim() !== '' && text.isWellFormed());
const narrowed = fc.oneof(values, fc.uniqueArray(values, { minLength: 2, maxLength: 3 }));
const dates = fc.integer({ min: 1, max: 900 }).map((days) => lastDays(days, '2026-11-27').from);
const periods: fc.Arbitrary<PageAddress['period']> = fc.oneof(
  fc.tuple(fc.constantFrom('day', 'week', 'month', 'quarter', 'year'), dates).map(([kind, date]) => spanHolding(kind, date)),
  fc.tuple(fc.integer({ min: 1, max: 366 }), dates).map(([days, date]) => lastDays(days, date)),
  fc.tuple(fc.integer({ min: 2, max: 300 }), dates).map(([days, date]) => ({ ...lastDays(days, date), kind: 'range' as const })),
);
const addresses = fc
  .record({
    period: periods,
    zone: fc.constantFrom('Europe/Lisbon', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires', 'UTC'),
    scope: fc.record({ queue: narrowed, configuration: narrowed, channel: narrowed, dialMode: narrowed }, { requiredKeys: [] }),
    language: fc.constantFrom(...LANGUAGES),
    sort: fc.constantFrom([], [{ table: 'campaigns', column: 'offHook', isDescending: true }]),
    compare: fc.nat(),
  })
  .map(({ compare: place, ...state }) => {
    const ways = comparesFor(periodOf(state.period.from, state.period.to, state.zone), state.period.kind);
    const compare = ways[place % (ways.length + 1)];
    return { ...state, ...(compare && { compare }) };
  });

describe('addressOf()', () => {
  test('is read as the state that it was made of', () => {
    fc.assert(
      fc.property(addresses, (state) => {
        expect(stateOf(addressOf({ ...ADDRESS, ...state }))).toEqual(state);
      }),
    );
  });

  test('leaves out what is usual, which is what an address without it means', () => {
    const usual = { zone: DEFAULTS.zone, language: 'en' as const };
    expect(addressOf({ ...ADDRESS, ...usual, usual })).toBe('/report?date=2026-11-27');
    expect(stateOf('/report?date=2026-11-27')).toEqual(stateOf(addressOf({ ...ADDRESS, ...usual })));
  });

  test('is easy to read', () => {
    expect(addressOf({ ...ADDRESS, scope: { queue: ['Renewals', ''] } })).toBe(
      '/report?date=2026-11-27&zone=Asia/Kolkata&queue=Renewals&queue=%28not+given%29&language=de',
    );
  });
});

test('a version is left by whatever asks for other numbers, and kept by what does not', () => {
  const version = { ...ADDRESS, version: 2 };
  expect(changedAddress(version, { language: 'fr' })).toContain('version=2');
  expect(changedAddress(version, { scope: { queue: 'Renewals' } })).not.toContain('version');
});

test('fileAddress() is of the same numbers, which have no language and no order', () => {
  const sort = [{ table: 'queues', column: 'attempts', isDescending: false }];
  expect(fileAddress({ ...ADDRESS, scope: { queue: 'Renewals' }, sort }, 'csv')).toBe(
    '/report?date=2026-11-27&zone=Asia/Kolkata&queue=Renewals&format=csv',
  );
});

test('a finding leads to its place on this page, or on the page narrowed to what it is about', () => {
  const linkTo = linkToOf({ ...ADDRESS, scope: { channel: 'Voice' } });
  expect(linkTo({ section: 'figures' })).toBe('#figures');
  expect(linkTo({ scope: { queue: 'Renewals' }, section: 'callingHours' })).toBe(
    '/report?date=2026-11-27&zone=Asia/Kolkata&queue=Renewals&channel=Voice&language=de#callingHours',
  );
});
