/** The page of a sample day, with all that can stand beside its report. */
import { DEFAULT_BRAND } from '../../src/digest/options/brand.ts';
import { calendarDays } from '../../src/lookup/around/calendar.ts';
import { pageOf } from '../../src/page/page.ts';
import type { CalendarDay, Surroundings } from '../../src/report/around/surroundings.ts';
import type { Report } from '../../src/report/report.ts';
import { addDays, dayOf } from '../../src/time/local-day.ts';
import { CAMPAIGNS } from '../mail-samples/organisation.ts';

/** Of one day. */
export function samplePage(report: Report): string {
  const { from, to, zone } = report.period;
  return pageOf({
    report,
    around: aroundOf(report),
    address: { path: '/report', period: { kind: 'day', from, to }, zone, scope: {}, language: 'en', sort: [] },
    brand: { ...DEFAULT_BRAND, name: 'Contoso outreach' },
    version: undefined,
    isLink: false,
  });
}

function aroundOf({ period, generatedAt }: Report): Surroundings {
  const { from, zone } = period;
  const today = addDays(from, 1);
  const nowMs = dayOf(today, zone).fromMs;
  return {
    choices: { configuration: CAMPAIGNS.map(({ id, name }) => ({ key: id, name })), queue: [], channel: [], dialMode: [] },
    zones: [zone],
    today,
    versions: [],
    digests: [{ subscription: 'default', name: 'Contoso outreach', from, to: from, zone, kind: 'scheduled', at: generatedAt }],
    calendar: calendarDays(dayOf(from, zone), nowMs).map(
      (day, i): CalendarDay => ({
        date: day.from,
        state: i % 40 === 3 ? 'restated' : 'closed',
        deliveries: 600 + ((i * 37) % 180),
        liveMin: null,
        voiceAttempts: null,
      }),
    ),
    reading: { readTo: new Date(nowMs).toISOString(), first: null, isBehind: false },
  };
}
