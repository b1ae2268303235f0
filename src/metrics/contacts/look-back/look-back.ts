/** What a delivery has behind it: all that contact metrics need of earlier deliveries to the same contact, worked out once and kept with its fact. */
import { DAY_MS } from '../../../time/lengths.ts';

/** How far a delivery looks back from its place. Facts are kept as long at least. */
export const LOOK_BACK_DAYS = 35;

/** So that no contact is without end: a delivery looks at no more than so many before it. */
export const MAX_LOOKED_AT = 1000;

/** Of one fact; small numbers, most of them equal. */
export interface LookBack {
  /** Which attempt at the contact within its configuration this is, 1 to MAX_LOOKED_AT, which stands for all that follow too; null where it is none, or has no contact. */
  readonly attempt: number | null;
  /** From the start of the call before, at the contact within the configuration, to the start of this call, whole seconds, MOST_SECONDS at most; null where either is not there. */
  readonly sinceCallSeconds: number | null;
  /** How many attempts, this one among them, lie in each window that ends with it, in the order of the windows (cap-windows.ts); empty where it is no attempt. */
  readonly seen: readonly number[];
  /** A call was made before, at the contact within the configuration; one at the same instant is none. */
  readonly isAfterCall: boolean;
  /** A call before, at the contact within the configuration, was live. */
  readonly isAfterLive: boolean;
  /** An attempt that started after the contact's wish not to be contacted was on record, whatever scope it was made in. */
  readonly isAfterWish: boolean;
  /** An attempt whose msdyn_seq_no is smaller than that of the numbered attempt before it, at the contact within the configuration. */
  readonly isOutOfSequence: boolean;
  /** A delivery before, to the contact, has the same msdyn_delivery_id. */
  readonly isRepeat: boolean;
}

/** Of a fact without a contact. */
export const NO_LOOK_BACK: LookBack = {
  attempt: null,
  sinceCallSeconds: null,
  seen: [],
  isAfterCall: false,
  isAfterLive: false,
  isAfterWish: false,
  isOutOfSequence: false,
  isRepeat: false,
};

/**
 * Whether a delivery placed at `placeMs` can look back at another one of its contact: one that was placed within the days before it, or later on the same UTC
 * day. Facts are kept and closed by UTC days, so what is told of a day never changes for one that comes after it; and no report's zone or period plays a part.
 */
export function canSee(placeMs: number, otherMs: number): boolean {
  return otherMs > placeMs - LOOK_BACK_DAYS * DAY_MS && otherMs < endOfUtcDay(placeMs);
}

/** First instant of the UTC day after. @param ms UTC epoch milliseconds */
export function endOfUtcDay(ms: number): number {
  return (Math.floor(ms / DAY_MS) + 1) * DAY_MS;
}
