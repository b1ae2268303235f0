/** What is kept of a delivery: small, pseudonymised records that replace the row once it expires. */

import type { HoursVerdict } from '../zones/calling-hours.ts';

/** The four columns that scope a digest and group a report. Empty string = not given in the row. */
export interface Scope {
  /** msdyn_proactive_engagement_config_id */
  readonly configuration: string;
  /** msdyn_queue_id */
  readonly queue: string;
  /** msdyn_channel */
  readonly channel: string;
  /** msdyn_dialmode_type */
  readonly dialMode: string;
}

/** Which column gave the row its place in time; the first that is not empty wins. */
const PLACE_SOURCES = ['result', 'end', 'start', 'modified'] as const;
export type PlaceSource = (typeof PLACE_SOURCES)[number];

/** Input = given by the organisation before the call, result = produced by it, other = a type not documented. */
export const ATTRIBUTE_TYPES = ['input', 'result', 'other'] as const;
export type AttributeType = (typeof ATTRIBUTE_TYPES)[number];

/** One attribute of a delivery. The value is a kept value or a class such as "(text)"; never a customer's own words. */
export interface FactAttribute {
  readonly type: AttributeType;
  readonly keyword: string;
  readonly value: string;
}

/** Orders the versions of one row: the greater versionnumber wins, then modifiedon, then the newest attribute, then more attributes, then the newer rules, then the newest conversation seen. */
export interface Version {
  /** versionnumber of the delivery row, 0 where absent. */
  readonly number: number;
  /** modifiedon, UTC epoch milliseconds. */
  readonly modifiedMs: number;
  /** Greatest modifiedon among the attributes read with it, UTC epoch milliseconds, 0 without attributes. */
  readonly attributesMs: number;
  /** How many attributes were read with it: one that became visible late makes a newer version, though it is not the newest attribute. */
  readonly attributeCount: number;
  /** Number of the rules that it was filed by, 0 from before they had one. */
  readonly rules: number;
  /** modifiedon of the conversation read with it, UTC epoch milliseconds, 0 without one. */
  readonly conversationMs: number;
}

/** What tells whether a call was abandoned, the best first; empty = nothing does. */
export const ABANDON_SOURCES = ['', 'column', 'conversation', 'code', 'estimate'] as const;
export type AbandonSource = (typeof ABANDON_SOURCES)[number];

/** One finished delivery, as filed in the quarter hour of its place. Times are UTC epoch milliseconds or null. */
export interface Fact {
  /** Primary key (rowId() in make-fact.ts). */
  readonly id: string;
  readonly version: Version;
  readonly placeMs: number;
  readonly placeSource: PlaceSource;
  readonly scope: Scope;
  readonly status: string;
  readonly result: string;
  readonly startMs: number | null;
  readonly endMs: number | null;
  readonly windowStartMs: number | null;
  readonly windowEndMs: number | null;
  /** Keyed hash of the contact id, else of the E.164 number: 16 hex digits, empty where the row has neither. */
  readonly contact: string;
  /** msdyn_from_address: a number of the organisation's own. */
  readonly callerId: string;
  /** msdyn_journey_id */
  readonly journey: string;
  /** msdyn_cancellation_policy_id of a delivery that was cancelled, empty otherwise. */
  readonly cancellationPolicy: string;
  /** msdyn_journey_run_id */
  readonly journeyRun: string;
  /** msdyn_call_id, which the call can be traced by once the row has expired. */
  readonly callId: string;
  /** Keyed hash of msdyn_tracking_id (matter-key.ts): 16 hex digits, empty where the row has none. */
  readonly matter: string;
  readonly dispositions: readonly string[];
  readonly attributes: readonly FactAttribute[];
  /** Sum of the numbers in its value attributes (delivery-value.ts), whole hundredths, null without one. */
  readonly valueHundredths: number | null;
  /** msdyn_seq_no, the number of the delivery within its task; 0 = not given. */
  readonly seqNo: number;
  /** Stands for msdyn_delivery_id (delivery-key.ts), 16 hex digits; empty where it is the primary key itself, or not given. */
  readonly deliveryKey: string;
  /** Whole seconds from customer connected to representative connected, MOST_SECONDS at most; null where the columns do not tell. */
  readonly customerWaitSeconds: number | null;
  /** Weekday x 24 + hour of the start in the called party's own zone, Monday 00:00 = 0; -1 = not known. */
  readonly localSlot: number;
  /** Whether the rule pack allows a call at that time there; empty = no attempt, or no start. */
  readonly hours: HoursVerdict | '';
  readonly abandonSource: AbandonSource;
  /** systemuserid of the representative, empty where none is known. */
  readonly agent: string;
  /** Of the conversation, whole seconds, null where the columns do not tell. */
  readonly talkSeconds: number | null;
  readonly handleSeconds: number | null;
  /** Bits of the watched columns (emptyBit in src/metrics/row/columns.ts) that were empty. */
  readonly empty: number;
  /** What the row counts as, by the rules in force when it was filed: a union of SETS (src/metrics/fact/sets.ts). */
  readonly sets: number;
  /** Bits of FLAGS (src/metrics/fact/quality.ts): what was odd about the row. */
  readonly flags: number;
}

/** Every row seen, as filed in the quarter hour of its createdon, which never changes: so a row's old place is always known. */
export interface Intake {
  readonly id: string;
  readonly version: Version;
  readonly createdMs: number;
  readonly scope: Scope;
  readonly contact: string;
  /** Where its fact lies (UTC epoch milliseconds), null while the delivery is not finished. */
  readonly placeMs: number | null;
  /** Status of a delivery that is not finished; empty once it is. */
  readonly openStatus: string;
  /** From when on nobody will finish it by itself (Pending: its window is over; InProcess: it takes too long), UTC epoch milliseconds; null = never, or finished. */
  readonly stuckFromMs: number | null;
  /** Starts of other quarter hours that may still hold an older fact of it (UTC epoch milliseconds): noted before the row moves, cleared once they are buried. */
  readonly alsoAt: readonly number[];
}

/** A row that moved away from this quarter hour: any fact of it that is not newer does not count here. */
export interface Tombstone {
  readonly id: string;
  readonly version: Version;
}

/** Negative where a is the older version, positive where it is the newer, 0 where both are the same. */
export function compareVersions(a: Version, b: Version): number {
  return compareFilings(a, b) || a.conversationMs - b.conversationMs;
}

/** The same without regard to the conversation, which intake entries do not know. */
export function compareFilings(a: Version, b: Version): number {
  return compareRows(a, b) || a.rules - b.rules;
}

/** The same of what Dataverse had of the row and its attributes alone. */
export function compareRows(a: Version, b: Version): number {
  return a.number - b.number || a.modifiedMs - b.modifiedMs || a.attributesMs - b.attributesMs || a.attributeCount - b.attributeCount;
}

/** Tells a fact from the tombstone of one that moved away. */
export function isFact(record: Fact | Tombstone): record is Fact {
  return 'placeMs' in record;
}
