import { describe, expect, test } from 'vitest';
import { SAMPLES } from '../../../dev/mail-samples/samples.ts';
import { rateOf } from '../../../src/metrics/kpis/rate.ts';
import { trendSection } from '../../../src/page/sections/trend/trend-section.ts';
import { wordsOf } from '../../../src/words/words.ts';
import { calendarOf, rowsIn, sourceOf } from './sections-of.ts';

const WORDS = wordsOf('en');
const REPORT = SAMPLES['unread-gap']();
const { trend = [] } = REPORT;
const DATES = trend.map(({ date }) => date);

const markupOf = (others: Parameters<typeof sourceOf>[1] = {}, report = REPORT) => trendSection(sourceOf(report, others))?.markup ?? '';
const withStates = (states: Parameters<typeof calendarOf>[1]) => ({
  around: { ...sourceOf(REPORT).around, calendar: calendarOf(DATES, states) },
});

describe('trendSection()', () => {
  test('has eight weeks and the day itself, and the table behind it has their numbers, the newest first', () => {
    expect(trend).toHaveLength(57);
    const told = trend
      .toReversed()
      .map(({ date, deliveries, attempts, rates, read }) => [
        WORDS.date(date, 'short'),
        ...[WORDS.count(deliveries), WORDS.count(attempts), WORDS.percent(rates.liveMin?.value ?? null)],
        read ? '' : 'not read',
      ]);
    expect(rowsIn(markupOf())).toEqual(told);
    expect(told.some((row) => row.includes('n/a'))).toBe(true);
  });

  test('each day opens its page, for pointers in the drawing and for keyboards in the table', () => {
    const html = markupOf();
    for (const date of DATES) {
      const href = `href="/report?date=${date}&amp;zone=Europe/Lisbon&amp;language=en"`;
      expect(html.split(href)).toHaveLength(3);
      expect(html).toContain(`<a tabindex="-1" ${href} title="${WORDS.date(date, 'brief')}`);
    }
  });

  test('who may open the days of a link alone is led nowhere else, and still sees the numbers', () => {
    const html = markupOf({ isLink: true });
    expect(html).not.toContain('href');
    expect(rowsIn(html)).toHaveLength(57);
  });

  test('hatches the days that were not read and says in words what the marks are, but only of marks that are there', () => {
    const html = markupOf();
    expect(html).toContain('class="gap"');
    expect(html).toContain('not read</li>');
    expect(html).not.toMatch(/restated<\/li>|provisional<\/li>/);
    const marked = markupOf(withStates({ [DATES[3] ?? '']: 'restated', [DATES[4] ?? '']: 'provisional' }));
    expect(marked).toContain('restated</li>');
    expect(marked).toContain('provisional</li>');
    expect(marked).toContain('class="hole"');
    expect(marked.match(/<a class="restated"/g)).toHaveLength(1);
  });

  test('a day that still runs is open, not one that was not read', () => {
    const gap = trend.find(({ read }) => !read)?.date ?? '';
    const html = markupOf(withStates({ [gap]: 'open' }));
    const row = rowsIn(html).find(([name]) => name === WORDS.date(gap, 'short'));
    expect(row).toEqual([WORDS.date(gap, 'short'), 'n/a', 'n/a', 'n/a', WORDS.say('dayState.open')]);
  });

  test('says what the band is where there is one', () => {
    expect(markupOf()).toContain('the middle half of the same weekdays before');
    const fortnight = { ...REPORT, trend: trend.slice(-14) };
    expect(markupOf({}, fortnight)).not.toMatch(/the middle half|class="band"/);
  });

  test('draws no number that no day has: of messages alone nobody knows who was reached', () => {
    const silent = trend.map((day) => ({ ...day, rates: { ...day.rates, liveMin: rateOf(0, 0) } }));
    const html = markupOf({}, { ...REPORT, trend: silent });
    expect(html.match(/class="graph"/g)).toHaveLength(1);
    expect(html).not.toMatch(/n\/a (?:to|–) n\/a/);
  });

  test('is left out where a version of an older release tells of no single day', () => {
    const { trend: _, ...older } = REPORT;
    expect(trendSection(sourceOf(older))).toBeNull();
  });

  test('of a whole year has every day in its table, and no more dates under it than there is room for', () => {
    const first = trend[0];
    const year = Array.from({ length: 365 }, (_, i) => ({ ...first, date: new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10) }));
    const html = markupOf(
      {},
      { ...REPORT, trend: year as typeof trend, period: { ...REPORT.period, from: '2026-01-01', to: '2026-12-31', days: 365 } },
    );
    expect(rowsIn(html)).toHaveLength(365);
    expect(html).not.toMatch(/ more<\//);
    const dates = /<ol class="dates".*?<\/ol>/.exec(html)?.[0].match(/<li/g) ?? [];
    expect(dates.length).toBeGreaterThan(5);
    expect(dates.length).toBeLessThanOrEqual(9);
  });
});
