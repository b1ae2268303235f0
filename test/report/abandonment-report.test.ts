/** Abandonment on both denominators, by the source that tells most. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_TALLY, type Tally } from '../../src/metrics/cube/cube.ts';
import { abandonmentLimit, abandonmentReport } from '../../src/report/abandonment-report.ts';

const tally = (counts: Partial<Tally>): Tally => ({ ...EMPTY_TALLY, ...counts });
const part = (configuration: string, counts: Partial<Tally>) => ({ configuration, tally: tally(counts) });
const windowOf = (...tallies: readonly ReturnType<typeof part>[]) => ({ days: 30, tallies });
const limitsOf = (threshold: number | null, metric = 'abandonmentRate') => ({
  throttles: [{ metric, threshold, periodMinutes: 60 }],
  botFailureTreatment: null,
  botFailurePercent: null,
  firstResponseMinutes: null,
  queuePercent: null,
});
const nameOf = (configuration: string) => `name of ${configuration}`;

describe('abandonmentReport()', () => {
  test('divides by known attempts of the period, and by live answers of 30 days per configuration', () => {
    const window = windowOf(
      part('c1', { measuredColumn: 100, abandonedColumn: 5, liveMin: 150 }),
      part('c2', { measuredColumn: 10, abandonedColumn: 0, liveMin: 100 }),
    );
    const report = abandonmentReport(tally({ measuredColumn: 20, abandonedColumn: 3 }), window, nameOf);
    expect(report).toMatchObject({ source: 'column', days: 30, microsoft: { numerator: 3, denominator: 20 } });
    expect(report.regulatory).toEqual([
      { configuration: 'c1', name: 'name of c1', source: 'column', abandoned: 5, liveAnswered: 150, value: 5 / 150, limit: 0.03, room: -1 },
      { configuration: 'c2', name: 'name of c2', source: 'column', abandoned: 0, liveAnswered: 100, value: 0, limit: 0.03, room: 3 },
    ]);
  });

  test('judges each configuration by the limit that its owner set in Dynamics, and the others by 3 %', () => {
    const counts = { measuredColumn: 100, abandonedColumn: 28, liveMin: 100 };
    const limits = new Map([
      ['strict', limitsOf(0.5)],
      ['generous', limitsOf(29)],
    ]);
    const report = abandonmentReport(
      tally(counts),
      windowOf(part('strict', counts), part('generous', counts), part('none', counts)),
      nameOf,
      limits,
    );
    // 29 % of 100 is 29, though 0.29 x 100 is a hair less.
    expect(report.regulatory.map(({ configuration, limit, room }) => [configuration, limit, room])).toEqual([
      ['strict', 0.005, -28],
      ['none', 0.03, -25],
      ['generous', 0.29, 1],
    ]);
  });

  test.each([
    ['none', undefined, 0.03],
    ['no throttle', { ...limitsOf(1), throttles: [] }, 0.03],
    ['a throttle by something else', limitsOf(1, 'escalations'), 0.03],
    ['one without a threshold', limitsOf(null), 0.03],
    ['a share that cannot be', limitsOf(101), 0.03],
    ['less than nothing', limitsOf(-1), 0.03],
    ['no abandonment at all', limitsOf(0), 0],
    ['the stricter of two', { ...limitsOf(1), throttles: [...limitsOf(5).throttles, ...limitsOf(2).throttles] }, 0.02],
  ])('abandonmentLimit() of limits with %s', (_, limits, limit) => {
    expect(abandonmentLimit(limits)).toBe(limit);
  });

  test.each(['Column', 'Conversation', 'Code', 'Estimate'] as const)(
    'goes by %s where no better source tells anything, and mixes none in',
    (source) => {
      const order = ['Column', 'Conversation', 'Code', 'Estimate'] as const;
      const counts: Partial<Record<keyof Tally, number>> = { liveMin: 100 };
      for (const [i, worse] of order.slice(order.indexOf(source)).entries()) {
        counts[`measured${worse}`] = 50 + i;
        counts[`abandoned${worse}`] = 5 + i;
      }
      const report = abandonmentReport(tally(counts), windowOf(part('c1', counts)), nameOf);
      expect(report.source).toBe(source.toLowerCase());
      expect(report.microsoft).toMatchObject({ numerator: 5, denominator: 50 });
      expect(report.regulatory).toMatchObject([{ abandoned: 5, room: -2 }]);
    },
  );

  test('divides by all attempts of the engagements that representatives lead, where the columns tell: those tell of connected customers only', () => {
    const counts = { measuredColumn: 20, abandonedColumn: 3, ledByPeople: 100 };
    expect(abandonmentReport(tally(counts), windowOf(), nameOf).microsoft).toMatchObject({ numerator: 3, denominator: 100 });
  });

  test('goes by the source of the 30 days where the period itself tells less', () => {
    const window = windowOf(part('c1', { measuredColumn: 10, abandonedColumn: 1, liveMin: 10 }));
    const report = abandonmentReport(tally({ measuredCode: 5, abandonedCode: 5 }), window, nameOf);
    expect(report).toMatchObject({ source: 'column', microsoft: { numerator: 0, denominator: 0, value: null } });
  });

  test('is not measurable, rather than 0, where nothing tells', () => {
    const report = abandonmentReport(tally({ voiceAttempts: 100, liveMin: 50 }), windowOf(part('c1', { liveMin: 50 })), nameOf);
    expect(report).toMatchObject({ source: null, microsoft: { value: null }, regulatory: [] });
    expect(report.sourceName).toMatch(/^not measurable/);
  });

  test('leaves a configuration out of which the source tells nothing', () => {
    const window = windowOf(part('c1', { measuredCode: 1, liveMin: 1 }), part('c2', { liveMin: 9 }));
    expect(abandonmentReport(tally({}), window, nameOf).regulatory.map(({ configuration }) => configuration)).toEqual(['c1']);
  });

  test('has no value without live answers, and shows more abandoned than live as it is', () => {
    const window = windowOf(
      part('c1', { measuredColumn: 5, abandonedColumn: 2 }),
      part('c2', { measuredColumn: 5, abandonedColumn: 2, liveMin: 1 }),
    );
    expect(abandonmentReport(tally({}), window, nameOf).regulatory.map(({ value, room }) => [value, room])).toEqual([
      [null, -2],
      [2, -2],
    ]);
  });

  test('room is how many more abandons fit under 3 %: with them the limit is kept, with one more it is broken', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(1000), (liveMin, abandonedColumn) => {
        const window = windowOf(part('c1', { measuredColumn: 1, abandonedColumn, liveMin }));
        const room = abandonmentReport(tally({}), window, nameOf).regulatory[0]?.room ?? Number.NaN;
        expect(100 * (abandonedColumn + room)).toBeLessThanOrEqual(3 * liveMin);
        expect(100 * (abandonedColumn + room + 1)).toBeGreaterThan(3 * liveMin);
      }),
    );
  });
});
