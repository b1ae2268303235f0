/** Spans of days as people go through them: the one before and after, the one that holds a date, and what the calendar calls it. Dates alone, of no zone. */
import { Temporal } from 'temporal-polyfill';
import type { PeriodKind } from './period-before.ts';

/** Local dates, YYYY-MM-DD, both included, and how they were asked for. */
export interface DaySpan {
  readonly kind: PeriodKind;
  readonly from: string;
  readonly to: string;
}

/** What the calendar itself counts. */
export type CalendarKind = Extract<PeriodKind, 'week' | 'month' | 'quarter' | 'year'>;

/** How many months the calendar's longer spans have. */
export const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** Whether a span is of whole months, whatever their lengths. */
export function isOfMonths(kind: PeriodKind): kind is keyof typeof MONTHS {
  return Object.hasOwn(MONTHS, kind);
}

/** The span of the same kind and length so many steps later; a negative step is earlier. */
export function steppedSpan({ kind, from, to }: DaySpan, steps: 1 | -1): DaySpan {
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  if (isOfMonths(kind)) return spanHolding(kind, `${first.add({ months: steps * MONTHS[kind] })}`);
  const days = steps * (first.until(last).days + 1);
  return { kind, from: `${first.add({ days })}`, to: `${last.add({ days })}` };
}

/** The day, week, month, quarter or year that a date lies in. @param date YYYY-MM-DD */
export function spanHolding(kind: 'day' | CalendarKind, date: string): DaySpan {
  const day = Temporal.PlainDate.from(date);
  if (kind === 'day') return { kind, from: date, to: date };
  if (kind === 'week') {
    const monday = day.subtract({ days: day.dayOfWeek - 1 });
    return { kind, from: `${monday}`, to: `${monday.add({ days: 6 })}` };
  }
  const months = MONTHS[kind];
  const first = day.with({ day: 1, month: day.month - ((day.month - 1) % months) });
  return { kind, from: `${first}`, to: `${first.add({ months }).subtract({ days: 1 })}` };
}

/** The last so many days up to a date. @param to YYYY-MM-DD */
export function lastDays(count: number, to: string): DaySpan {
  return { kind: 'rolling', from: `${Temporal.PlainDate.from(to).subtract({ days: count - 1 })}`, to };
}

/** How many days a span has, both ends included. */
export function daysOf({ from, to }: Pick<DaySpan, 'from' | 'to'>): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days + 1;
}

/** As src/time/calendar-span.ts reads it: "2026-W47", "2026-11", "2026-Q4", "2026". @param date YYYY-MM-DD, any of the span */
export function calendarName(kind: CalendarKind, date: string): string {
  const day = Temporal.PlainDate.from(date);
  switch (kind) {
    case 'week': {
      // A week belongs to the year of its Thursday (ISO 8601).
      const thursday = day.add({ days: 4 - day.dayOfWeek });
      return `${yearOf(thursday)}-W${`${Math.ceil(thursday.dayOfYear / 7)}`.padStart(2, '0')}`;
    }
    case 'month':
      return date.slice(0, 7);
    case 'quarter':
      return `${yearOf(day)}-Q${Math.ceil(day.month / 3)}`;
    case 'year':
      return yearOf(day);
  }
}

function yearOf({ year }: Temporal.PlainDate): string {
  return `${year}`.padStart(4, '0');
}

/** Monday 1 to Sunday 7. @param date YYYY-MM-DD */
export function weekdayNumber(date: string): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}
