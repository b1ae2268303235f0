import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cubeOf, mergeTallies, TALLY_COUNTS } from '../../../src/metrics/cube/cube.ts';
import { RATES } from '../../../src/metrics/kpis/rate-table.ts';
import { facts, intakes } from '../../support/arbitrary-facts.ts';

test('every rate has an id of its own, a name, a formula, its columns, and counts that a tally has', () => {
  expect(new Set(RATES.map(({ id }) => id)).size).toBe(RATES.length);
  for (const { name, formula, columns, numerator, denominator } of RATES) {
    expect(name).not.toBe('');
    expect(formula).toContain(' / ');
    expect(columns.length).toBeGreaterThan(0);
    expect(TALLY_COUNTS).toContain(numerator);
    expect(TALLY_COUNTS).toContain(denominator);
  }
});

test('the numerator of every rate counts a part of what its denominator counts, whatever the rows', () => {
  fc.assert(
    fc.property(fc.array(facts(), { maxLength: 20 }), fc.array(intakes, { maxLength: 10 }), (list, created) => {
      const tally = mergeTallies(cubeOf(list, created).cells.map((cell) => cell.tally));
      for (const { id, numerator, denominator } of RATES) expect(tally[numerator], id).toBeLessThanOrEqual(tally[denominator]);
    }),
  );
});
