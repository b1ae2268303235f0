/** Which digests of a schedule come due in a span of time, the slow way: by the minutes of a wall clock, not by the app's own calendar. */
import type { ReportSpan, Schedule } from '../../../src/subscriptions/subscription/schedule.ts';
import { WEEKDAYS } from '../../../src/subscriptions/subscription/schedule.ts';
import { datePlus, isReal, reaching, shownAt } from '../subscription/wall-clock.ts';

/** What of a subscription tells when it is due, and about which days. */
export interface Timing {
  readonly schedule: Schedule;
  readonly report: ReportSpan;
}

/** The first and the last local day (YYYY-MM-DD) of each digest that comes due after `fromMs` and up to `toMs`, UTC epoch milliseconds. */
export function daysDue({ schedule, report }: Timing, fromMs: number, toMs: number): readonly (readonly [from: string, to: string])[] {
  const { at, zone } = schedule;
  const due: (readonly [string, string])[] = [];
  const last = shownAt(toMs, zone).slice(0, 10);
  for (let date = datePlus(shownAt(fromMs, zone).slice(0, 10), -1); date <= last; date = datePlus(date, 1)) {
    if (!isOn(schedule, date) || !isReal(date, zone)) continue;
    const dueMs = reaching(date, at, zone);
    if (dueMs > fromMs && dueMs <= toMs) due.push(reported(report, date, zone));
  }
  return due;
}

function isOn(schedule: Schedule, date: string): boolean {
  const weekday = (new Date(date).getUTCDay() + 6) % 7;
  switch (schedule.every) {
    case 'day':
      return true;
    case 'weekday':
      return weekday < 5;
    case 'week':
      return WEEKDAYS[weekday] === schedule.on;
    case 'month': {
      const day = Number(date.slice(8));
      const isLast = datePlus(date, 1).slice(0, 7) !== date.slice(0, 7);
      return day === schedule.on || (isLast && (schedule.on === 'last' || day < schedule.on));
    }
  }
}

function reported(report: ReportSpan, date: string, zone: string): readonly [string, string] {
  switch (report.span) {
    case 'day':
      return [before(date, 1, zone), before(date, 1, zone)];
    case 'days':
      return [before(date, report.days, zone), before(date, 1, zone)];
    case 'week': {
      const monday = datePlus(date, -((new Date(date).getUTCDay() + 6) % 7));
      return inside(datePlus(monday, -7), datePlus(monday, -1), zone);
    }
    case 'month': {
      const end = datePlus(`${date.slice(0, 8)}01`, -1);
      return inside(`${end.slice(0, 8)}01`, end, zone);
    }
  }
}

/** The day that many days of the zone earlier. */
function before(date: string, days: number, zone: string): string {
  let earlier = date;
  for (let left = days; left > 0; ) {
    earlier = datePlus(earlier, -1);
    if (isReal(earlier, zone)) left--;
  }
  return earlier;
}

/** Without a first or a last day that the zone skipped. */
function inside(from: string, to: string, zone: string): readonly [string, string] {
  return [isReal(from, zone) ? from : datePlus(from, 1), isReal(to, zone) ? to : datePlus(to, -1)];
}
