import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextSends } from '../../../src/subscriptions/subscription/next-sends.ts';
import type { Schedule } from '../../../src/subscriptions/subscription/schedule.ts';
import { clockChanges, isReal, reaching, shownAt } from './wall-clock.ts';

const subscriptionOf = (schedule: Schedule) =>
  ({ schedule, report: { span: 'day' }, conditions: { whenEmpty: 'send' }, paused: false }) as const;

function told(schedule: Schedule, now: string, count: number) {
  return nextSends(subscriptionOf(schedule), Date.parse(now), count).map(({ local, clockChange }) => [local, clockChange]);
}

test.each<[string, Schedule, now: string, expected: [string, string | null][]]>([
  [
    'a gap',
    { every: 'day', at: '02:30', zone: 'America/New_York' },
    '2026-03-06T12:00Z',
    [
      ['2026-03-07T02:30', null],
      ['2026-03-08T03:00', 'skipped'],
      ['2026-03-09T02:30', null],
    ],
  ],
  [
    'an overlap',
    { every: 'day', at: '01:30', zone: 'America/New_York' },
    '2026-10-31T12:00Z',
    [
      ['2026-11-01T01:30', 'repeated'],
      ['2026-11-02T01:30', null],
    ],
  ],
  [
    'the end of an overlap, which comes once',
    { every: 'day', at: '02:00', zone: 'America/New_York' },
    '2026-10-31T12:00Z',
    [['2026-11-01T02:00', null]],
  ],
  [
    'a midnight that comes twice',
    { every: 'month', on: 1, at: '00:00', zone: 'America/St_Johns' },
    '2010-10-31T12:00Z',
    [['2010-11-01T00:00', null]],
  ],
])('nextSends() marks %s', (_, schedule, now, expected) => {
  expect(told(schedule, now, expected.length)).toEqual(expected);
});

test('nextSends() gives none while it is paused, and none of muted days', () => {
  const subscription = subscriptionOf({ every: 'day', at: '07:00', zone: 'Europe/Lisbon' });
  const nowMs = Date.parse('2026-11-22T12:00Z');
  expect(nextSends({ ...subscription, paused: true }, nowMs, 5)).toEqual([]);
  expect(nextSends(subscription, nowMs, 0)).toEqual([]);
  const localsFrom = (mutedUntil: string) => nextSends({ ...subscription, mutedUntil }, nowMs, 1).map(({ local }) => local);
  expect(['2026-11-20', '2026-11-23', '2026-11-24', '2190-01-01'].flatMap(localsFrom)).toEqual([
    '2026-11-23T07:00',
    '2026-11-23T07:00',
    '2026-11-24T07:00',
    '2190-01-01T07:00',
  ]);
  expect(nextSends({ ...subscription, mutedUntil: '9999-12-31' }, nowMs, 5).map(({ local }) => local)).toEqual(['9999-12-31T07:00']);
});

test('nextSends() gives of several about the same days the first, unless it has come', () => {
  const subscription = { ...subscriptionOf({ every: 'weekday', at: '07:00', zone: 'Europe/Lisbon' }), report: { span: 'week' } } as const;
  const [sunday, tuesday] = [Date.parse('2026-11-22T12:00Z'), Date.parse('2026-11-24T12:00Z')];
  const localsOf = (...[nowMs, sinceMs]: [number, number?]) => nextSends(subscription, nowMs, 2, sinceMs).map(({ local }) => local);
  expect(localsOf(sunday)).toEqual(['2026-11-23T07:00', '2026-11-30T07:00']);
  expect(localsOf(tuesday, sunday)).toEqual(['2026-11-30T07:00', '2026-12-07T07:00']);
  expect(localsOf(tuesday)).toEqual(['2026-11-25T07:00', '2026-11-30T07:00']);
});

test('a time is skipped where no minute of its date shows it, and repeated where two stretches of minutes do', () => {
  const times = fc.nat(95).map((quarter) => new Date(quarter * 900_000).toISOString().slice(11, 16));
  fc.assert(
    fc.property(fc.constantFrom(...clockChanges()), times, ({ zone, atMs }, at) => {
      const date = shownAt(atMs, zone).slice(0, 10);
      fc.pre(isReal(date, zone));
      const dueMs = reaching(date, at, zone);
      const minutes = Array.from({ length: 40 * 60 }, (_, i) => dueMs + i * 60_000);
      const shown = minutes.filter((ms) => shownAt(ms, zone) === `${date}T${at}`).length;
      const [send] = nextSends(subscriptionOf({ every: 'day', at, zone }), dueMs - 1, 1);
      const clockChange = shown === 0 ? 'skipped' : shown > 1 ? 'repeated' : null;
      expect(send).toMatchObject({ dueMs, local: shownAt(dueMs, zone), clockChange });
    }),
    { numRuns: 150 },
  );
});
