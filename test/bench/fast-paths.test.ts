/** What was made fast gives what the plain way gives. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cubeOf } from '../../src/metrics/cube/cube.ts';
import { sharedScope } from '../../src/metrics/fact/shared-scope.ts';
import { instantMs } from '../../src/metrics/row/text.ts';
import { facts } from '../support/arbitrary-facts.ts';

const two = fc.integer({ min: 0, max: 99 }).map((value) => `${value}`.padStart(2, '0'));
const nearlyInstant = fc.tuple(two, two, two, two, two, two, two).map(([c, y, m, d, h, i, s]) => `${c}${y}-${m}-${d}T${h}:${i}:${s}Z`);
const instant = fc.integer({ min: 0, max: 253_402_300_799 }).map((second) => `${new Date(second * 1000).toISOString().slice(0, 19)}Z`);

function plainMs(text: string): number | null {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : ms;
}

test('instantMs() reads every text of the usual form as Date.parse does, dates that do not exist too', () => {
  fc.assert(
    fc.property(fc.oneof(instant, nearlyInstant), (text) => {
      expect(instantMs(text)).toBe(plainMs(text));
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  '2026-11-22T09:41:07.5Z',
  '2026-11-22T09:41:07+01:00',
  '2026-11-22T24:00:00Z',
  '2026-11-22T09:41:60Z',
  '2026-1--22T09:41:07Z',
  '2026-11-22 09:41:07Z',
  '٢٠٢٦-11-22T09:41:07Z',
  'no date of 20 signs.',
])('instantMs() takes "%s" for what Date.parse takes it', (text) => {
  expect(instantMs(text)).toBe(plainMs(text));
});

const text = fc.constantFrom('', 'a', 'b', '|', 'a|b', '__proto__');
const scope = fc.record({ configuration: text, queue: text, channel: text, dialMode: text });

test('sharedScope() gives an equal scope, also where texts hold its separator', () => {
  fc.assert(
    fc.property(scope, (given) => {
      expect(sharedScope({ ...given })).toEqual(given);
    }),
  );
});

test('cubeOf() counts facts that share scopes and attributes as it counts copies of them', () => {
  fc.assert(
    fc.property(fc.array(facts(), { maxLength: 8 }), (some) => {
      expect(cubeOf(some.map((fact) => ({ ...fact, scope: sharedScope(fact.scope) })))).toEqual(cubeOf(structuredClone(some)));
    }),
  );
});
