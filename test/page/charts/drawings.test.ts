import { describe, expect, test } from 'vitest';
import { coordinate } from '../../../src/page/charts/coordinates.ts';
import { heatStep } from '../../../src/page/charts/heat-step.ts';
import { histogram } from '../../../src/page/charts/histogram.ts';
import { sparkBars } from '../../../src/page/charts/spark-bars.ts';
import { stackedBar } from '../../../src/page/charts/stacked-bar.ts';

const HOSTILE = '"><script>alert(1)</script>';

test('coordinate() is whole and short', () => {
  expect([1.4, -0.2, 99.6].map(coordinate)).toEqual(['1', '0', '100']);
});

describe('stackedBar()', () => {
  const part = (kind: string, value: number) => ({ kind, value, title: `${kind} ${value}` });

  test('gives each part its share of the width', () => {
    const { markup } = stackedBar([part('live', 1), part('machine', 3)], 'Outcomes', '');
    expect([...markup.matchAll(/x="(\d+)" width="(\d+)"/g)].map(([, x, width]) => [x, width])).toEqual([
      ['0', '248'],
      ['250', '748'],
    ]);
  });

  test('shows a part that is too small to see as a line, and nothing where there is nothing', () => {
    expect(stackedBar([part('live', 1), part('machine', 100_000)], '', '').markup).toContain('x="0" width="1"');
    expect(stackedBar([part('live', 0)], '', '').markup).toBe('');
  });

  test('escapes what stands in its titles', () => {
    const { markup } = stackedBar([{ kind: 'live', value: 1, title: HOSTILE }], HOSTILE, HOSTILE);
    expect(markup).not.toContain('<script');
    expect(markup).toContain('&lt;script&gt;');
  });
});

describe('sparkBars()', () => {
  test('draws no bar of a day that is not known, a line of a day of nothing, and the last one apart', () => {
    const { markup } = sparkBars([null, 0, 5, 10], 'n/a, 0, 5, 10');
    expect(markup).toContain('<path class="bar" d="M6 16v-1M10 16v-8"/><path class="bar now" d="M14 16v-16"/>');
    expect(markup).toContain('viewBox="0 0 16 16"');
    expect(markup).toContain('<title>n/a, 0, 5, 10</title>');
  });

  test('does not take the day before for the last one', () => {
    expect(sparkBars([3, null], '').markup).not.toContain('bar now');
  });

  test('is nothing where nothing is known', () => {
    expect(sparkBars([null, null], '').markup).toBe('');
  });
});

describe('histogram()', () => {
  test('draws bars in proportion to the highest, with their parts, and none of an empty range', () => {
    const bars = [
      { count: 10, part: 5, title: 'a' },
      { count: 0, title: 'b' },
      { count: 20, title: 'c' },
    ];
    const { markup } = histogram(bars, 'Call times');
    expect([...markup.matchAll(/d="M(\d+) 100v-(\d+)h/g)].map(([, x, height]) => [x, height])).toEqual([
      ['2', '50'],
      ['2', '25'],
      ['42', '100'],
    ]);
    expect(markup).not.toContain('<title>b</title>');
  });
});

test('heatStep() is 0 for nothing alone, and 5 for the most', () => {
  expect([0, 1, 20, 21, 100].map((value) => heatStep(value, 100))).toEqual([0, 1, 1, 2, 5]);
  expect(heatStep(3, 0)).toBe(0);
});
