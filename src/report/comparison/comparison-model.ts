/** The part of a report about earlier periods: what this one is held against, and what is usual. */
import type { Rate } from '../../metrics/kpis/rate.ts';
import type { MeanRateId, RateId } from '../../metrics/kpis/rate-table.ts';
import type { Compare } from '../../time/compared-period.ts';
import type { PeriodKind } from '../../time/period-before.ts';
import type { Reason } from '../reasons/reason.ts';
import type { Rates, ReportPeriod, Totals } from '../totals.ts';

/** The numbers of another period. */
export interface PeriodNumbers {
  readonly period: ReportPeriod;
  readonly totals: Totals;
  readonly rates: Rates;
}

/** The period before that this one is held against; they share no day. */
export interface EarlierPeriod extends PeriodNumbers {
  /** day = the same weekday a week before; week, month, quarter, year = the one before; range, rolling = as many days before. */
  readonly kind: PeriodKind;
  /** What it was asked to be, where that was not as usual: then `kind` says what the report's own period is. */
  readonly compare?: Compare;
  /** Where the report's period is unfinished: the same part of this one ends here, ISO 8601 UTC; null = all of it. */
  readonly until: string | null;
  /** Local days that were counted of each, parts of a day as parts of 1. */
  readonly days: { readonly now: number; readonly before: number };
  /** Whether those differ, so that counts are compared per day; rates are compared as they are. */
  readonly perDay: boolean;
}

/** Means of the days before, from sums. */
export interface Mean {
  /** How many of the days history holds. */
  readonly days: number;
  readonly deliveriesPerDay: number;
  readonly attemptsPerDay: number;
  readonly rates: Readonly<Record<MeanRateId, Rate>>;
}

/** A KPI that lies far from the same weekdays of the last eight weeks. */
export interface Anomaly {
  readonly id: string;
  readonly name: string;
  readonly value: number;
  readonly median: number;
  /** Standard deviation to be expected of value - median: chance at these volumes, times how much more the days before scattered than chance alone. */
  readonly spread: number;
  /** (value - median) / spread. */
  readonly score: number;
  /** Weekdays it was held against. */
  readonly weeks: number;
  /** Probability of such a score on a usual day, made good for all that is watched (Holm); older versions lack it. */
  readonly p?: number;
  /** The parts of the value, and the sums of the weekdays; the denominator is null for a count. */
  readonly evidence?: AnomalyEvidence;
}

export interface AnomalyEvidence {
  readonly numerator: number;
  readonly denominator: number | null;
  readonly usualNumerator: number;
  readonly usualDenominator: number | null;
}

/** A change of how rows are filed that lies between rows of what is compared: numbers of its two sides do not mean quite the same. */
export interface Break {
  /** When rows were first filed by the rules of this number, ISO 8601 UTC; null where that is not known any more. */
  readonly at: string | null;
  /** The number of the rules from then on. */
  readonly rules: number;
  /** What changed: settings by their names, and the app's own definitions (DEFINITIONS_PART); empty where that is not known any more. Older versions lack it. */
  readonly settings?: readonly string[];
  /** What has rows of both sides: the period itself, or the period together with what it is held against. */
  readonly crosses: readonly ('period' | 'before' | 'mean7' | 'mean28' | 'anomalies')[];
}

export interface Comparison {
  /** The period before; null where history has not all of it, and in older versions. */
  readonly before?: EarlierPeriod | null;
  /** The same, of a day: its weekday a week before. Null for all other periods, and where it is compared with another day. */
  readonly weekBefore: PeriodNumbers | null;
  /** The 7 and 28 days before; null where history has none of them, or the period is longer than a day. */
  readonly mean7: Mean | null;
  readonly mean28: Mean | null;
  /** Rates whose difference from the period before is more than noise (its 95 % interval leaves out 0). */
  readonly signals: readonly RateId[];
  readonly anomalies: readonly Anomaly[];
  /** Why no anomalies were looked for, in words; null where they were. Older versions lack it. */
  readonly unwatched?: string | null;
  /** The same as data; older versions lack it. */
  readonly unwatchedNote?: Reason | null;
  /** Changes of the rules between rows of what is compared, oldest first; older versions lack it. */
  readonly breaks?: readonly Break[];
}

/** What a report is held against, also one of an older version. */
export function heldAgainst({ before, weekBefore }: Pick<Comparison, 'before' | 'weekBefore'>): EarlierPeriod | null {
  if (before !== undefined) return before;
  if (weekBefore === null) return null;
  const { days } = weekBefore.period;
  return { kind: days === 1 ? 'day' : 'range', ...weekBefore, until: null, days: { now: days, before: days }, perDay: false };
}

/** Whether its day was held against usual days, so that a usual value says something of it; versions that do not tell were. */
export function isWatched({ unwatched = null }: Pick<Comparison, 'unwatched'>): boolean {
  return unwatched === null;
}
