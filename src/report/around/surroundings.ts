/** What a page shows beside a report: what can be chosen, which versions there are, how far history reaches. Plain data, narrowed to what its reader may see. */
import type { DayCount } from '../../metrics/cube/entry-counts.ts';
import type { Reason } from '../reasons/reason.ts';
import type { ScopeColumn } from '../scope.ts';

export interface Surroundings {
  /** What a report can be narrowed to, most deliveries first as far as that is known (withReported()), then by name; at most 200 of each. */
  readonly choices: Readonly<Record<ScopeColumn, readonly Choice[]>>;
  /** Zones in which days are on record: REPORT_TIME_ZONE first. */
  readonly zones: readonly string[];
  /** The local date of now in the zone of the report, YYYY-MM-DD. */
  readonly today: string;
  /** Of the report's one day, oldest first; empty for several days, without any, and for who may not see versions. */
  readonly versions: readonly DayVersion[];
  /** Of days of the report, newest first; empty for who may not see them. */
  readonly digests: readonly SentDigest[];
  /** The days of the 53 weeks up to today, or to the report's week where that is older, oldest first; null for who may see the days of a link alone. */
  readonly calendar: readonly CalendarDay[] | null;
  readonly reading: Reading;
}

/** A value that a report can be narrowed to. */
export interface Choice {
  /** As it is stored; "" = rows without one. */
  readonly key: string;
  readonly name: string;
}

/** A version of the report's day on record. */
export interface DayVersion {
  readonly version: number;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Why it was made, in words, and as data where that is kept. */
  readonly reason: string;
  readonly changes?: readonly Reason[];
  /** Whether its numbers differ from those of the version before. */
  readonly restates: boolean;
}

/** A digest as it was sent. */
export interface SentDigest {
  readonly subscription: string;
  /** In the words of who made the subscription. */
  readonly name: string;
  /** Local dates, YYYY-MM-DD, both included, in its own zone. */
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  /** Which of the mails about it: "scheduled", "resend 1". */
  readonly kind: string;
  /** When it was made, ISO 8601 UTC. */
  readonly at: string;
}

/** unread = not read from Dataverse, or not whole; open = read, and not on record; the others are on record. */
export type DayState = 'unread' | 'open' | 'closed' | 'provisional' | 'restated';

/** One local day of history; its counts as its latest version tells them, null where that is not known, and for who sees a part alone. */
export interface CalendarDay extends Readonly<Record<DayCount, number | null>> {
  /** Local date, YYYY-MM-DD. */
  readonly date: string;
  readonly state: DayState;
}

/** How far history has come. */
export interface Reading {
  /** ISO 8601 UTC: up to when changes have been seen; null = nothing was read yet. */
  readonly readTo: string | null;
  /** Days whose changes the first harvest is to read, and how many of them it has read so far; null once that is over. */
  readonly first: { readonly days: number; readonly read: number } | null;
  /** Whether changes of the last hour are missing: the harvest is behind, or does not run. */
  readonly isBehind: boolean;
}
