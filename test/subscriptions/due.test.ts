import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Coverage, NO_COVERAGE } from '../../src/history/state/coverage.ts';
import { unreadNotes } from '../../src/lookup/provisional.ts';
import { type Due, daysDue, dueDigest, dueMsOf, dueUntil, PATIENCE_MS } from '../../src/subscriptions/due.ts';
import { daysBefore } from '../../src/time/days-before.ts';
import { HOUR_MS } from '../../src/time/lengths.ts';
import { dateAt, dayOf, instantReaching, type Period } from '../../src/time/local-day.ts';
import { zoneNames } from '../../src/time/zone-data.ts';

const COMPLETE: Coverage = { spans: [[0, Date.UTC(2100, 0)]], readToMs: Date.UTC(2100, 0) };

const reasonsOf = (coverage: Coverage) => async (period: Period) => unreadNotes(period, coverage);

async function dueAt(now: string, zone: string, digestAt: string, coverage = COMPLETE): Promise<[date: string, state: Due['state']]> {
  const { period, state } = await dueDigest({ nowMs: Date.parse(now), zone, digestAt, provisionalNotes: reasonsOf(coverage) });
  return [period.from, state];
}

describe("yesterday's digest", () => {
  test.each([
    ['a plain day', 'Europe/Lisbon', '07:00', '2026-11-23T07:00:00Z', '2026-11-22'],
    ['the day after clocks went forward', 'Europe/Lisbon', '07:00', '2009-03-30T06:00:00Z', '2009-03-29'],
    ['a time that the clock skips is the end of the gap', 'Europe/Lisbon', '01:30', '2009-03-29T01:00:00Z', '2009-03-28'],
    ['a gap in America', 'America/New_York', '02:30', '2026-03-08T07:00:00Z', '2026-03-07'],
    ['a time that comes twice in America', 'America/New_York', '01:30', '2026-11-01T05:30:00Z', '2026-10-31'],
    ['a time that comes twice is its first', 'Europe/Lisbon', '01:30', '2009-10-25T00:30:00Z', '2009-10-24'],
    ['a midnight that is missing', 'Africa/Cairo', '00:00', '2010-04-29T22:00:00Z', '2010-04-29'],
    ['the day after one that does not exist', 'Pacific/Apia', '07:00', '2011-12-30T17:00:00Z', '2011-12-29'],
    ['half an hour of clock change', 'Australia/Lord_Howe', '07:00', '2010-04-03T20:30:00Z', '2010-04-03'],
    ['clocks that a decree left where they were', 'America/Winnipeg', '07:00', '2026-11-28T12:00:00Z', '2026-11-27'],
    ['a midnight that comes twice is its first', 'America/St_Johns', '00:00', '2010-11-07T02:30:00Z', '2010-11-06'],
  ])('%s: in %s at %s it is due from %s on', async (_, zone, digestAt, due, date) => {
    const before = new Date(Date.parse(due) - 1).toISOString();
    const [dateBefore, stateBefore] = await dueAt(before, zone, digestAt);
    expect(stateBefore === 'early' || dateBefore !== date).toBe(true);
    expect(await dueAt(due, zone, digestAt)).toEqual([date, 'final']);
  });

  test('waits four hours for complete data, then goes as provisional', async () => {
    const due = Date.parse('2026-11-23T07:00:00Z');
    const stateAfter = async (ms: number) => (await dueAt(new Date(due + ms).toISOString(), 'Europe/Lisbon', '07:00', NO_COVERAGE))[1];
    expect(await Promise.all([-1, 0, PATIENCE_MS - 1, PATIENCE_MS].map(stateAfter))).toEqual([
      'early',
      'waiting',
      'waiting',
      'provisional',
    ]);
    expect(PATIENCE_MS).toBe(4 * HOUR_MS);
  });
});

test('each local day has its digest early, then due once and for the rest of it, in every zone, on clock changes too', async () => {
  // Instants around clock changes of each kind, and any others.
  const changes = [
    ['Europe/Lisbon', '2009-03-29'],
    ['Europe/Lisbon', '2009-10-25'],
    ['Australia/Lord_Howe', '2010-04-04'],
    ['America/St_Johns', '2010-11-07'],
    ['Africa/Cairo', '2010-04-30'],
    ['Pacific/Apia', '2011-12-30'],
    ['America/Sao_Paulo', '2018-11-04'],
  ] as const;
  const zones = fc.oneof(
    fc.constantFrom(...changes),
    fc.tuple(
      fc.constantFrom(...zoneNames()),
      fc.date({ min: new Date('2009-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map((d) => d.toISOString().slice(0, 10)),
    ),
  );
  const times = fc.nat(24 * 60 - 1).map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);
  await fc.assert(
    fc.asyncProperty(zones, times, fc.boolean(), async ([zone, date], digestAt, isComplete) => {
      const provisionalNotes = reasonsOf(isComplete ? COMPLETE : NO_COVERAGE);
      const order: readonly Due['state'][] = isComplete ? ['early', 'final'] : ['early', 'waiting', 'provisional'];
      const stages = new Map<string, number>();
      let wasIn = '';
      for (let nowMs = Date.parse(date) - 24 * HOUR_MS; nowMs < Date.parse(date) + 48 * HOUR_MS; nowMs += 15 * 60_000) {
        const { period, state } = await dueDigest({ nowMs, zone, digestAt, provisionalNotes });
        expect(order).toContain(state);
        expect(period.toMs <= nowMs && dateAt(period.toMs, zone) === dateAt(nowMs, zone)).toBe(true);
        // A period that was left is never come back to, and its state only moves on.
        if (period.from !== wasIn) expect(stages.has(period.from)).toBe(false);
        expect(order.indexOf(state)).toBeGreaterThanOrEqual(stages.get(period.from) ?? 0);
        stages.set(period.from, order.indexOf(state));
        wasIn = period.from;
      }
    }),
    { numRuns: 25 },
  );
});

describe('daysDue()', () => {
  test.each([
    ['Europe/Lisbon', '2009-03-26', '01:30'],
    ['Europe/Lisbon', '2009-10-22', '01:30'],
    ['America/New_York', '2026-03-05', '02:30'],
    ['Pacific/Apia', '2011-12-27', '23:59'],
    ['Africa/Cairo', '2010-04-27', '00:00'],
    ['America/St_Johns', '2010-11-04', '23:58'],
  ])('over any ticks names each day of a week in %s from %s once, at %s', (zone, first, digestAt) => {
    const time = { zone, digestAt };
    const [fromMs, toMs] = [dayOf(first, zone).fromMs, dayOf(first, zone).fromMs + 7 * 24 * HOUR_MS];
    const days = daysBefore(dayOf(dateAt(toMs, zone), zone).fromMs, zone, 10).toReversed();
    const expected = days.filter((day) => dueMsOf(day, time) > fromMs && dueMsOf(day, time) <= toMs).map(({ from }) => from);
    expect(expected.length).toBeGreaterThan(4);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: fromMs, max: toMs })), (ticks) => {
        let sinceMs = dueUntil(time, fromMs);
        const named: string[] = [];
        for (const nowMs of [...ticks.sort((a, b) => a - b), toMs]) {
          named.push(...daysDue(time, sinceMs, nowMs).map(({ from }) => from));
          sinceMs = Math.max(sinceMs, dueUntil(time, nowMs));
        }
        expect(named).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });

  test('names a day that came due by an earlier DIGEST_AT, and none again by a later one', () => {
    const zone = 'Europe/Lisbon';
    const at = (date: string, digestAt: string) => instantReaching(date, digestAt, zone);
    // Not due yet by the old one at 22:00, due since by the new one.
    const before = dueUntil({ zone, digestAt: '23:50' }, at('2026-11-23', '22:00'));
    const now = at('2026-11-24', '00:05');
    expect(daysDue({ zone, digestAt: '21:00' }, before, now).map(({ from }) => from)).toEqual(['2026-11-22']);
    const after = dueUntil({ zone, digestAt: '07:00' }, at('2026-11-23', '08:00'));
    expect(daysDue({ zone, digestAt: '23:50' }, after, at('2026-11-23', '23:55'))).toEqual([]);
  });
});
