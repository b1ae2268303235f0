/** The days that the trend shows, each with what became of it. */
import type { DayState } from '../../../report/around/surroundings.ts';
import { certainlyLive } from '../../../report/live.ts';
import type { Rate } from '../../../report/report.ts';
import type { SectionSource } from '../../parts/section.ts';

export interface TrendDay {
  /** Local date, YYYY-MM-DD. */
  readonly date: string;
  /** Whole, or as far as it has come. */
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

/** Oldest first; empty where a report of an older release tells of no single day. */
export function trendDaysOf({
  report: { trend = [], period },
  around: { calendar },
}: Pick<SectionSource, 'report' | 'around'>): TrendDay[] {
  const states = new Map(calendar?.map(({ date, state }) => [date, state]));
  return trend.map(({ date, read, deliveries, attempts, rates }) => {
    const state = states.get(date);
    return {
      // A day that still runs has no numbers of the whole day yet, and was read as far as it has come.
      ...{ date, isRead: read || state === 'open', isOwn: period.from <= date && date <= period.to, state },
      ...{ deliveries, attempts, live: certainlyLive(rates) },
    };
  });
}
