/** The report model: all that a mail, a page or a file shows, and what a snapshot keeps. Plain JSON; its shape is a stable surface (docs/report.md). */

import type { NotMeasured, ReasonValues } from '../metrics/kpis/not-measured.ts';
import type { Rate } from '../metrics/kpis/rate.ts';
import type { RateId } from '../metrics/kpis/rate-table.ts';
import type { BestTime, BestTimeCell, CallerIdItem, CallHour, CallTimeBand } from './calling-model.ts';
import type { Anomaly, Break, Comparison, EarlierPeriod, Mean } from './comparison/comparison-model.ts';
import type { ItemDays, TrendPoint } from './comparison/trend-model.ts';
import type { Abandonment, Compliance } from './compliance/compliance-model.ts';
import type { ContactReport } from './contact-model.ts';
import type { AgentItem, AttributeItem, ConfigurationItem, HourItem, Item, ItemCounts, QueueItem, ReportLists } from './list-model.ts';
import type { Reason } from './reasons/reason.ts';
import type { ReportScope } from './scope.ts';
import type { FailedUploadItem } from './setup/setup-model.ts';
import type { Contribution, Signal } from './signals/signal.ts';
import type { CallSeconds, Rates, ReportPeriod, Totals } from './totals.ts';
import type { ValueSum } from './value-sum.ts';

export type {
  Abandonment,
  AgentItem,
  Anomaly,
  AttributeItem,
  BestTime,
  BestTimeCell,
  CallerIdItem,
  CallHour,
  CallSeconds,
  CallTimeBand,
  Comparison,
  Compliance,
  ConfigurationItem,
  ContactReport,
  Contribution,
  EarlierPeriod,
  FailedUploadItem,
  HourItem,
  Item,
  ItemCounts,
  ItemDays,
  Mean,
  NotMeasured,
  QueueItem,
  Rate,
  RateId,
  Rates,
  Reason,
  ReportPeriod,
  ReportScope,
  Signal,
  Totals,
  TrendPoint,
  ValueSum,
};
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
  /** What its name and values tell, as data; absent where the id tells all. */
  readonly data?: ReasonValues;
  /** The last five changes of the rules that it is about, absent where it is about none. */
  readonly changes?: readonly Pick<Break, 'at' | 'settings'>[];
}

/** A day whose numbers changed after they had been told: version `version` of its snapshot, made at `at` (ISO 8601 UTC). */
export interface Restatement {
  /** Local date, YYYY-MM-DD. */
  readonly date: string;
  readonly version: number;
  /** What changed, in words. */
  readonly reason: string;
  /** The same as data; versions that were made before lack it. */
  readonly changes?: readonly Reason[];
  readonly at: string;
}

/** A day whose digest did not reach somebody in time, and why, as it was noted at `at` (ISO 8601 UTC). */
export interface MissedDigest {
  /** Local date, YYYY-MM-DD. */
  readonly date: string;
  /** In words, without addresses. */
  readonly reason: string;
  /** The same as an id where it is known: its data were not complete in time, or the app did not run. */
  readonly reasonId?: 'dataIncomplete' | 'appDidNotRun';
  readonly at: string;
}

/** How much of a period was read from Dataverse: what was not is unknown, and never 0. */
export type ReadState = 'all' | 'part' | 'none';

/** What looks back over days before the period that were not read, so that it is null or empty. */
export type UnreadBefore = 'contacts' | 'caps' | 'abandonment' | 'bestTime' | 'callerIds';

export interface Report extends ReportLists {
  /** Version of the definitions it was computed with. */
  readonly definitions: string;
  readonly period: ReportPeriod;
  readonly scope: ReportScope;
  /** What its reader may see, any of them, so that it holds nothing else; absent where that is all. */
  readonly allowed?: readonly ReportScope[];
  /** ISO 8601 UTC. */
  readonly generatedAt: string;
  /** Up to when Dataverse had been read, ISO 8601 UTC; null where that is not known. */
  readonly asOf: string | null;
  /** True while numbers can still change: the period runs, the data are not complete, or too much is open. */
  readonly provisional: boolean;
  /** Why, in words, empty where final. */
  readonly provisionalReasons: readonly string[];
  /** The same as data, in the same order; older versions lack it. */
  readonly provisionalNotes?: readonly Reason[];
  /** How much of the period was read; older versions lack it. */
  readonly read?: ReadState;
  /** What is null or empty since it looks back over days that were not read; older versions lack it. */
  readonly unreadBefore?: readonly UnreadBefore[];
  readonly totals: Totals;
  readonly rates: Rates;
  readonly backlog: Backlog | null;
  readonly contacts: ContactReport;
  readonly callerIds: readonly CallerIdItem[];
  readonly bestTime: BestTime | null;
  /** Of the days that bestTime.days counts: each weekday and hour with a call, in their order; empty where bestTime is null. Older versions lack it. */
  readonly callHours?: readonly CallHour[];
  /** The calls that callSeconds counts by their length, shortest first; empty where nothing was read. Older versions lack it. */
  readonly callTimes?: readonly CallTimeBand[];
  /** Seconds from customer connected to representative connected; null quantiles where no column tells. */
  readonly customerWait: { readonly count: number; readonly p50Seconds: number | null; readonly p90Seconds: number | null };
  /** How much of the window had passed when attempts began, percent. */
  readonly windowUse: { readonly count: number; readonly p50Percent: number | null; readonly p90Percent: number | null };
  readonly compliance: Compliance;
  /** Uploads made in the period, the newest first, at most 100; none where the report is narrowed by more than configurations. */
  readonly failedUploads: readonly FailedUploadItem[];
  readonly quality: readonly QualityNote[];
  readonly comparison: Comparison;
  /** Oldest first: of a single day the 56 local days before it and the day itself; of several the 56 that end with the last one, or all of them where there are more. Older versions lack it, or have the last 14 days of a single day alone. */
  readonly trend?: readonly TrendPoint[];
  /** All that is worth telling, the gravest first; older versions lack it, and signalsOf() gives it of any report. */
  readonly signals?: readonly Signal[];
  /** In a digest alone: earlier days that were restated since the digest before was made. */
  readonly restated?: readonly Restatement[];
  /** In a digest alone: earlier days whose digest was missed, which nobody was told of yet. */
  readonly missed?: readonly MissedDigest[];
}
