/** Why something is as it is, as data: an id and its values, so that a reader's own language can say it. The English sentence stands beside it. */
import type { ReasonValues } from '../../metrics/kpis/not-measured.ts';
import type { RateId } from '../../metrics/kpis/rate-table.ts';

/** A reason as a report keeps it. Another release may know other ids. */
export interface Reason {
  readonly id: string;
  readonly values: ReasonValues;
}

/** Why the numbers of a period can still change. Instants are ISO 8601 UTC. */
export interface ProvisionalReasons {
  /** What changed in this time may have expired in Dataverse before it was read. */
  readonly lostChanges: { readonly from: string; readonly to: string };
  /** Nothing of the period has been read yet. */
  readonly notReadYet: Nothing;
  /** Of the period a part has been read, but not its beginning. */
  readonly partNotRead: Nothing;
  readonly readUpTo: { readonly until: string; readonly end: string };
  /** It has only just ended: late results may follow. */
  readonly justEnded: Nothing;
  /** Shares from 0 to 1: `share` of the created deliveries is still open, and under `limit` counts as final. */
  readonly tooManyOpen: { readonly open: number; readonly created: number; readonly share: number; readonly limit: number };
  /** What is stored of these spans cannot be read: the first few as ISO 8601 intervals ("start/end", UTC), and how many more there are. */
  readonly unreadableHours: { readonly spans: readonly string[]; readonly more: number };
}

/** Why something could not be measured. */
export interface UnmeasuredReasons {
  readonly noPrices: Nothing;
  readonly noSignInTimes: Nothing;
  readonly suppressedUnknown: Nothing;
  readonly callerIdRuleUnknown: Nothing;
  readonly furtherAttemptsUnknown: Nothing;
  readonly noCarrierLabels: Nothing;
  /** No attempt was filed while DISPOSITION_MAP told the right party. */
  readonly noPartyMap: Nothing;
  readonly noSuccessMap: Nothing;
  readonly noTrackingIds: Nothing;
  readonly noAiAnswers: Nothing;
  /** The conversations of `count` live answers are not known. */
  readonly conversationsUnknown: { readonly count: number };
  readonly noValueAttributes: Nothing;
  /** It looks back over `days` days, and not all of them have been read. */
  readonly daysNotRead: { readonly days: number };
  /** The facts of the period, or of a part of it, are no longer kept. */
  readonly factsGone: Nothing;
  readonly notAskedFor: Nothing;
  readonly periodNotRead: Nothing;
}

/** Why no anomalies were looked for. */
export interface UnwatchedReasons {
  readonly severalDays: Nothing;
  readonly canStillChange: Nothing;
  /** Of the same weekdays of the last eight weeks so many have been read, and it takes `least`. */
  readonly fewWeeks: { readonly weeks: number; readonly least: number };
}

/** What changed between two versions of a day. */
export interface ChangeReasons {
  readonly closed: Nothing;
  /** Its reasons are those of the version. */
  readonly provisional: Nothing;
  readonly provisionalAgain: Nothing;
  readonly versionUnreadable: { readonly version: number };
  readonly definitions: { readonly from: string; readonly to: string };
  readonly lateResults: { readonly count: number };
  readonly fewerDeliveries: { readonly count: number };
  readonly changedResults: { readonly count: number };
  readonly moreCreated: { readonly count: number };
  readonly fewerCreated: { readonly count: number };
  readonly lateCodes: { readonly count: number };
  readonly lateAttributes: { readonly count: number };
  readonly lateConversations: { readonly count: number };
  /** Distinct contacts attempted, null where they were not known. */
  readonly contacts: { readonly from: number | null; readonly to: number | null };
  /** A rate, by its id: shares from 0 to 1, null without a denominator. */
  readonly rate: { readonly rate: RateId; readonly from: number | null; readonly to: number | null };
  readonly moreDaysRead: Nothing;
  readonly fewerDaysRead: Nothing;
  readonly otherFigures: Nothing;
}

/** The values of every reason, by its id. */
export type AllReasons = ProvisionalReasons & UnmeasuredReasons & UnwatchedReasons & ChangeReasons;
export type ReasonId = keyof AllReasons;

/** A reason without values. */
export type Nothing = Readonly<Record<never, never>>;

/** One of this release, with the values that its id asks for. */
export interface ReasonWith<Id extends ReasonId> {
  readonly id: Id;
  readonly values: AllReasons[Id];
}

/** Any of some ids, each with its own values. */
export type AnyOf<Reasons extends Partial<AllReasons>> = { [Id in keyof Reasons & ReasonId]: ReasonWith<Id> }[keyof Reasons & ReasonId];
export type ProvisionalNote = AnyOf<ProvisionalReasons>;
export type ChangeNote = AnyOf<ChangeReasons>;

export function reasonOf<Id extends ReasonId>(id: Id, values: AllReasons[Id]): ReasonWith<Id> {
  return { id, values };
}
