/** The report model: all that a mail, a page or a file shows, and what a snapshot keeps. Plain JSON; its shape is a stable surface (docs/report.md). */

import type { ToldCount, TotalCount } from '../metrics/kpis/data/total-kpis.ts';
import type { NotMeasured } from '../metrics/kpis/not-measured.ts';
import type { Rate } from '../metrics/kpis/rate.ts';
import type { MeanRateId, RateId } from '../metrics/kpis/rate-table.ts';
import type { BestTime, BestTimeCell, CallerIdItem } from './calling-model.ts';
import type { Abandonment, Compliance } from './compliance-model.ts';
import type { ContactReport } from './contact-model.ts';
import type { AgentItem, AttributeItem, ConfigurationItem, HourItem, Item, ItemCounts, QueueItem, ReportLists } from './list-model.ts';
import type { ReportScope } from './scope.ts';
import type { FailedUploadItem } from './setup/setup-model.ts';
import type { ValueSum } from './value-sum.ts';

export type { FailedUploadItem, Rate, ReportScope };

/** Call seconds: whole seconds from start to end of off-hook voice calls; quantiles by nearest rank, null without a call. */
export interface CallSeconds {
  readonly count: number;
  readonly sum: number;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p99: number | null;
  readonly max: number | null;
}

/** Counts of deliveries (null where the settings that tell them were not there), each explained in the table of totals (src/metrics/kpis/data/total-kpis.ts), and what is no plain count. */
export interface Totals extends Readonly<Record<Exclude<TotalCount, ToldCount>, number>>, Readonly<Record<ToldCount, number | null>> {
  readonly value: ValueSum;
  /** Distinct contacts attempted; null where the facts are no longer kept. */
  readonly contacts: number | null;
  readonly callSeconds: CallSeconds;
}

export type {
  Abandonment,
  AgentItem,
  AttributeItem,
  BestTime,
  BestTimeCell,
  CallerIdItem,
  Compliance,
  ConfigurationItem,
  ContactReport,
  HourItem,
  Item,
  ItemCounts,
  NotMeasured,
  QueueItem,
  RateId,
  ValueSum,
};
export type Rates = Readonly<Record<RateId, Rate>>;

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
  /** Scaled median absolute deviation, never under 5 % of the median. */
  readonly spread: number;
  /** (value - median) / spread; 3.5 and more is flagged. */
  readonly score: number;
  /** Weekdays it was held against. */
  readonly weeks: number;
}

export interface BacklogItem {
  readonly status: string;
  /** "under 1 h", "1 to 4 h", "4 to 24 h", "over 24 h" since createdon. */
  readonly age: string;
  readonly deliveries: number;
}

export interface Backlog {
  /** When it was counted, ISO 8601 UTC. */
  readonly at: string;
  readonly total: number;
  readonly items: readonly BacklogItem[];
}

/** Something about the data that a reader should know before trusting a number. */
export interface QualityNote {
  /** Stable id, e.g. "unknownResult". */
  readonly id: string;
  /** What it is, in words, without the count. */
  readonly name: string;
  readonly count: number;
  /** Up to five offending values, already cut and free of personal data. */
  readonly values: readonly string[];
}

export interface Comparison {
  /** The same weekday (or the same length of days) a week before; null where history has nothing of it. */
  readonly weekBefore: { readonly period: ReportPeriod; readonly totals: Totals; readonly rates: Rates } | null;
  /** The 7 and 28 days before; null where history has none of them, or the period is longer than a day. */
  readonly mean7: Mean | null;
  readonly mean28: Mean | null;
  /** Rates whose difference from the week before is more than noise (its 95 % interval leaves out 0). */
  readonly signals: readonly RateId[];
  readonly anomalies: readonly Anomaly[];
}

export interface ReportPeriod {
  /** First and last local date, both included. */
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  readonly days: number;
}

/** A day whose numbers changed after they had been told: version `version` of its snapshot, made at `at` (ISO 8601 UTC). */
export interface Restatement {
  /** Local date, YYYY-MM-DD. */
  readonly date: string;
  readonly version: number;
  /** What changed, in words. */
  readonly reason: string;
  readonly at: string;
}

export interface Report extends ReportLists {
  /** Version of the definitions it was computed with. */
  readonly definitions: string;
  readonly period: ReportPeriod;
  readonly scope: ReportScope;
  /** ISO 8601 UTC. */
  readonly generatedAt: string;
  /** Up to when Dataverse had been read, ISO 8601 UTC; null where that is not known. */
  readonly asOf: string | null;
  /** True while numbers can still change: the period runs, the data are not complete, or too much is open. */
  readonly provisional: boolean;
  /** Why, in words, empty where final. */
  readonly provisionalReasons: readonly string[];
  readonly totals: Totals;
  readonly rates: Rates;
  readonly backlog: Backlog | null;
  readonly contacts: ContactReport;
  readonly callerIds: readonly CallerIdItem[];
  readonly bestTime: BestTime | null;
  /** Seconds from customer connected to representative connected; null quantiles where no column tells. */
  readonly customerWait: { readonly count: number; readonly p50Seconds: number | null; readonly p90Seconds: number | null };
  /** How much of the window had passed when attempts began, percent. */
  readonly windowUse: { readonly count: number; readonly p50Percent: number | null; readonly p90Percent: number | null };
  readonly compliance: Compliance;
  /** Uploads made in the period, the newest first, at most 100; none where the report is narrowed by more than configurations. */
  readonly failedUploads: readonly FailedUploadItem[];
  readonly quality: readonly QualityNote[];
  readonly comparison: Comparison;
  /** In a digest alone: earlier days that were restated since the digest before was made. */
  readonly restated?: readonly Restatement[];
}
