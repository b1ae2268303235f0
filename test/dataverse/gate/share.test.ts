import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cautiousShare, fillLevel, reserveOf, type Seat, shareOf } from '../../../src/dataverse/gate/share.ts';

const LIMITS = { requests: 100, executionMs: 1_000, concurrent: 10, windowMs: 60_000 };
const NOTHING = { requests: 0, executionMs: 0, concurrent: 0 };
const NOW = 1_000_000;

function seat(change: Partial<Seat> = {}): Seat {
  return { untilMs: NOW + 1, used: NOTHING, upTo: NOTHING, sees: [], ...change };
}

describe('fillLevel()', () => {
  test('those who are past it and those who fill up to it use all of the limit and no more, whatever each has used', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), fc.array(fc.nat(400), { minLength: 1, maxLength: 12 }), (limit, used) => {
        const level = fillLevel(limit, used);
        const all = used.reduce((sum, amount) => sum + Math.max(amount, level), 0);
        const spent = used.reduce((sum, amount) => sum + amount, 0);
        if (spent <= limit) expect(all).toBeCloseTo(limit, 6);
        // Too much as it is: nobody who is below has anything left.
        else expect(all).toBeLessThanOrEqual(spent + 1e-6);
      }),
    );
  });

  test('equal shares where nobody is past them', () => {
    expect([fillLevel(100, [0]), fillLevel(100, [10, 20]), fillLevel(100, [0, 25, 25, 3])]).toEqual([100, 50, 25]);
  });

  test('what one is past its share, the others have less', () => {
    expect([fillLevel(100, [80, 0]), fillLevel(100, [80, 0, 0]), fillLevel(100, [60, 30, 0])]).toEqual([20, 10, 10]);
  });
});

describe('shareOf()', () => {
  test('one alone has all', () => {
    expect(shareOf(LIMITS, NOTHING, [], NOW)).toEqual({ requests: 100, executionMs: 1_000, concurrent: 10 });
  });

  test('each of three has a third, in whole requests', () => {
    expect(shareOf(LIMITS, NOTHING, [seat(), seat()], NOW)).toEqual({ requests: 33, executionMs: 1_000 / 3, concurrent: 3 });
  });

  test('more processes than may ask at a time have one request at a time each', () => {
    expect(
      shareOf(
        LIMITS,
        NOTHING,
        Array.from({ length: 30 }, () => seat()),
        NOW,
      ),
    ).toMatchObject({ requests: 3, concurrent: 1 });
  });

  test('what a process may have used that ended without a word counts until the window has passed', () => {
    const gone = seat({ untilMs: NOW, used: { ...NOTHING, requests: 10 }, upTo: { requests: 50, executionMs: 500, concurrent: 5 } });
    expect(shareOf(LIMITS, NOTHING, [gone], NOW)).toEqual({ requests: 50, executionMs: 500, concurrent: 10 });
    expect(shareOf(LIMITS, NOTHING, [gone], NOW + LIMITS.windowMs - 1).requests).toBe(50);
    expect(shareOf(LIMITS, NOTHING, [gone], NOW + LIMITS.windowMs).requests).toBe(100);
  });

  test('however many ended without a word, a cautious share is left, unless what they had used by then leaves less', () => {
    const upTo = { requests: 60, executionMs: 600, concurrent: 10 };
    const gone = (requests: number) => Array.from({ length: 4 }, () => seat({ untilMs: NOW, used: { ...NOTHING, requests }, upTo }));
    expect(shareOf(LIMITS, NOTHING, gone(5), NOW)).toEqual({ requests: 25, executionMs: 250, concurrent: 10 });
    expect(shareOf(LIMITS, NOTHING, gone(24), NOW).requests).toBe(4);
  });

  test('of one that gave its seat back, only what it has used', () => {
    const left = seat({ untilMs: NOW, used: { requests: 10, executionMs: 40, concurrent: 0 } });
    expect(shareOf(LIMITS, NOTHING, [left], NOW)).toEqual({ requests: 90, executionMs: 960, concurrent: 10 });
  });
});

test('cautiousShare() is one request at a time and a quarter of the rest, of the smallest limit one', () => {
  expect(cautiousShare(LIMITS)).toEqual({ requests: 25, executionMs: 250, concurrent: 1 });
  expect(cautiousShare({ ...LIMITS, requests: 1 }).requests).toBe(1);
});

test('reserveOf() goes a quarter of the limits beyond what was used, and no further than the share', () => {
  const share = { requests: 50, executionMs: 500, concurrent: 5 };
  expect(reserveOf(LIMITS, share, { requests: 10, executionMs: 300, concurrent: 2 })).toEqual({ ...share, requests: 35 });
  expect(reserveOf(LIMITS, share, { requests: 80, executionMs: 0, concurrent: 5 })).toEqual({ ...share, executionMs: 250 });
});
