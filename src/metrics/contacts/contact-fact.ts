/** What a contact scan is given, and what its measures read. Times are UTC epoch milliseconds. */
import { isFinal } from '../fact/classify.ts';
import { keyOfId } from '../fact/delivery-key.ts';
import type { Fact, Scope } from '../fact/fact.ts';
import { isIn, SETS } from '../fact/sets.ts';

/** One attempt or finished delivery, as the scan needs it. */
export interface ContactFact {
  /** Contact key, empty where the row has none. */
  readonly contact: string;
  readonly scope: Scope;
  readonly placeMs: number;
  readonly startMs: number | null;
  readonly windowStartMs: number | null;
  /** Those of the fact. */
  readonly sets: number;
  /** msdyn_seq_no; anything but a whole number from 1 to MAX_SEQUENCE_NUMBER counts as not given. */
  readonly seqNo: number;
  /** The contact asked not to be called again. */
  readonly isDoNotContact: boolean;
  readonly isRightParty: boolean;
  /** The contact is finalised by it: live, or a result that is not retried. */
  readonly isFinal: boolean;
  /** A message that reached the phone (result Delivered). */
  readonly isDelivered: boolean;
  /** msdyn_delivery_id or a hash of it, empty where the row has none. */
  readonly deliveryKey: string;
  /** Keyed hash of what the contact is contacted about, empty where the row does not tell. */
  readonly matter: string;
  /** Weekday x 24 + hour of the start in the called party's own zone, Monday 00:00 = 0; -1 = not known. */
  readonly localSlot: number;
}

/** A contact loaded in the period: one created row. */
export interface ContactLoad {
  /** Contact key, empty where the row has none. */
  readonly contact: string;
  readonly scope: Scope;
}

/** One row of a contact, as the measures read it. */
export interface ContactRow {
  readonly scope: Scope;
  /** When the contact was reached for: startMs, else placeMs. */
  readonly timeMs: number;
  readonly placeMs: number;
  readonly startMs: number | null;
  readonly windowStartMs: number | null;
  /** 0 = not given. */
  readonly seqNo: number;
  /** Stands for the delivery id, 0 where the row has none. */
  readonly delivery: number;
  /** Stands for the matter, 0 where the row has none. */
  readonly matter: number;
  /** -1 = not known. */
  readonly localSlot: number;
  readonly isAttempt: boolean;
  /** A call; an attempt that is none is a message. */
  readonly isVoice: boolean;
  /** Certainly reached a person. */
  readonly isLive: boolean;
  readonly isDoNotContact: boolean;
  readonly isRightParty: boolean;
  /** A call of which it is told whether it reached the right person. */
  readonly isPartyTold: boolean;
  readonly isFinal: boolean;
  readonly isDelivered: boolean;
  /** Placed in the period and in a kept scope; any other row is there to look back at. */
  readonly isCounted: boolean;
}

/** msdyn_seq_no goes from 1 to 1000: the column's own limits. */
export const MAX_SEQUENCE_NUMBER = 1000;

/** The fields of a fact that contactFactOf() reads. */
export const CONTACT_FIELDS = [
  'id',
  'placeMs',
  'scope',
  'result',
  'startMs',
  'windowStartMs',
  'contact',
  'seqNo',
  'deliveryKey',
  'matter',
  'localSlot',
  'sets',
] as const satisfies readonly (keyof Fact)[];
export type FactOfContact = Pick<Fact, (typeof CONTACT_FIELDS)[number]>;

/** A filed fact as the scan needs it. */
export function contactFactOf(fact: FactOfContact): ContactFact {
  const { contact, scope, placeMs, startMs, windowStartMs, sets, seqNo, matter, localSlot } = fact;
  return {
    contact,
    scope,
    placeMs,
    startMs,
    windowStartMs,
    sets,
    seqNo,
    matter,
    localSlot,
    isDoNotContact: isIn(sets, SETS.doNotContact),
    isRightParty: isIn(sets, SETS.rightParty),
    isFinal: isFinal(fact.result, sets),
    isDelivered: isIn(sets, SETS.smsDelivered),
    // As a rule the delivery id is the primary key, and is not kept twice.
    deliveryKey: fact.deliveryKey || keyOfId(fact.id),
  };
}
