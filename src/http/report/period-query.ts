/** Which days a caller asks for: one date, a span, a week, month, quarter or year of the calendar, or the last so many days. */
import type { z } from 'zod';
import { InputError } from '../../errors.ts';
import { daysBefore, yesterdayOf } from '../../time/days-before.ts';
import { type Period, periodOf } from '../../time/local-day.ts';
import type { PeriodKind } from '../../time/period-before.ts';
import { querySpan } from '../query-span.ts';
import { PERIOD_FIELDS, type reportQuery, SPANS } from './report-query-schema.ts';

const WAYS = Object.keys(PERIOD_FIELDS) as (keyof typeof PERIOD_FIELDS)[];

export const PERIOD_PARAMETERS: readonly string[] = [...WAYS, 'to'];

const KINDS = { date: 'day', from: 'range', week: 'week', month: 'month', quarter: 'quarter', year: 'year' } as const;

/** The parameters that name days, as they were read. */
export type PeriodQuery = Pick<z.output<typeof reportQuery>, keyof typeof PERIOD_FIELDS | 'to'>;

/** Days, and how they were asked for. */
export interface AskedPeriod {
  readonly period: Period;
  readonly kind: PeriodKind;
}

/** Yesterday where nothing is given. @throws InputError that names the parameters and the rule */
export function periodOfQuery(query: PeriodQuery, zone: string, nowMs: number): AskedPeriod {
  const { to } = query;
  const [way, other] = WAYS.filter((name) => query[name] !== undefined);
  if (other !== undefined) throw refused(`Cannot use "${way}" together with "${other}": give one or the other`);
  if (to !== undefined && way !== 'from' && way !== 'days') {
    throw refused(
      way === undefined ? 'Cannot use "to" without "from" or "days"' : `Cannot use "${way}" together with "to": give one or the other`,
    );
  }
  if (query.days !== undefined) return { period: lastDays(query.days, to ?? yesterdayOf(nowMs, zone).from, zone), kind: 'rolling' };
  if (way === undefined || way === 'days') return { period: yesterdayOf(nowMs, zone), kind: 'day' };
  const text = query[way] ?? '';
  const [from, last] = way === 'date' || way === 'from' ? [text, to ?? text] : SPANS[way](text);
  return { period: querySpan(from, last, zone), kind: KINDS[way] };
}

/** Parameters to add to a query so that it asks for the days that it was answered with, of the same kind, on any later day too. */
export function fixedDays(
  query: URLSearchParams,
  { from, to, zone }: Pick<Period, 'from' | 'to' | 'zone'>,
): Readonly<Record<string, string>> {
  if (query.has('days')) return { to, zone };
  if (PERIOD_PARAMETERS.some((name) => query.has(name))) return { zone };
  return from === to ? { date: from, zone } : { from, to, zone };
}

/** The local days that end with a date; a date that the zone skipped is none of them. */
function lastDays(count: number, to: string, zone: string): Period {
  const days = daysBefore(periodOf(to, to, zone).toMs, zone, count);
  const first = days.at(-1);
  if (first === undefined || days.length < count)
    throw refused(`Cannot use "days" with "${count}" and "to" with "${to}": history cannot begin so early`);
  return periodOf(first.from, to, zone);
}

function refused(message: string): InputError {
  return new InputError('input.query', message);
}
