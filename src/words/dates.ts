/** Dates and times as readers of a language write them. Each is formatted as if it were in UTC: the wall clock of a zone comes from src/time alone. */
import { Temporal } from 'temporal-polyfill';
import { DAY_MS } from '../time/lengths.ts';
import { wallMsAt } from '../time/offsets.ts';
import type { Said } from './declared/arguments.ts';
import type { Say } from './say.ts';

const DAY = { weekday: 'long', day: 'numeric', month: 'long' } as const;
const SHORT_DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const;
const STYLES = {
  long: { ...DAY, year: 'numeric' },
  yearless: DAY,
  short: { ...SHORT_DAY, year: 'numeric' },
  brief: SHORT_DAY,
  digits: { day: '2-digit', month: '2-digit' },
  month: { month: 'long', year: 'numeric' },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;
// Of several days the weekdays tell little and take most of the room.
const SPANS: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = { ...STYLES, brief: { day: 'numeric', month: 'short' } };
const INSTANT = { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
// Monday and January of any year whose first day is a Monday.
const MONDAY = Date.UTC(2024, 0, 1);

/** "Friday, 27 November 2026", "Friday 27 November", "Fri, 27 Nov 2026", "Fri 27 Nov" (of several days "27 Nov – 3 Dec"), "27/11", "November 2026". */
export type DateStyle = keyof typeof STYLES;

export interface Dates {
  /** A local date, YYYY-MM-DD. */
  date(iso: string, style: DateStyle): Said;
  /** The local day of a period, or its first and last day. */
  period(period: { readonly from: string; readonly to: string }, style: DateStyle): Said;
  /** An instant (ISO 8601) on the wall clock of a zone: "22 Nov 2026, 06:05". */
  instant(iso: string, zone: string): Said;
  /** Name of a weekday, Monday 1 to Sunday 7; short as the head of a narrow column: "Mon". */
  weekday(weekday: number, length?: 'long' | 'short'): Said;
  /** Name of the weekday of a local date. */
  weekdayOf(iso: string): Said;
  /** Name of a month, January 1 to December 12. */
  month(month: number): Said;
  /** An hour of the day, 0 to 23, by its beginning: "20:00". */
  hour(hour: number): Said;
  /** Hours of the day, the second excluded: "20 to 22 h", which no line break can part. */
  hourSpan(fromHour: number, toHour: number): Said;
}

/** The formatter of a locale. */
export function datesOf(locale: string, say: Say): Dates {
  const formats = new Map<string, Intl.DateTimeFormat>();
  const formatOf = (options: Intl.DateTimeFormatOptions) => {
    const key = JSON.stringify(options);
    const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    formats.set(key, format);
    return format;
  };
  const date = (iso: string, style: DateStyle) => finished(formatOf(STYLES[style]).format(noonOf(iso)));
  const weekday = (day: number, length: 'long' | 'short' = 'long') =>
    finished(formatOf({ weekday: length }).format(MONDAY + (day - 1) * DAY_MS));
  return {
    date,
    period: ({ from, to }, style) =>
      from === to ? date(to, style) : finished(formatOf(SPANS[style]).formatRange(noonOf(from), noonOf(to))),
    instant: (iso, zone) => finished(formatOf(INSTANT).format(wallMsAt(Date.parse(iso), zone))),
    weekday,
    weekdayOf: (iso) => weekday(Temporal.PlainDate.from(iso).dayOfWeek),
    month: (month) => finished(formatOf({ month: 'long' }).format(Date.UTC(2024, month - 1, 1))),
    hour: (hour) => say('hour', { at: twoDigits(hour) }),
    hourSpan: (fromHour, toHour) => say('hourSpan', { from: twoDigits(fromHour), to: twoDigits(toHour) }),
  };
}

function noonOf(iso: string): number {
  const { year, month, day } = Temporal.PlainDate.from(iso);
  return Date.UTC(year, month - 1, day, 12);
}

function twoDigits(hour: number): Said {
  return finished(`${hour}`.padStart(2, '0'));
}

function finished(text: string): Said {
  return text as Said;
}
