import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Coverage, coveredUntil, isCovered, NO_COVERAGE, type Span, withSpan } from '../../../src/history/state/coverage.ts';

const readings = fc.array(fc.tuple(fc.nat(60), fc.nat(60), fc.nat(100)), { maxLength: 8 });
const coverageOf = (list: readonly (readonly [number, number, number])[]): Coverage =>
  list.reduce((coverage, [from, to, readAt]) => withSpan(coverage, [from, to], readAt), NO_COVERAGE);

/** Whether one of the spans holds the instant. */
function holds(spans: readonly (readonly [number, number, ...number[]])[], instant: number): boolean {
  return spans.some(([from, to]) => from <= instant && instant < to);
}

test('withSpan() keeps exactly the instants that were read, in spans sorted and apart, whatever the order', () => {
  fc.assert(
    fc.property(readings, (list) => {
      const { spans, readToMs } = coverageOf(list);
      for (let instant = 0; instant < 62; instant++) expect(holds(spans, instant)).toBe(holds(list, instant));
      for (const [i, [from, to]] of spans.entries()) {
        expect(from).toBeLessThan(to);
        if (i > 0) expect(spans[i - 1]?.[1]).toBeLessThan(from);
      }
      expect(readToMs).toBe(list.length === 0 ? null : Math.max(...list.map(([, , readAt]) => readAt)));
      expect(coverageOf(list.toReversed())).toEqual({ spans, readToMs });
      expect(coverageOf([...list, ...list])).toEqual({ spans, readToMs });
    }),
  );
});

test('withSpan() leaves its input unchanged', () => {
  const before: Coverage = { spans: [[0, 10]], readToMs: 5 };
  withSpan(before, [5, 20], 9);
  expect(before).toEqual({ spans: [[0, 10]], readToMs: 5 });
});

test('isCovered() and coveredUntil() agree with a look at each instant', () => {
  fc.assert(
    fc.property(readings, fc.nat(60), fc.nat(20), (list, from, length) => {
      const coverage = coverageOf(list);
      const span: Span = [from, from + length + 1];
      let until = from;
      while (holds(list, until)) until++;
      expect(coveredUntil(coverage, from)).toBe(until);
      expect(isCovered(coverage, span)).toBe(until >= span[1]);
    }),
  );
});
