/** What is known once a call is over. */
import { expect, test } from 'vitest';
import { callSecondsOf, withCallEnd } from '../../../src/metrics/fact/classify.ts';
import { isIn, SET_NAMES, SETS } from '../../../src/metrics/fact/sets.ts';

const START = Date.UTC(2026, 10, 22, 9);

test('withCallEnd() tells an abandoned call anew each time, and keeps that an attempt was taken', () => {
  const namesOf = (sets: number) => SET_NAMES.filter((name) => isIn(sets, SETS[name]));
  const abandoned = withCallEnd(SETS.attempts, { wasAbandoned: true, wasTaken: true });
  expect(namesOf(abandoned)).toEqual(['attempts', 'handled', 'abandoned']);
  expect(namesOf(withCallEnd(abandoned, { wasAbandoned: false, wasTaken: false }))).toEqual(['attempts', 'handled']);
  expect(namesOf(withCallEnd(SETS.notTried, { wasAbandoned: false, wasTaken: true }))).toEqual(['notTried']);
});

test('callSecondsOf() gives whole seconds, null where a time is missing or the end is before the start', () => {
  expect(callSecondsOf({ startMs: START, endMs: START })).toBe(0);
  expect(callSecondsOf({ startMs: START, endMs: START + 1_999 })).toBe(1);
  expect(callSecondsOf({ startMs: START, endMs: START - 1 })).toBeNull();
  expect(callSecondsOf({ startMs: null, endMs: START })).toBeNull();
  expect(callSecondsOf({ startMs: START, endMs: null })).toBeNull();
});
