import { describe, expect, test } from 'vitest';
import { type DayOfPanel, trendPanel } from '../../../src/page/charts/trend-panel.ts';
import { DAY_MS } from '../../../src/time/lengths.ts';

const FIRST = Date.parse('2026-10-02T00:00:00Z');

function panelOf(values: readonly (number | null)[], others: Partial<DayOfPanel> = {}) {
  const days = values.map((value, i) => ({
    ...{ date: new Date(FIRST + i * DAY_MS).toISOString().slice(0, 10), value, isRead: value !== null, isOpen: false },
    ...{ isOwn: i === values.length - 1 },
    ...others,
  }));
  const { svg, range } = trendPanel({ title: 'Deliveries', description: 'From 1 to 9.', days });
  const path = (name: string) => new RegExp(`<path class="${name}" d="([^"]*)"/>`).exec(svg.markup)?.[1];
  return { svg: svg.markup, range, path };
}

/** Of a path: where each of its lines begins. */
const starts = (path = '') => path.match(/M[\d.]+/g) ?? [];

describe('trendPanel()', () => {
  test('says what it shows to whoever does not see it', () => {
    const { svg } = panelOf([1, 2]);
    expect(svg).toContain('role="img"><title>Deliveries</title><desc>From 1 to 9.</desc>');
  });

  test('leaves a gap in the line where a day was not read, and hatches it from top to bottom', () => {
    const { path } = panelOf([4, 5, null, 7, 8]);
    expect(starts(path('line'))).toEqual(['M5', 'M35']);
    expect(path('gap')).toBe('M20 0h10v100h-10z');
  });

  test('draws a day of nothing at the bottom, which is no gap', () => {
    const { path } = panelOf([0, 10]);
    expect(path('line')).toBe('M5,96L15,5');
    expect(path('gap')).toBeUndefined();
  });

  test('begins at 0, unless all values are far from it', () => {
    expect(panelOf([10, 100]).range).toEqual({ low: 0, high: 100 });
    const { low, high } = panelOf([0.2, 0.25]).range;
    expect(low).toBeGreaterThan(0.15);
    expect(high).toBe(0.25);
  });

  test('has room for one value alone, and for nothing but zeros', () => {
    expect(panelOf([null, null, 7]).svg).not.toMatch(/NaN|Infinity/);
    expect(panelOf([0, 0, 0]).range).toEqual({ low: 0, high: 1 });
  });

  test('marks the report’s own day, and makes a ring of what can still change', () => {
    const { path } = panelOf([1, 2, 3], { isOpen: true });
    expect(path('own')).toBe('M20 0h10v100h-10z');
    expect(starts(path('dot now'))).toEqual(['M25']);
    expect(starts(path('hole'))).toEqual(['M5', 'M15', 'M25']);
  });

  test('draws the band from four weekdays on', () => {
    const weeks = (count: number) => panelOf(Array.from({ length: count * 7 + 1 }, (_, i) => i % 7)).path('band');
    expect(weeks(4)).toBeDefined();
    expect(weeks(3)).toBeUndefined();
  });

  test('of very many days has a dot only where no line leads', () => {
    const values = Array.from({ length: 200 }, (_, i) => (i === 50 || i === 52 ? null : i));
    expect(starts(panelOf(values).path('dot'))).toEqual(['M515']);
    expect(starts(panelOf(values.slice(0, 100)).path('dot'))).toHaveLength(97);
  });
});
