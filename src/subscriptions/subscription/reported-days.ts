/** Which whole local days a digest is about that comes on a date. */
import { Temporal } from 'temporal-polyfill';
import { addDays, dateAt, instantReaching, isDayIn, type Period, periodOf } from '../../time/local-day.ts';
import type { PeriodKind } from '../../time/period-before.ts';
import type { ReportSpan } from './schedule.ts';

/** The days, and how they are asked for. `date` is YYYY-MM-DD and exists in the zone. @throws InputError input.date where they lie before 2008 */
export function reportedDays(report: ReportSpan, date: string, zone: string): { readonly period: Period; readonly kind: PeriodKind } {
  const day = Temporal.PlainDate.from(date);
  switch (report.span) {
    case 'day':
      return { period: realDays(daysEarlier(date, 1, zone), date, zone), kind: 'day' };
    case 'days':
      return { period: realDays(daysEarlier(date, report.days, zone), date, zone), kind: 'rolling' };
    case 'week': {
      const monday = day.subtract({ days: day.dayOfWeek - 1 });
      return { period: realDays(`${monday.subtract({ weeks: 1 })}`, `${monday}`, zone), kind: 'week' };
    }
    case 'month': {
      const first = day.with({ day: 1 });
      return { period: realDays(`${first.subtract({ months: 1 })}`, `${first}`, zone), kind: 'month' };
    }
  }
}

/** The date so many days earlier, without those that the zone skipped. */
function daysEarlier(date: string, days: number, zone: string): string {
  let earlier = date;
  for (let left = days; left > 0; ) {
    earlier = addDays(earlier, -1);
    if (isDayIn(earlier, zone)) left--;
  }
  return earlier;
}

/** From a date to before another; its first and last day are days of the zone, whatever a zone may skip. */
function realDays(from: string, before: string, zone: string): Period {
  const startMs = (date: string) => instantReaching(date, '00:00', zone);
  return periodOf(dateAt(startMs(from), zone), dateAt(startMs(before) - 1, zone), zone);
}
