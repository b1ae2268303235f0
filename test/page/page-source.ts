/** What a page is made of, as it stands beside a sample report: all that can be there. */
import { DEFAULT_BRAND } from '../../src/digest/options/brand.ts';
import type { PageSource } from '../../src/page/page-source.ts';
import { withReported } from '../../src/report/around/choices.ts';
import type { CalendarDay, DayState, Surroundings } from '../../src/report/around/surroundings.ts';
import type { Report } from '../../src/report/report.ts';
import { addDays } from '../../src/time/local-day.ts';
import type { Language } from '../../src/words/language.ts';

const DAYS = 53 * 7;
/** States of days by their place, so that there is one of each; all others are closed. */
const STATES: Readonly<Record<number, DayState>> = { 3: 'unread', 40: 'provisional', 80: 'restated', [DAYS - 1]: 'open' };

/** The days up to the one after a report. */
function calendarTo(last: string): CalendarDay[] {
  return Array.from({ length: DAYS }, (_, i): CalendarDay => {
    const state = STATES[i] ?? 'closed';
    const deliveries = state === 'unread' ? null : (i % 7) * 150;
    return { date: addDays(last, i - DAYS + 1), state, deliveries, liveMin: deliveries, voiceAttempts: deliveries };
  });
}

/** Two versions, a digest sent twice, a year of days. */
export function fullAround(report: Report): Surroundings {
  const { from, to, zone } = report.period;
  const today = addDays(to, 1);
  const sent = { subscription: 'daily-ops', name: 'Daily operations', from, to, zone };
  return withReported(
    {
      choices: { configuration: [], queue: [], channel: [], dialMode: [] },
      zones: [zone, 'America/New_York'],
      today,
      versions: [
        { version: 1, at: `${today}T06:05:00Z`, reason: 'closed', changes: [{ id: 'closed', values: {} }], restates: false },
        { version: 2, at: `${today}T09:35:00Z`, reason: '43 late results', restates: true },
      ],
      digests: [
        { ...sent, kind: 'scheduled', at: `${today}T07:00:00Z` },
        { ...sent, kind: 'resend 1', at: `${today}T09:00:00Z` },
      ],
      calendar: calendarTo(today),
      reading: { readTo: `${today}T09:35:00Z`, first: null, isBehind: false },
    },
    report,
  );
}

/** The page of a report in a language that is the usual one. */
export function fullPage(report: Report, language: Language = 'en'): PageSource {
  const { from, to, zone } = report.period;
  return {
    report,
    around: fullAround(report),
    address: {
      path: '/report',
      period: { kind: from === to ? 'day' : 'range', from, to },
      zone,
      scope: report.scope,
      language,
      usual: { zone, language },
      sort: [],
    },
    brand: { ...DEFAULT_BRAND, name: 'Contoso outreach' },
    version: undefined,
    isLink: false,
  };
}
