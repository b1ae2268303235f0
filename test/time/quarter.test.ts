import fc from 'fast-check';
import { expect, test } from 'vitest';
import { QUARTER_MS } from '../../src/time/lengths.ts';
import { quarterOf } from '../../src/time/quarter.ts';

const instants = fc.integer({ min: 0, max: Date.UTC(2100, 0) });

test('quarterOf() gives the latest start of a quarter hour that is not after the instant', () => {
  fc.assert(
    fc.property(instants, (at) => {
      const quarter = quarterOf(at);
      expect(quarter % QUARTER_MS).toBe(0);
      expect(at - quarter).toBeGreaterThanOrEqual(0);
      expect(at - quarter).toBeLessThan(QUARTER_MS);
    }),
  );
});
