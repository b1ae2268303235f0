/** One time at which a subscription's digest comes due, and what it is about. */
import type { Period } from '../../time/local-day.ts';
import type { PeriodKind } from '../../time/period-before.ts';

export interface Occurrence {
  /** UTC epoch milliseconds. */
  readonly dueMs: number;
  /** Up to then it waits for numbers that can still change, UTC epoch milliseconds. */
  readonly patientUntilMs: number;
  /** Whole local days; those of a day or of so many days end where the date of the schedule begins. */
  readonly period: Period;
  /** How those days are asked for: what they are compared with. */
  readonly kind: PeriodKind;
}
