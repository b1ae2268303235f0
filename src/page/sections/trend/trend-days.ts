/** The days that the trend shows: those of the report, else those of the calendar, each with what became of it. */
import type { CalendarDay, DayState } from '../../../report/around/surroundings.ts';
import { certainlyLive, liveRateOf } from '../../../report/live.ts';
import type { Rate, Report } from '../../../report/report.ts';
import { SCOPE_COLUMNS } from '../../../report/scope.ts';
import type { SectionSource } from '../../parts/section.ts';

export interface TrendDay {
  /** Local date, YYYY-MM-DD. */
  readonly date: string;
  readonly isRead: boolean;
  /** Whether the report is of it. */
  readonly isOwn: boolean;
  /** Undefined where the calendar does not tell. */
  readonly state: DayState | undefined;
  readonly deliveries: number | null;
  readonly attempts: number | null;
  /** Live answers, at least, of the voice attempts. */
  readonly live: Rate | null;
}

/** Eight weeks before the report's last day, and that day. */
const SHOWN_DAYS = 57;

/** Oldest first; empty where nothing tells of single days. */
export function trendDaysOf({ report, around }: Pick<SectionSource, 'report' | 'around'>): TrendDay[] {
  const states = new Map(around.calendar?.map(({ date, state }) => [date, state]));
  const isOwn = (date: string) => report.period.from <= date && date <= report.period.to;
  if (report.trend !== undefined && report.trend.length > 0) {
    return report.trend.map(({ date, read, deliveries, attempts, rates }) => ({
      ...{ date, isRead: read, isOwn: isOwn(date), state: states.get(date) },
      ...{ deliveries, attempts, live: certainlyLive(rates) },
    }));
  }
  return calendarDays(report, around.calendar ?? []).map((day) => ({ ...day, isOwn: isOwn(day.date) }));
}

/** Of several days the report itself tells no single one; the calendar knows them of all deliveries together alone. */
function calendarDays({ period, scope, allowed }: Report, calendar: readonly CalendarDay[]): Omit<TrendDay, 'isOwn'>[] {
  const isWhole = allowed === undefined && SCOPE_COLUMNS.every((column) => scope[column] === undefined);
  if (!isWhole) return [];
  const days = calendar.filter(({ date }) => date <= period.to).slice(-Math.max(SHOWN_DAYS, period.days));
  return days.map(({ date, state, deliveries, liveMin, voiceAttempts }) => ({
    ...{ date, isRead: state !== 'unread', state, deliveries, attempts: null },
    live: liveMin === null || voiceAttempts === null ? null : liveRateOf({ liveMin, voiceAttempts }),
  }));
}
