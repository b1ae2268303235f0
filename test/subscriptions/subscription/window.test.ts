import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWithinWindow } from '../../../src/subscriptions/subscription/window.ts';
import { clockChanges, shownAt } from './wall-clock.ts';

const DAY: { from: string; to: string } = { from: '08:00', to: '18:00' };
const NIGHT = { from: '22:00', to: '02:00' };

test.each([
  ['before it', DAY, '2026-11-22T07:59:59Z', false],
  ['as it begins', DAY, '2026-11-22T08:00Z', true],
  ['in it', DAY, '2026-11-22T17:59:59Z', true],
  ['as it ends', DAY, '2026-11-22T18:00Z', false],
  ['in one over midnight', NIGHT, '2026-11-22T01:59Z', true],
  ['between two over midnight', NIGHT, '2026-11-22T02:00Z', false],
  ['where clocks jump into it', { from: '01:30', to: '03:00' }, '2009-03-29T00:59Z', false],
  ['where clocks jump over it', { from: '01:10', to: '01:50' }, '2009-03-29T00:59Z', false],
  ['where clocks go back into it', { from: '01:00', to: '01:30' }, '2009-10-25T00:45Z', false],
])('%s: mail is handed over, or waits', (_, window, now, isOpen) => {
  expect(isWithinWindow({ zone: 'Europe/Lisbon', window }, Date.parse(now))).toBe(isOpen);
});

test('without a window mail is handed over at any time', () => {
  expect(isWithinWindow({ zone: 'UTC' }, 5)).toBe(true);
});

test('around any clock change it is open while the wall clock shows a time of it', () => {
  const times = fc.nat(95).map((quarter) => new Date(quarter * 900_000).toISOString().slice(11, 16));
  const minutes = fc.integer({ min: -1500, max: 300 });
  fc.assert(
    fc.property(fc.constantFrom(...clockChanges()), minutes, times, times, ({ zone, atMs }, minute, from, to) => {
      const nowMs = atMs + minute * 60_000;
      const time = shownAt(nowMs, zone).slice(11);
      const isOpen = from < to ? from <= time && time < to : time >= from || time < to;
      expect(isWithinWindow({ zone, window: { from, to } }, nowMs)).toBe(isOpen);
    }),
    { numRuns: 300 },
  );
});
