/** Spans that hold open deliveries: a day of UTC lies in one of them at most. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openSpansOf } from '../../../src/history/quarters/open-spans.ts';
import { DAY_MS, QUARTER_MS } from '../../../src/time/lengths.ts';

const DAY = Date.UTC(2026, 10, 22);
const stateAt = (number: number, open = 1) => ({ quarterMs: DAY + number * QUARTER_MS, open });

test('what lies on one day, or on days that adjoin, is one span', () => {
  expect(openSpansOf([0, 7, 95, 96, 200].map((number) => stateAt(number)))).toEqual([[DAY, DAY + 201 * QUARTER_MS]]);
  expect(openSpansOf([stateAt(90), stateAt(96 * 2)])).toHaveLength(2);
});

test('each open quarter hour lies in a span, no day in two, and no span has a day without any', () => {
  const states = fc
    .uniqueArray(fc.nat({ max: 960 }), { maxLength: 20 })
    .chain((numbers) =>
      fc.constant(numbers.toSorted((a, b) => a - b)).map((sorted) => sorted.map((number) => stateAt(number, number % 3))),
    );
  fc.assert(
    fc.property(states, (list) => {
      const open = list.filter((state) => state.open > 0);
      const spans = openSpansOf(list);
      for (const { quarterMs } of open) expect(spans.filter(([fromMs, toMs]) => fromMs <= quarterMs && quarterMs < toMs)).toHaveLength(1);
      const daysOf = ([fromMs, toMs]: readonly [number, number]) =>
        Array.from(
          { length: Math.floor((toMs - 1) / DAY_MS) - Math.floor(fromMs / DAY_MS) + 1 },
          (_, i) => Math.floor(fromMs / DAY_MS) + i,
        );
      const days = spans.flatMap(daysOf);
      expect(days).toEqual([...new Set(open.map(({ quarterMs }) => Math.floor(quarterMs / DAY_MS)))]);
    }),
  );
});
