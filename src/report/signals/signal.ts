/** What is worth telling, as data: headline, findings, arrows and anomalies are all made of one list of these, so that none contradicts another. */

export type SignalKind =
  | 'afterDoNotContact'
  | 'callingHours'
  | 'frequencyCap'
  | 'abandonment'
  | 'anomaly'
  | 'callerId'
  | 'stuck'
  | 'possibleHours'
  | 'nearAbandonment'
  | 'failedUpload'
  | 'uploadErrors'
  | 'change';

/** urgent = to act on; possible = possible or near, worth a look; change = it moved more than chance does, which is no finding. */
export type Severity = 'urgent' | 'possible' | 'change';

/** The part of a report that shows more of it. */
export type SignalSection = 'totals' | 'rates' | 'compliance' | 'callerIds' | 'queues' | 'failedUploads';

export interface Signal {
  /** Unique in a report and the same from day to day: kind, what and where. */
  readonly id: string;
  readonly kind: SignalKind;
  readonly severity: Severity;
  /** Id of the rate, total, cap, ... that it is about. */
  readonly what: string;
  /** The same in words. */
  readonly name: string;
  readonly where: {
    readonly section: SignalSection;
    /** Configuration, queue or caller id within it; null = the whole report. */
    readonly key: string | null;
    readonly name: string | null;
  };
  /** Attempts outside calling hours alone: where and when most of them were made; absent where they are spread, or nothing tells. */
  readonly mostly?: Mostly;
  /** What contributes most to it, most first, at most three; older versions lack it, and signals that have no parts. */
  readonly most?: readonly Contribution[];
  /** The local hours of the called party that hold more than half of it; absent where nothing tells. */
  readonly hours?: HourRun;
  /** Where a reader finds what it is about; older versions lack it. */
  readonly opens?: Opens;
  readonly value: number | null;
  /** What it usually is, or was in the period before; null where there is none. */
  readonly usual: number | null;
  /** What it should not pass; null where the rule is about what is usual. */
  readonly limit: number | null;
  /** The rule in words. */
  readonly threshold: string;
  /** Least volume that the rule asks for; 0 = none. */
  readonly minimum: number;
  readonly evidence: Evidence;
}

/** What one configuration or queue contributes to a signal. */
export interface Contribution {
  readonly column: 'configuration' | 'queue';
  /** The stored value, "" = not given. */
  readonly key: string;
  readonly name: string;
  /** Its own part of what the signal is about: a count, or its own rate, null without a denominator. */
  readonly value: number | null;
  /** Its part of the whole count or, of an anomaly, of the whole difference from what is usual: all parts add up to 1, those that are not listed too, and one that went the other way is below 0. */
  readonly share: number;
  /** What its value usually is: the median of the same weekdays; null where too few were read. */
  readonly usual: number | null;
}

/** Whole hours of a day, the shortest run that holds more than half; `from` 0 to 23, `to` 1 to 24 and excluded. Where `to` is not after `from` the run goes over midnight. */
export interface HourRun {
  readonly from: number;
  readonly to: number;
  /** Of all, 0 to 1. */
  readonly share: number;
}

/** Parts of a digest and of the page that a signal leads to. */
export const SIGNAL_TARGETS = [
  'figures',
  'campaigns',
  'queues',
  'callingHours',
  'caps',
  'abandonment',
  'complianceLine',
  'callerIds',
  'uploads',
  'furtherFigures',
] as const;
export type SignalTarget = (typeof SIGNAL_TARGETS)[number];

export interface Opens {
  /** What is narrowed to: the one configuration or queue that holds more than half of it; empty where none does. */
  readonly scope: { readonly configuration?: string; readonly queue?: string };
  readonly section: SignalTarget;
  readonly hours?: { readonly from: number; readonly to: number };
}

/** What more than half of the attempts of a signal have in common. */
export interface Mostly {
  /** Configuration; null where the attempts of no single one are more than half. */
  readonly key: string | null;
  readonly name: string | null;
  /** "00" to "23" on the called party's own clock, null where no single one is more than half. */
  readonly hour: string | null;
  /** Whether all have it in common, or most. */
  readonly share: 'all' | 'most';
}

/** What a signal is made of; what does not apply is null. */
export interface Evidence {
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly usualNumerator: number | null;
  readonly usualDenominator: number | null;
  /** Weeks that the usual value is made of. */
  readonly weeks: number | null;
  /** Days over which the value was counted, where they are not those of the report. */
  readonly days: number | null;
  /** Standard deviations from what is usual. */
  readonly score: number | null;
  /** Probability of as much by chance, made good for everything that was looked at. */
  readonly p: number | null;
  /** The most of one contact, of a cap. */
  readonly most: number | null;
  /** What Dynamics said of it, of an upload. */
  readonly said: string | null;
  /** Whether the rules by which rows are filed changed within the time compared. */
  readonly crossesRules: boolean;
}

export const NO_EVIDENCE: Evidence = {
  numerator: null,
  denominator: null,
  usualNumerator: null,
  usualDenominator: null,
  weeks: null,
  days: null,
  score: null,
  p: null,
  most: null,
  said: null,
  crossesRules: false,
};
