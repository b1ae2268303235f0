import { describe, expect, test } from 'vitest';
import { headingOf, isRunning } from '../../../src/page/controls/heading.ts';
import { sampleReport } from '../../support/sample-report.ts';
import { sourceOf } from '../sections/sections-of.ts';

const report = sampleReport();
const at = (today: string) => {
  const source = sourceOf(report);
  return { ...source, around: { ...source.around, today } };
};

describe('headingOf()', () => {
  test('leads to the days before and after, and to none that has not begun', () => {
    expect(headingOf(at('2026-11-23')).markup).toMatch(/rel="prev" href="[^"]*date=2026-11-21.*rel="next" href="[^"]*date=2026-11-23/s);
    expect(headingOf(at('2026-11-22')).markup).not.toContain('rel="next"');
    expect(headingOf({ ...at('2026-11-23'), isLink: true }).markup).not.toContain('rel=');
  });

  test('says of days that still run how far they were read', () => {
    expect(headingOf(at('2026-11-22')).markup).toContain('So far: read up to 23 Nov 2026, 06:00.');
    expect(headingOf(at('2026-11-23')).markup).not.toContain('So far');
  });

  test('says of a version that it is one, with a way to what history tells now', () => {
    const source = { ...at('2026-11-23'), version: 3 };
    const { markup } = headingOf({ ...source, address: { ...source.address, version: 3 } });
    expect(markup).toMatch(/This is version 3 of the day.*href="[^"]*date=2026-11-22[^"]*"/s);
    expect(/version 3.*/s.exec(markup)?.[0]).not.toContain('version=');
  });
});

test('isRunning() is true of days with today among them, and of no version', () => {
  expect([at('2026-11-21'), at('2026-11-22'), at('2026-11-23'), { ...at('2026-11-22'), version: 1 }].map(isRunning)).toEqual([
    false,
    true,
    false,
    false,
  ]);
});
