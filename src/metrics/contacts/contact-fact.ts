/** What contact metrics are made of. Times are UTC epoch milliseconds. */
import { isFinal } from '../fact/classify.ts';
import type { Fact, Scope } from '../fact/fact.ts';
import { isIn, SETS } from '../fact/sets.ts';

/** One attempt or finished delivery, as the metrics need it. */
export interface ContactFact {
  readonly id: string;
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
  /** Stands for msdyn_delivery_id, empty where it is the id, as it is as a rule. */
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

/** When the contact was reached for: its start, else its place. */
export function timeOf({ startMs, placeMs }: Pick<ContactFact, 'startMs' | 'placeMs'>): number {
  return startMs ?? placeMs;
}

/** A filed fact as the metrics need it. */
export function contactFactOf(fact: FactOfContact): ContactFact {
  const { id, contact, scope, placeMs, startMs, windowStartMs, sets, seqNo, deliveryKey, matter, localSlot } = fact;
  return {
    id,
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
    deliveryKey,
  };
}
