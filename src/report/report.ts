/** The report model: all that a mail, a page or a file shows, and what a snapshot keeps. Plain JSON; its shape is a stable surface (docs/report.md). */
import type { Rate } from '../metrics/kpis.ts';

export type { Rate };

/** Call seconds: whole seconds from start to end of off-hook voice calls; quantiles by nearest rank, null without a call. */
export interface CallSeconds {
  readonly count: number;
  readonly sum: number;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p99: number | null;
  readonly max: number | null;
}

export interface Totals {
  /** Finished deliveries placed in the period. */
  readonly deliveries: number;
  /** Those with status Complete. */
  readonly processed: number;
  /** Deliveries created in the period. */
  readonly intake: number;
  readonly attempts: number;
  /** Attempts on a voice channel: what voice rates divide by. */
  readonly voiceAttempts: number;
  readonly offHook: number;
  /** At least so many calls reached a person. */
  readonly liveMin: number;
  /** At most so many calls reached a person. */
  readonly liveMax: number;
  readonly machine: number;
  readonly badNumber: number;
  readonly notTried: number;
  /** Distinct contacts attempted; null where the facts are no longer kept. */
  readonly contacts: number | null;
  readonly callSeconds: CallSeconds;
}

export const RATE_IDS = ['offHook', 'liveMin', 'liveMax', 'machine', 'badNumber', 'notTried', 'expired'] as const;
export type RateId = (typeof RATE_IDS)[number];
export type Rates = Readonly<Record<RateId, Rate>>;

/** The counts that every list item carries. */
export interface ItemCounts {
  readonly deliveries: number;
  readonly attempts: number;
  readonly voiceAttempts: number;
  readonly offHook: number;
  readonly liveMin: number;
  readonly liveMax: number;
}

/** One line of a list. `key` is the stored value ("" = not given, "(many)" = the rest of a list that grew too long), `name` what people read. */
export interface Item extends ItemCounts {
  readonly key: string;
  readonly name: string;
  /** Set where the value is not one that Microsoft documents. */
  readonly unknown?: boolean;
}

/** Attempts by the local hour of their own start; `key` and `name` are "00" to "23". */
export type HourItem = Pick<Item, 'key' | 'name' | 'deliveries' | 'attempts' | 'voiceAttempts' | 'offHook' | 'liveMin' | 'liveMax'>;

/** One value of one attribute keyword. `key` is JSON of [type, keyword, value]. */
export interface AttributeItem {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly keyword: string;
  readonly value: string;
  readonly deliveries: number;
  readonly liveMin: number;
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
}

export interface ReportPeriod {
  /** First and last local date, both included. */
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  readonly days: number;
}

/** What the report was narrowed to; an absent key means all. */
export interface ReportScope {
  readonly configuration?: string;
  readonly queue?: string;
  readonly channel?: string;
  readonly dialMode?: string;
}

export interface Report {
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
  readonly byStatus: readonly Item[];
  readonly byResult: readonly Item[];
  readonly byDialMode: readonly Item[];
  readonly byChannel: readonly Item[];
  readonly byQueue: readonly Item[];
  readonly byConfiguration: readonly Item[];
  readonly byJourney: readonly Item[];
  readonly byCallerId: readonly Item[];
  readonly byDisposition: readonly Item[];
  readonly byAgent: readonly Item[];
  readonly byHour: readonly HourItem[];
  readonly byAttribute: readonly AttributeItem[];
  /** What a compliance officer asks for; each entry says what could not be measured and why. */
  readonly compliance: { readonly notMeasured: readonly { readonly id: string; readonly name: string; readonly reason: string }[] };
  readonly quality: readonly QualityNote[];
  readonly comparison: Comparison;
}
