import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cubeOf } from '../../src/metrics/cube/cube.ts';
import { SETS } from '../../src/metrics/fact/sets.ts';
import { inScope } from '../../src/report/scope.ts';
import { facts, intakes, scopes } from '../support/arbitrary-facts.ts';
import { reportOf } from './report-of.ts';

describe('a scoped report', () => {
  const list = fc.tuple(fc.array(facts(), { maxLength: 25 }), fc.array(intakes, { maxLength: 10 }));

  test('is the report of the facts of its scope alone', () => {
    fc.assert(
      fc.property(list, scopes, fc.subarray(['configuration', 'queue', 'channel', 'dialMode'] as const), ([f, i], wanted, columns) => {
        const scope = Object.fromEntries(columns.map((column) => [column, wanted[column].toUpperCase()]));
        const keep = inScope(scope);
        const scoped = cubeOf(
          f.filter((fact) => keep(fact.scope)),
          i.filter((intake) => keep(intake.scope)),
        );
        expect(reportOf({ cube: cubeOf(f, i), scope })).toEqual(reportOf({ cube: scoped, scope }));
      }),
    );
  });

  test('adds up over the values of a column to the whole, in every total that is a count', () => {
    fc.assert(
      fc.property(list, fc.constantFrom('configuration', 'queue', 'channel', 'dialMode'), ([f, i], column) => {
        const cube = cubeOf(f, i);
        const values = new Set(cube.cells.map(({ scope }) => scope[column as keyof typeof scope]));
        const parts = [...values].map((value) => reportOf({ cube, scope: { [column]: value } }).totals);
        const { contacts: _, callSeconds, value, ...whole } = reportOf({ cube }).totals;
        for (const [name, count] of Object.entries(whole)) {
          expect(
            parts.reduce((sum, part) => sum + (part[name as keyof typeof whole] ?? 0), 0),
            name,
          ).toBe(count ?? 0);
        }
        expect(parts.reduce((sum, part) => sum + part.callSeconds.sum, 0)).toBe(callSeconds.sum);
        expect(parts.reduce((sum, part) => sum + part.value.deliveries, 0)).toBe(value.deliveries);
        // Whole hundredths again: fractions would round.
        const hundredths = parts.reduce((sum, part) => sum + Math.round((part.value.sum ?? 0) * 100), 0);
        expect(hundredths).toBe(Math.round((value.sum ?? 0) * 100));
      }),
    );
  });

  test('agrees with a plain count of its facts', () => {
    fc.assert(
      fc.property(fc.array(facts(), { maxLength: 40 }), (f) => {
        const { totals, byStatus, byHour } = reportOf({ cube: cubeOf(f) });
        const count = (set: keyof typeof SETS) => f.filter(({ sets }) => (sets & SETS[set]) !== 0).length;
        expect(totals).toMatchObject({
          deliveries: f.length,
          attempts: count('attempts'),
          offHook: count('offHook'),
          liveMax: count('liveMax'),
        });
        expect(byStatus.reduce((sum, { deliveries }) => sum + deliveries, 0)).toBe(f.length);
        const started = f.filter(({ sets, startMs }) => (sets & SETS.attempts) !== 0 && startMs !== null).length;
        expect(byHour.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(started);
      }),
    );
  });
});
