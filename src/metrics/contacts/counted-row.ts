/** A row that counts, as the measures are given it. */
import { isIn, SETS } from '../fact/sets.ts';
import type { ContactFact } from './contact-fact.ts';
import type { LookBack } from './look-back/look-back.ts';

/** What is counted of a fact; of its window and its matter no more than whether, and how long before, they were. */
export type CountedFact = Pick<
  ContactFact,
  | 'contact'
  | 'scope'
  | 'placeMs'
  | 'startMs'
  | 'windowStartMs'
  | 'sets'
  | 'matter'
  | 'localSlot'
  | 'isRightParty'
  | 'isFinal'
  | 'isDelivered'
>;

export interface CountedRow {
  /** Number of its contact. */
  readonly contact: number;
  readonly fact: CountedFact;
  readonly lookBack: LookBack;
}

/** Counts rows, and what was counted of other rows: the order leaves no trace. */
export interface Measure<Sum, Result = Sum> {
  add(row: CountedRow): void;
  /** Adds what sum() gave of other rows. @param numbers of the contacts that it numbers from 0, as they are numbered here */
  addSum(sum: Sum, numbers: ArrayLike<number>): void;
  sum(): Sum;
  finish(): Result;
}

/** One that tells no contact from another: its sums are what it tells. */
export type RowMeasure<Sum> = Omit<Measure<Sum>, 'finish'>;

/** A call; an attempt that is none is a message. */
export function isCall({ sets }: CountedFact): boolean {
  return isIn(sets, SETS.voiceAttempts);
}
