/** What is usual of each weekday: the middle half of its days. */
import { quantileOf } from '../../metrics/kpis/rate.ts';
import { DAY_MS } from '../../time/lengths.ts';

/** Fewer weekdays than these say little of what is usual. */
export const LEAST_WEEKDAYS = 4;
const WEEK = 7;

/** A day with a number that may not be known. */
export interface ValueOfDay {
  /** Local date, YYYY-MM-DD. */
  readonly date: string;
  readonly value: number | null;
  /** Of the report itself, which is held against the days before it. */
  readonly isOwn: boolean;
}

export interface Span {
  readonly low: number;
  readonly high: number;
}

/** For each day the first and third quartile (by nearest rank, so values of real days) of its weekday's days before the report's own; null where fewer than four are known. */
export function bandOf(days: readonly ValueOfDay[]): (Span | null)[] {
  const earlier = days.filter(({ isOwn, value }) => !isOwn && value !== null);
  const spans = Array.from({ length: WEEK }, (_, weekday) => spanOf(earlier.filter(({ date }) => weekdayOf(date) === weekday)));
  return days.map(({ date }) => spans[weekdayOf(date)] ?? null);
}

function spanOf(days: readonly ValueOfDay[]): Span | null {
  if (days.length < LEAST_WEEKDAYS) return null;
  const sorted = days.map(({ value }) => [value ?? 0, 1] as const).toSorted(([a], [b]) => a - b);
  const [low, high] = [quantileOf(sorted, 0.25), quantileOf(sorted, 0.75)];
  return low === null || high === null ? null : { low, high };
}

/** Any number that all days of a weekday share, 0 to 6. */
function weekdayOf(date: string): number {
  return (((Date.parse(`${date}T00:00:00Z`) / DAY_MS) % WEEK) + WEEK) % WEEK;
}
