/** A row that counts, as the measures are given it. */
import { isIn, SETS } from '../fact/sets.ts';
import type { ContactFact } from './contact-fact.ts';
import type { LookBack } from './look-back/look-back.ts';

export interface CountedRow {
  /** Number of its contact. */
  readonly contact: number;
  readonly fact: ContactFact;
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
export function isCall({ sets }: ContactFact): boolean {
  return isIn(sets, SETS.voiceAttempts);
}
