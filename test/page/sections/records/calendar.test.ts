import { describe, expect, test } from 'vitest';
import { calendarSection } from '../../../../src/page/sections/records/calendar.ts';
import type { CalendarDay, DayState } from '../../../../src/report/around/surroundings.ts';
import { sampleReport } from '../../../support/sample-report.ts';
import { fullAround } from '../../page-source.ts';
import { sourceOf } from '../sections-of.ts';

const day = (date: string, state: DayState, deliveries: number | null): CalendarDay => {
  return { date, state, deliveries, liveMin: null, voiceAttempts: null };
};
const markupWith = (calendar: readonly CalendarDay[] | null, scope = {}) => {
  const source = sourceOf(sampleReport());
  return calendarSection({ ...source, around: { ...source.around, calendar }, address: { ...source.address, scope } })?.markup ?? '';
};
/** Classes, title and text of each day. */
const daysIn = (markup: string) =>
  [...markup.matchAll(/<td><a(?: class="([^"]*)")? href="[^"]*" title="([^"]*)"[^>]*>(\d+)/g)].map(([, ...parts]) => parts);

describe('calendarSection()', () => {
  test('shades a day by its deliveries, marks its state, and says both', () => {
    const days = [
      day('2026-11-02', 'unread', null),
      day('2026-11-03', 'closed', 0),
      day('2026-11-04', 'closed', 250),
      day('2026-11-05', 'provisional', 500),
      day('2026-11-06', 'restated', 1_000),
      day('2026-11-07', 'open', null),
    ];
    expect(daysIn(markupWith(days))).toEqual([
      [undefined, 'not read', '2'],
      ['h0', '0', '3'],
      ['h1', '250', '4'],
      ['is-provisional h2', '500, provisional', '5'],
      ['is-restated h4', '1,000, restated', '6'],
      ['is-open h0', 'open', '7'],
    ]);
  });

  test('begins each month at its weekday', () => {
    const markup = markupWith([day('2026-10-31', 'closed', 1), day('2026-11-01', 'closed', 1), day('2026-11-02', 'closed', 1)]);
    const rows = [...markup.matchAll(/<tr>(<td>.*?)<\/tr>/g)].map(([, row = '']) =>
      row
        .split('<td>')
        .slice(1)
        .map((cell) => />(\d+)</.exec(cell)?.[1] ?? ''),
    );
    expect(rows).toEqual([['', '', '', '', '', '31'], ['', '', '', '', '', '', '1'], ['2']]);
  });

  test('leads to the page of each of 371 days, with what the page is narrowed to, and marks its own', () => {
    const { calendar } = fullAround(sampleReport());
    const markup = markupWith(calendar, { queue: 'Renewals' });
    const hrefs = [...markup.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    expect(new Set(hrefs).size).toBe(371);
    expect(hrefs.at(-1)).toBe('/report?date=2026-11-23&amp;zone=Europe/Lisbon&amp;queue=Renewals&amp;language=en');
    expect(markup.match(/aria-current="date">22</g)).toHaveLength(1);
  });

  test('is left out for who may see the days of a link alone', () => {
    expect(markupWith(null)).toBe('');
  });
});
