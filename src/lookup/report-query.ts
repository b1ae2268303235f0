/** What a report is asked for: which days, in which zone, narrowed to what. src/http/report reads it from a request. */
import { InputError } from '../errors.ts';
import type { ReportScope } from '../report/scope.ts';
import { addDays, type Period, periodOf } from '../time/local-day.ts';

export interface ReportQuery {
  readonly period: Period;
  readonly scope: ReportScope;
  /** counts = only what the cubes of the period and of the week before give: quick for many days. @default full */
  readonly extent?: Extent;
}

export const EXTENTS = ['full', 'counts'] as const;
export type Extent = (typeof EXTENTS)[number];

/** The same days a week earlier; null where one of the dates does not exist or lies before all history. */
export function weekBefore({ from, to, zone }: Period): Period | null {
  try {
    return periodOf(addDays(from, -7), addDays(to, -7), zone);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

/** @throws InputError where the period begins after now */
export function assertNotFuture({ from, zone, fromMs }: Period, nowMs: number): void {
  if (fromMs > nowMs) throw new InputError('input.date', `Cannot report on "${from}": it has not begun in ${zone}`);
}
