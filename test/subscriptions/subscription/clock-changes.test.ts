/** When digests are due around clock changes: all of them from 2008 to 2040 in npm run test:long, some of them and those of each kind in npm test. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { occurrencesOf } from '../../../src/subscriptions/subscription/occurrences.ts';
import type { Rhythm } from '../../../src/subscriptions/subscription/schedule.ts';
import { WEEKDAYS } from '../../../src/subscriptions/subscription/schedule.ts';
import { IS_WHOLE } from '../../support/matrices.ts';
import { type ClockChange, clockChanges, datePlus, isReal, reaching, shownAt } from './wall-clock.ts';

const ALL = clockChanges();
const always = { conditions: { whenEmpty: 'send' } } as const;

/** Of each way in which clocks change (how far, and at which local time), one. */
const KINDS = [
  ...new Map(ALL.map((change) => [`${change.forwardMinutes} ${shownAt(change.atMs - 1, change.zone).slice(11)}`, change])).values(),
];

// So that each ends in good time where all are walked.
const PARTS = [1, 2, 3, 4];

function forEachChange(part: number, check: (change: ClockChange) => void): void {
  const ofPart = (all: readonly ClockChange[]) => all.filter((_, n) => n % PARTS.length === part - 1);
  for (const change of ofPart(IS_WHOLE ? ALL : KINDS)) check(change);
  if (!IS_WHOLE) fc.assert(fc.property(fc.constantFrom(...ofPart(ALL)), check), { numRuns: 25 });
}

/** Local times before, at the start of, in, at the end of and after the gap or the overlap, and both ends of a day. */
function timesAround({ zone, atMs, forwardMinutes }: ClockChange): readonly string[] {
  const lastBefore = Date.parse(`${shownAt(atMs - 60_000, zone)}Z`);
  const length = Math.abs(forwardMinutes) % 1440;
  const minutes = [-length - 1, -length + 1, -length / 2, 0, 1, length / 2, length, length + 1];
  const times = minutes.map((minute) => new Date(lastBefore + Math.trunc(minute) * 60_000).toISOString().slice(11, 16));
  return [...new Set([...times, '00:00', '00:01', '23:59'])];
}

/** The dates that are days in the zone, from two before the change to two after. */
function datesAround({ zone, atMs }: ClockChange): readonly string[] {
  const date = shownAt(atMs, zone).slice(0, 10);
  return [-2, -1, 0, 1, 2].map((days) => datePlus(date, days)).filter((day) => isReal(day, zone));
}

test.each(PARTS)(
  'around every clock change (part %i) a daily digest is due once a local date, at its time or where the gap ends, for the day before',
  (part) => {
    expect(ALL.length).toBeGreaterThan(8000);
    forEachChange(part, (change) => {
      const { zone } = change;
      const dates = datesAround(change);
      const starts = dates.map((date) => reaching(date, '00:00', zone));
      for (const at of timesAround(change)) {
        const dues = dates.map((date) => reaching(date, at, zone));
        const found = occurrencesOf(
          { schedule: { every: 'day', at, zone }, report: { span: 'day' }, ...always },
          dues[0] ?? 0,
          dues.at(-1) ?? 0,
        );
        const told = found.map(({ dueMs, period: { from, to, fromMs, toMs, days } }) => ({ dueMs, from, to, fromMs, toMs, days }));
        const expected = dates.slice(1).map((_, i) => {
          const day = dates[i];
          return { dueMs: dues[i + 1], from: day, to: day, fromMs: starts[i], toMs: starts[i + 1], days: 1 };
        });
        expect(told, `${zone} at ${at} around ${new Date(change.atMs).toISOString()}`).toEqual(expected);
        expect(dues.every((due, i) => i === 0 || due > (dues[i - 1] ?? 0))).toBe(true);
      }
    });
  },
);

/** The first and the last of the calendar's dates in the whole week, or the whole month, before a date. */
const SPANS = {
  week: (date: string) => {
    const monday = datePlus(date, -((new Date(date).getUTCDay() + 6) % 7));
    return [datePlus(monday, -7), datePlus(monday, -1)] as const;
  },
  month: (date: string) => {
    const last = datePlus(`${date.slice(0, 8)}01`, -1);
    return [`${last.slice(0, 8)}01`, last] as const;
  },
};

test.each(PARTS.flatMap((part) => [['week', part] as const, ['month', part] as const]))(
  'around every clock change a digest of the %s (part %i) is due on its own date alone, for the one before',
  (span, part) => {
    forEachChange(part, (change) => {
      const { zone } = change;
      const dates = datesAround(change);
      const on = dates[Math.floor(dates.length / 2)] ?? '';
      const rhythm: Rhythm =
        span === 'week'
          ? { every: 'week', on: WEEKDAYS[(new Date(on).getUTCDay() + 6) % 7] ?? 'monday' }
          : { every: 'month', on: Number(on.slice(8)) };
      const [from, to] = SPANS[span](on);
      // No history begins before.
      if (from < '2008-01-01') return;
      const [fromMs, toMs] = [reaching(from, '00:00', zone), reaching(datePlus(to, 1), '00:00', zone)];
      for (const at of timesAround(change).slice(2, 5)) {
        const timing = { schedule: { ...rhythm, at, zone }, report: { span }, ...always };
        const bounds = [reaching(dates[0] ?? '', '00:00', zone) - 1, reaching(dates.at(-1) ?? '', '00:00', zone)] as const;
        const found = occurrencesOf(timing, ...bounds);
        expect(found, `${zone} at ${at} on ${on}`).toMatchObject([
          { date: on, dueMs: reaching(on, at, zone), kind: span, period: { from, to, fromMs, toMs } },
        ]);
      }
    });
  },
);
