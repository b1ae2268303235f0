/** Which days a caller asks for: one date, a span, a week, month, quarter or year of the calendar, or the last so many days. */
import { InputError } from '../../errors.ts';
import { type DateSpan, monthSpan, quarterSpan, weekSpan, yearSpan } from '../../time/calendar-span.ts';
import { daysBefore, yesterdayOf } from '../../time/days-before.ts';
import { type Period, periodOf } from '../../time/local-day.ts';
import type { PeriodKind } from '../../time/period-before.ts';
import { shown } from '../../time/zone.ts';
import { querySpan } from '../query-span.ts';

const SPANS = { week: weekSpan, month: monthSpan, quarter: quarterSpan, year: yearSpan } satisfies Record<
  string,
  (text: string) => DateSpan
>;
const SPAN_NAMES = Object.keys(SPANS) as (keyof typeof SPANS)[];
// Of these at most one may be given; "to" goes with two of them.
const WAYS = ['date', 'from', 'days', ...SPAN_NAMES] as const;

const KINDS = { date: 'day', from: 'range', week: 'week', month: 'month', quarter: 'quarter', year: 'year' } as const;

export const PERIOD_PARAMETERS = [...WAYS, 'to'] as const;

const MAX_DAYS = 366;

/** Days, and how they were asked for. */
export interface AskedPeriod {
  readonly period: Period;
  readonly kind: PeriodKind;
}

/** Yesterday where nothing is given. @throws InputError that names the parameters and the rule */
export function parsePeriod(query: URLSearchParams, zone: string, nowMs: number): AskedPeriod {
  const given = WAYS.filter((name) => query.has(name));
  const [way, other] = given;
  if (other !== undefined) throw refused(`Cannot use "${way}" together with "${other}": give one or the other`);
  const to = query.get('to');
  if (to !== null && way !== 'from' && way !== 'days') {
    throw refused(
      way === undefined ? 'Cannot use "to" without "from" or "days"' : `Cannot use "${way}" together with "to": give one or the other`,
    );
  }
  if (way === undefined) return { period: yesterdayOf(nowMs, zone), kind: 'day' };
  const text = query.get(way) ?? '';
  if (way === 'days') return { period: lastDays(text, to ?? yesterdayOf(nowMs, zone).from, zone), kind: 'rolling' };
  const [from, last] = way === 'date' || way === 'from' ? [text, to ?? text] : SPANS[way](text);
  return { period: querySpan(from, last, zone), kind: KINDS[way] };
}

/** The local days that end with a date; a date that the zone skipped is none of them. */
function lastDays(text: string, to: string, zone: string): Period {
  const count = /^[1-9]\d{0,2}$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > MAX_DAYS) throw refused(`Cannot use "days" with "${shown(text)}": it is no whole number from 1 to ${MAX_DAYS}`);
  const days = daysBefore(periodOf(to, to, zone).toMs, zone, count);
  const first = days.at(-1);
  if (first === undefined || days.length < count)
    throw refused(`Cannot use "days" with "${count}" and "to" with "${to}": history cannot begin so early`);
  return periodOf(first.from, to, zone);
}

function refused(message: string): InputError {
  return new InputError('input.query', message);
}
