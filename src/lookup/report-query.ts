/** What a report is asked for: which days, in which zone, narrowed to what. src/http/report reads it from a request. */
import { FutureError } from '../errors.ts';
import type { ReportScope } from '../report/scope.ts';
import type { Compare } from '../time/compared-period.ts';
import type { Period } from '../time/local-day.ts';
import type { PeriodKind } from '../time/period-before.ts';

export interface ReportQuery {
  readonly period: Period;
  /** How the days were asked for: it says what they are compared with. @default a range; one day is a day */
  readonly kind?: PeriodKind;
  /** What they are compared with, one that comparesFor() them has. @default as usual */
  readonly compare?: Compare;
  readonly scope: ReportScope;
  /** What its reader may see, any of them, in stored values; nothing else is read. Absent = all. */
  readonly allowed?: readonly ReportScope[];
  /** Whole numbers of the organisation's own that calls were made from. @default masked */
  readonly callerIds?: 'whole';
  /** counts = only what the cubes of the period and of the one before give: quick for many days. @default full */
  readonly extent?: Extent;
}

export const EXTENTS = ['full', 'counts'] as const;
export type Extent = (typeof EXTENTS)[number];

/** @throws FutureError where the period begins after now */
export function assertNotFuture({ from, zone, fromMs }: Period, nowMs: number): void {
  if (fromMs > nowMs) throw new FutureError(`Cannot report on "${from}": it has not begun in ${zone}`, from);
}
