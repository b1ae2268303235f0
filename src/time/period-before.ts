/** What a period is held against: an earlier one of its own kind that shares no day with it, and of an unfinished one the same part. */
import { Temporal } from 'temporal-polyfill';
import { InputError } from '../errors.ts';
import { daysBefore } from './days-before.ts';
import { QUARTER_MS } from './lengths.ts';
import { addDays, dateAt, dayOf, instantOf, type Period, periodOf } from './local-day.ts';
import { wallMsAt } from './offsets.ts';

/** How days were asked for: one of the calendar's spans, any range of dates, or the last so many days. */
export type PeriodKind = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'range' | 'rolling';

/** A period, or its beginning, beside an earlier one. */
export interface PeriodBefore {
  readonly kind: PeriodKind;
  /** The local days looked at of the earlier one; its span in UTC may end within the last of them. */
  readonly period: Period;
  /** Where the later one is unfinished: the same part of the earlier one ends here, UTC epoch milliseconds; null = all of it. */
  readonly untilMs: number | null;
  /** Local days of both, parts of a day as parts of 1. */
  readonly days: { readonly now: number; readonly before: number };
}

/** One day is a day, however it was asked for. */
export function kindOf({ days }: Pick<Period, 'days'>, kind: PeriodKind = 'range'): PeriodKind {
  return days === 1 && (kind === 'range' || kind === 'rolling') ? 'day' : kind;
}

/** The whole earlier period: the weekday of the week before, the calendar's span before, or as many days as were asked for; null before all history, and for a date that a zone skipped. */
export function periodBefore(period: Period, asked?: PeriodKind): Period | null {
  return unlessRefused(() => {
    const kind = kindOf(period, asked);
    if (kind === 'day') return dayOf(addDays(period.from, -7), period.zone);
    if (kind === 'range' || kind === 'rolling') return asManyDays(period);
    return periodOf(`${Temporal.PlainDate.from(period.from).subtract(STEPS[kind])}`, addDays(period.from, -1), period.zone);
  });
}

const STEPS = { week: { weeks: 1 }, month: { months: 1 }, quarter: { months: 3 }, year: { years: 1 } } as const;

function asManyDays({ fromMs, zone, days }: Period): Period | null {
  const earlier = daysBefore(fromMs, zone, days);
  const [newest, oldest] = [earlier[0], earlier.at(-1)];
  if (newest === undefined || oldest === undefined || earlier.length < days) return null;
  return periodOf(oldest.from, newest.from, zone);
}

/** The earlier period, by default as periodBefore() gives it, cut where the later one has come to: at the quarter hour before `readMs` (UTC epoch milliseconds) on the local clock. Null where less than a quarter hour of it has been read. */
export function partBefore(
  period: Period,
  readMs: number,
  asked?: PeriodKind,
  earlier: Period | null = periodBefore(period, asked),
): PeriodBefore | null {
  if (earlier === null) return null;
  const kind = kindOf(period, asked);
  if (readMs >= period.toMs) return { kind, period: earlier, untilMs: null, days: { now: period.days, before: earlier.days } };
  const nowMs = Math.floor(readMs / QUARTER_MS) * QUARTER_MS;
  if (nowMs <= period.fromMs) return null;
  return unlessRefused(() => samePart(period, nowMs, earlier, kind));
}

function samePart(period: Period, nowMs: number, earlier: Period, kind: PeriodKind): PeriodBefore {
  const today = dayOf(dateAt(nowMs, period.zone), period.zone);
  const passed = Temporal.PlainDate.from(period.from).until(today.from).days;
  const days = passed + (nowMs - today.fromMs) / (today.toMs - today.fromMs);
  const date = addDays(earlier.from, passed);
  // February has no 30th: all of it is held against the 30 days of March, per day.
  if (date > earlier.to) return { kind, period: earlier, untilMs: null, days: { now: days, before: earlier.days } };
  const isMidnight = nowMs === today.fromMs;
  const untilMs = isMidnight ? dayOf(date, period.zone).fromMs : instantOf(date, wallTimeAt(nowMs, period.zone), period.zone);
  const last = isMidnight ? addDays(date, -1) : date;
  const part = periodOf(earlier.from, last, period.zone);
  return { kind, period: { ...part, toMs: untilMs }, untilMs, days: { now: days, before: days } };
}

function wallTimeAt(instantMs: number, zone: string): string {
  return new Date(wallMsAt(instantMs, zone)).toISOString().slice(11, 16);
}

function unlessRefused<T>(make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}
