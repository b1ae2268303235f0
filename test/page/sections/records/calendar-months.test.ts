import { describe, expect, test } from 'vitest';
import { SAMPLES } from '../../../../dev/mail-samples/samples.ts';
import type { CalendarDay } from '../../../../src/report/around/surroundings.ts';
import { addDays } from '../../../../src/time/local-day.ts';
import { markupOf, sectionIn, sourceOf } from '../sections-of.ts';

const REPORT = SAMPLES.everything();
const SHOWN = REPORT.period.from;
const YEAR = 365;
const NO_CALLS = { voiceAttempts: null, liveMin: null };

/** The months of a calendar of the year up to the day of the report, of which the last so many days were read. */
function monthsWith(daysRead: number, shown = SHOWN): readonly (string | undefined)[] {
  const calendar = Array.from({ length: YEAR }, (_, i): CalendarDay => {
    const isRead = i >= YEAR - daysRead;
    return { date: addDays(SHOWN, i + 1 - YEAR), state: isRead ? 'closed' : 'unread', deliveries: isRead ? 100 : null, ...NO_CALLS };
  });
  const source = sourceOf({ ...REPORT, period: { ...REPORT.period, from: shown, to: shown } });
  const section = sectionIn(markupOf({ ...source, around: { ...source.around, calendar } }), 'calendar');
  return [...section.matchAll(/ href="[^"]*date=(\d{4}-\d\d)-\d\d/g)].map(([, month]) => month);
}

describe('the calendar', () => {
  test('begins with the month in which the history begins', () => {
    expect(new Set(monthsWith(35))).toEqual(new Set([addDays(SHOWN, -34).slice(0, 7), SHOWN.slice(0, 7)]));
    expect(monthsWith(YEAR)).toHaveLength(YEAR);
  });

  test('has the month of the days that are shown, read or not', () => {
    const shown = addDays(SHOWN, -100);
    expect(monthsWith(3, shown)[0]).toBe(shown.slice(0, 7));
    expect(new Set(monthsWith(0))).toEqual(new Set([SHOWN.slice(0, 7)]));
  });
});
