/** What else than usual a period can be held against: an earlier one of as many days that shares none with it. */
import { Temporal } from 'temporal-polyfill';
import { InputError } from '../errors.ts';
import { isOfMonths, MONTHS } from './calendar-step.ts';
import { daysBefore } from './days-before.ts';
import { addDays, type Period, periodOf } from './local-day.ts';
import { kindOf, type PeriodKind } from './period-before.ts';

/** dayBefore = the day before a single day; weekBefore, fourWeeksBefore, yearBefore = the same days so long before (a year of days and weeks = 52 weeks, so that weekdays match; of a month, quarter or year the same one of the year before). Periods that are compared share no day. */
export const COMPARES = ['dayBefore', 'weekBefore', 'fourWeeksBefore', 'yearBefore'] as const;
export type Compare = (typeof COMPARES)[number];

const DAYS_BEFORE = { weekBefore: 7, fourWeeksBefore: 28, yearBefore: 364 } as const;

/** What a period can be held against: not what shares a day with it, lies before all history, or begins or ends on a date that the zone skipped. */
export function comparesFor(period: Period, kind?: PeriodKind): readonly Compare[] {
  return COMPARES.filter((compare) => earlierOf(period, compare, kind) !== null);
}

/** The earlier period. @throws InputError input.query where the period cannot be held against that */
export function comparedPeriod(period: Period, compare: Compare, kind?: PeriodKind): Period {
  const earlier = earlierOf(period, compare, kind);
  if (earlier !== null) return earlier;
  const days = period.from === period.to ? period.from : `${period.from} to ${period.to}`;
  const allowed = comparesFor(period, kind);
  const rule = allowed.length === 0 ? 'there is nothing else than usual to compare them with' : `use ${allowed.join(', ')} or leave it out`;
  throw new InputError('input.query', `Cannot use the compare "${compare}" with the days "${days}": ${rule}`);
}

function earlierOf(period: Period, compare: Compare, asked?: PeriodKind): Period | null {
  const kind = kindOf(period, asked);
  try {
    const earlier = madeBy(period, compare, kind);
    return earlier !== null && earlier.toMs <= period.fromMs ? earlier : null;
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

function madeBy(period: Period, compare: Compare, kind: PeriodKind): Period | null {
  if (compare === 'dayBefore') return dayBefore(period);
  if (compare === 'yearBefore' && isOfMonths(kind)) return yearBefore(period, kind);
  return daysEarlier(period, DAYS_BEFORE[compare]);
}

function dayBefore({ days, fromMs, zone }: Period): Period | null {
  return days === 1 ? (daysBefore(fromMs, zone, 1)[0] ?? null) : null;
}

function daysEarlier({ from, to, zone }: Period, days: number): Period {
  return periodOf(addDays(from, -days), addDays(to, -days), zone);
}

/** February has a day more or less than a year before. */
function yearBefore({ from, zone }: Period, kind: keyof typeof MONTHS): Period {
  const first = Temporal.PlainDate.from(from).subtract({ years: 1 });
  return periodOf(`${first}`, `${first.add({ months: MONTHS[kind] }).subtract({ days: 1 })}`, zone);
}
