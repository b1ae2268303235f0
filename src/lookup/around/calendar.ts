/** The calendar of history: 53 weeks of local days, and what is on record of each. */
import { type Coverage, coveredUntil, isCovered } from '../../history/state/coverage.ts';
import type { SnapshotInfo } from '../../history/tables/snapshot-store.ts';
import { recordOf } from '../../metrics/cube/cell.ts';
import { DAY_COUNTS } from '../../metrics/cube/entry-counts.ts';
import type { CalendarDay, DayState } from '../../report/around/surroundings.ts';
import { daysBefore } from '../../time/days-before.ts';
import { addDays, dateAt, dayOf, type Period, weekdayOf } from '../../time/local-day.ts';

const WEEKS = 53;
const WEEK = 7;

/** The versions of days, oldest first, by local date. */
export type InfosByDate = ReadonlyMap<string, readonly SnapshotInfo[]>;

/** The days of the 53 weeks that end today, oldest first; where the period ends before them, of those that end with the week of its last day. */
export function calendarDays({ to, zone }: Period, nowMs: number): readonly Period[] {
  const today = dateAt(nowMs, zone);
  const days = weeksUntil(today, zone);
  const [first] = days;
  return first === undefined || to >= first.from ? days : weeksUntil(endOfWeek(to), zone);
}

/** The week of a date, as far as that, and the 52 whole weeks before it. */
function weeksUntil(date: string, zone: string): readonly Period[] {
  const count = (WEEKS - 1) * WEEK + weekdayOf(date);
  const first = addDays(date, 1 - count);
  return daysBefore(dayOf(date, zone).toMs, zone, count)
    .filter(({ from }) => from >= first)
    .toReversed();
}

/** Its Sunday. */
function endOfWeek(date: string): string {
  return addDays(date, WEEK - weekdayOf(date));
}

export interface CalendarState {
  readonly coverage: Coverage;
  /** UTC epoch milliseconds. */
  readonly nowMs: number;
  /** False = states alone. */
  readonly withFigures: boolean;
}

/** Pure. */
export function calendarOf(days: readonly Period[], infos: InfosByDate, state: CalendarState): readonly CalendarDay[] {
  return days.map((day) => {
    const versions = infos.get(day.from) ?? [];
    const last = state.withFigures ? versions.at(-1) : undefined;
    return { date: day.from, state: stateOf(day, versions, state), ...recordOf(DAY_COUNTS, (name) => last?.[name] ?? null) };
  });
}

function stateOf({ fromMs, toMs }: Period, versions: readonly SnapshotInfo[], { coverage, nowMs }: CalendarState): DayState {
  const last = versions.at(-1);
  if (last?.provisional === true) return 'provisional';
  if (last !== undefined) return versions.some(({ restates }) => restates) ? 'restated' : 'closed';
  // Of a day that is not over yet there is no more to be read.
  const isRead = toMs > nowMs ? coveredUntil(coverage, fromMs) > fromMs : isCovered(coverage, [fromMs, toMs]);
  return isRead ? 'open' : 'unread';
}
