/** Dates and times as people read them, in fixed English rather than the engine's locale data, which differ between versions. */
import { Temporal } from 'temporal-polyfill';
import type { ReportPeriod } from '../../report/report.ts';
import { wallMsAt } from '../../time/offsets.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** How much of a date is written: "Sunday 22 November 2026", "Sunday 22 November", "Sun 22 Nov 2026". */
export type DateStyle = 'long' | 'year-less' | 'short';

/** The local day of a period, or its first and last day joined by "to". */
export function formatPeriod(period: Pick<ReportPeriod, 'from' | 'to'>, style: DateStyle): string {
  const last = formatDate(period.to, style);
  if (period.from === period.to) return last;
  const sameYear = period.from.slice(0, 4) === period.to.slice(0, 4);
  const first = formatDate(period.from, style);
  // "Mon 16 Nov to Sun 22 Nov 2026": the year once, where it is the same.
  return `${sameYear ? first.replace(/ \d{4}$/, '') : first} to ${last}`;
}

/** Name of the weekday of a local date: "Sunday". */
export function weekdayOf(iso: string): string {
  return weekdayName(Temporal.PlainDate.from(iso).dayOfWeek);
}

/** Name of a weekday, Monday 1 to Sunday 7; empty for any other number. */
export function weekdayName(weekday: number): string {
  return WEEKDAYS[weekday - 1] ?? '';
}

/** An hour of the day, "00" to "23", from its beginning to its end: "20:00 to 21:00". */
export function hourSpan(hour: string): string {
  return `${hour}:00 to ${`${Number(hour) + 1}`.padStart(2, '0')}:00`;
}

/** An instant (ISO 8601) as local date and time, "22 Nov 2026, 06:05". */
export function formatInstant(iso: string, zone: string): string {
  const wall = new Date(wallMsAt(Date.parse(iso), zone));
  const two = (n: number) => `${n}`.padStart(2, '0');
  const month = monthName(wall.getUTCMonth() + 1).slice(0, 3);
  return `${wall.getUTCDate()} ${month} ${wall.getUTCFullYear()}, ${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}`;
}

function formatDate(iso: string, style: DateStyle): string {
  const { day, dayOfWeek, month, year } = Temporal.PlainDate.from(iso);
  const weekday = weekdayName(dayOfWeek);
  if (style === 'short') return `${weekday.slice(0, 3)} ${day} ${monthName(month).slice(0, 3)} ${year}`;
  return `${weekday} ${day} ${monthName(month)}${style === 'long' ? ` ${year}` : ''}`;
}

/** Name of a month, January 1 to December 12; empty for any other number. */
export function monthName(month: number): string {
  return MONTHS[month - 1] ?? '';
}
