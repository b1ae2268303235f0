import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWithinWindow, nextWindowMs } from '../../../src/subscriptions/subscription/window.ts';
import { clockChanges, shownAt } from './wall-clock.ts';

const DAY: { from: string; to: string } = { from: '08:00', to: '18:00' };
const NIGHT = { from: '22:00', to: '02:00' };

test.each([
  ['before it', DAY, '2026-11-22T07:59:59Z', false, '2026-11-22T08:00Z'],
  ['as it begins', DAY, '2026-11-22T08:00Z', true, '2026-11-22T08:00Z'],
  ['in it', DAY, '2026-11-22T17:59:59Z', true, '2026-11-22T17:59:59Z'],
  ['as it ends', DAY, '2026-11-22T18:00Z', false, '2026-11-23T08:00Z'],
  ['in one over midnight', NIGHT, '2026-11-22T01:59Z', true, '2026-11-22T01:59Z'],
  ['between two over midnight', NIGHT, '2026-11-22T02:00Z', false, '2026-11-22T22:00Z'],
  ['where clocks jump into it', { from: '01:30', to: '03:00' }, '2009-03-29T00:59Z', false, '2009-03-29T01:00Z'],
  ['where clocks jump over it', { from: '01:10', to: '01:50' }, '2009-03-29T00:59Z', false, '2009-03-30T00:10Z'],
  ['where clocks go back into it', { from: '01:00', to: '01:30' }, '2009-10-25T00:45Z', false, '2009-10-25T01:00Z'],
])('%s: mail is handed over, or waits for the next', (_, window, now, isOpen, next) => {
  const schedule = { zone: 'Europe/Lisbon', window };
  expect(isWithinWindow(schedule, Date.parse(now))).toBe(isOpen);
  expect(new Date(nextWindowMs(schedule, Date.parse(now)))).toEqual(new Date(next));
});

test('without a window mail is handed over at any time', () => {
  expect([isWithinWindow({ zone: 'UTC' }, 5), nextWindowMs({ zone: 'UTC' }, 5)]).toEqual([true, 5]);
});

test('around any clock change the next window is the first minute at which the wall clock shows a time of it', () => {
  const times = fc.nat(95).map((quarter) => new Date(quarter * 900_000).toISOString().slice(11, 16));
  const minutes = fc.integer({ min: -1500, max: 300 });
  fc.assert(
    fc.property(fc.constantFrom(...clockChanges()), minutes, times, times, ({ zone, atMs }, minute, from, to) => {
      const nowMs = atMs + minute * 60_000;
      const isOpen = (ms: number) => {
        const time = shownAt(ms, zone).slice(11);
        return from < to ? from <= time && time < to : time >= from || time < to;
      };
      let expected = nowMs;
      while (!isOpen(expected)) expected += 60_000;
      expect(nextWindowMs({ zone, window: { from, to } }, nowMs)).toBe(expected);
      expect(isWithinWindow({ zone, window: { from, to } }, nowMs)).toBe(isOpen(nowMs));
    }),
    { numRuns: 300 },
  );
});
