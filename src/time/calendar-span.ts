/** Spans of the calendar by name: ISO weeks, months, quarters and years, as their first and last date. */
import { Temporal } from 'temporal-polyfill';
import { InputError } from '../errors.ts';
import { shown } from './zone.ts';

/** First and last date, YYYY-MM-DD, both included. */
export type DateSpan = readonly [from: string, to: string];

/** How each is written; not every year has a week 53. */
export const SPAN_PATTERNS = {
  week: /^(\d{4})-W(0[1-9]|[1-4]\d|5[0-3])$/,
  month: /^(\d{4})-(0[1-9]|1[0-2])$/,
  quarter: /^(\d{4})-Q([1-4])$/,
  year: /^\d{4}$/,
} as const;

/** "2026-W47": Monday to Sunday (ISO 8601). @throws InputError input.date, also for a week 53 that the year lacks */
export function weekSpan(text: string): DateSpan {
  const [, year = '', week = ''] = SPAN_PATTERNS.week.exec(text) ?? [];
  if (year !== '') {
    // The fourth of January always lies in the first week, and a week belongs to the year of its Thursday.
    const fourth = Temporal.PlainDate.from(`${year}-01-04`);
    const monday = fourth.add({ days: 7 * (Number(week) - 1) - (fourth.dayOfWeek - 1) });
    if (monday.add({ days: 3 }).year === Number(year)) return [`${monday}`, `${monday.add({ days: 6 })}`];
  }
  throw refused('week', text, 'it is no ISO week, such as 2026-W47');
}

/** "2026-11". @throws InputError input.date */
export function monthSpan(text: string): DateSpan {
  const [, year = '', month = ''] = SPAN_PATTERNS.month.exec(text) ?? [];
  if (year === '') throw refused('month', text, 'it is no month, such as 2026-11');
  return monthsFrom(year, Number(month), 1);
}

/** "2026-Q4". @throws InputError input.date */
export function quarterSpan(text: string): DateSpan {
  const [, year = '', quarter = ''] = SPAN_PATTERNS.quarter.exec(text) ?? [];
  if (year === '') throw refused('quarter', text, 'it is no quarter, such as 2026-Q4');
  return monthsFrom(year, 3 * Number(quarter) - 2, 3);
}

/** "2026". @throws InputError input.date */
export function yearSpan(text: string): DateSpan {
  if (!SPAN_PATTERNS.year.test(text)) throw refused('year', text, 'it is no year, such as 2026');
  return monthsFrom(text, 1, 12);
}

function monthsFrom(year: string, month: number, count: number): DateSpan {
  const first = Temporal.PlainDate.from(`${year}-${`${month}`.padStart(2, '0')}-01`);
  return [`${first}`, `${first.add({ months: count }).subtract({ days: 1 })}`];
}

function refused(name: string, text: string, rule: string): InputError {
  return new InputError('input.date', `Cannot use the ${name} "${shown(text)}": ${rule}`);
}
