import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Coverage, NO_COVERAGE } from '../../src/harvest/coverage.ts';
import { type Due, dueDigest, PATIENCE_MS } from '../../src/subscriptions/due.ts';
import { dateAt } from '../../src/time/local-day.ts';

const COMPLETE: Coverage = { spans: [[0, Date.UTC(2100, 0)]], readToMs: Date.UTC(2100, 0) };
const HOUR_MS = 3_600_000;

function dueAt(now: string, zone: string, digestAt: string, coverage = COMPLETE): [date: string, state: Due['state']] {
  const { period, state } = dueDigest({ nowMs: Date.parse(now), zone, digestAt, coverage });
  return [period.from, state];
}

describe("yesterday's digest", () => {
  test.each([
    ['a plain day', 'Europe/Lisbon', '07:00', '2026-11-23T07:00:00Z', '2026-11-22'],
    ['the day after clocks went forward', 'Europe/Lisbon', '07:00', '2009-03-30T06:00:00Z', '2009-03-29'],
    ['a time that the clock skips moves on', 'Europe/Lisbon', '01:30', '2009-03-29T01:30:00Z', '2009-03-28'],
    ['a time that comes twice is its first', 'Europe/Lisbon', '01:30', '2009-10-25T00:30:00Z', '2009-10-24'],
    ['a midnight that is missing', 'Africa/Cairo', '00:00', '2010-04-29T22:00:00Z', '2010-04-29'],
    ['the day after one that does not exist', 'Pacific/Apia', '07:00', '2011-12-30T17:00:00Z', '2011-12-29'],
    ['half an hour of clock change', 'Australia/Lord_Howe', '07:00', '2010-04-03T20:30:00Z', '2010-04-03'],
    ['a midnight that comes twice is its first', 'America/St_Johns', '00:00', '2010-11-07T02:30:00Z', '2010-11-06'],
  ])('%s: in %s at %s it is due from %s on', (_, zone, digestAt, due, date) => {
    const before = new Date(Date.parse(due) - 1).toISOString();
    expect(dueAt(before, zone, digestAt)[1] === 'early' || dueAt(before, zone, digestAt)[0] !== date).toBe(true);
    expect(dueAt(due, zone, digestAt)).toEqual([date, 'final']);
  });

  test('waits four hours for complete data, then goes as provisional', () => {
    const due = Date.parse('2026-11-23T07:00:00Z');
    const stateAfter = (ms: number) => dueAt(new Date(due + ms).toISOString(), 'Europe/Lisbon', '07:00', NO_COVERAGE)[1];
    expect([stateAfter(-1), stateAfter(0), stateAfter(PATIENCE_MS - 1), stateAfter(PATIENCE_MS)]).toEqual([
      'early',
      'waiting',
      'waiting',
      'provisional',
    ]);
    expect(PATIENCE_MS).toBe(4 * HOUR_MS);
  });
});

test('each local day has its digest early, then due once and for the rest of it, in every zone, on clock changes too', () => {
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
      fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
      fc.date({ min: new Date('2009-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map((d) => d.toISOString().slice(0, 10)),
    ),
  );
  const times = fc.nat(24 * 60 - 1).map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);
  fc.assert(
    fc.property(zones, times, fc.boolean(), ([zone, date], digestAt, isComplete) => {
      const coverage = isComplete ? COMPLETE : NO_COVERAGE;
      const order: readonly Due['state'][] = isComplete ? ['early', 'final'] : ['early', 'waiting', 'provisional'];
      const stages = new Map<string, number>();
      let wasIn = '';
      for (let nowMs = Date.parse(date) - 24 * HOUR_MS; nowMs < Date.parse(date) + 48 * HOUR_MS; nowMs += 15 * 60_000) {
        const { period, state } = dueDigest({ nowMs, zone, digestAt, coverage });
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
