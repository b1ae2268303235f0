import { describe, expect, test } from 'vitest';
import { controlsOf } from '../../../src/page/controls/controls.ts';
import { filterChips, filterMenus } from '../../../src/page/controls/filters.ts';
import type { ReportScope } from '../../../src/report/scope.ts';
import { sampleReport } from '../../support/sample-report.ts';
import { sourceOf } from '../sections/sections-of.ts';

const report = sampleReport();
const choicesOf = (count: number) => Array.from({ length: count }, (_, i) => ({ key: `key-${i}`, name: `Queue ${i}` }));

function sourceWith(count: number, scope: ReportScope = {}) {
  const source = sourceOf(report);
  const choices = { ...source.around.choices, queue: choicesOf(count) };
  return { ...source, around: { ...source.around, choices }, address: { ...source.address, scope } };
}
const menusOf = (count: number, scope?: ReportScope) =>
  filterMenus(sourceWith(count, scope))
    .map(({ markup }) => markup)
    .join('');

describe('filterMenus()', () => {
  test('offers a box for each of up to sixty names, with what is chosen ticked', () => {
    const markup = menusOf(60, { queue: ['key-1', 'key-59'] });
    expect(markup.match(/type="checkbox"/g)).toHaveLength(60);
    expect(markup.match(/value="key-\d+" checked/g)).toEqual(['value="key-1" checked', 'value="key-59" checked']);
    expect(markup).not.toContain('datalist');
  });

  test('has more names typed, and still shows what is chosen', () => {
    const markup = menusOf(61, { queue: 'key-7' });
    expect(markup.match(/type="checkbox"/g)).toHaveLength(1);
    expect(markup.match(/<option /g)).toHaveLength(61);
    expect(markup).toContain('list="names-queue"');
  });

  test('leaves out a column with nothing to choose from', () => {
    expect(menusOf(1)).toBe('');
    expect(menusOf(1, { queue: '' })).toContain('value="(not given)" checked');
  });

  test('keeps the days, the zone and the other columns in its form', () => {
    const markup = menusOf(3, { queue: 'key-1', channel: 'Voice' });
    const [form = ''] = /<form.*?<\/form>/s.exec(markup) ?? [];
    const hidden = [...form.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => `${name}=${value}`);
    expect(hidden).toEqual(['date=2026-11-22', 'zone=Europe/Lisbon', 'channel=Voice', 'language=en']);
  });
});

describe('filterChips()', () => {
  test('each leads to the page without it, and one to the page without any', () => {
    const { markup } = filterChips(sourceWith(3, { queue: ['key-1', 'key-2'], channel: 'Voice' }));
    const hrefs = [...markup.matchAll(/href="([^"]*)"/g)].map(
      ([, href = '']) => new URL(href.replaceAll('&amp;', '&'), 'https://x.example').searchParams,
    );
    expect(hrefs.map((query) => [query.getAll('queue'), query.get('channel')])).toEqual([
      [['key-2'], 'Voice'],
      [['key-1'], 'Voice'],
      [['key-1', 'key-2'], null],
      [[], null],
    ]);
    expect(markup).toContain('Queue: Queue 1');
  });

  test('are none where nothing is narrowed', () => {
    expect(filterChips(sourceWith(3)).markup).toBe('');
  });
});

test('whoever has a link has days given: there is nothing to pick them from', () => {
  const markup = controlsOf({ ...sourceWith(3), isLink: true }).markup;
  expect(markup).not.toMatch(/class="kinds"|type="date"|name="zone" required/);
  expect(markup).toContain('format=xlsx');
});
