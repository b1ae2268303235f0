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

/** A call; an attempt that is none is a message. */
export function isCall({ sets }: ContactFact): boolean {
  return isIn(sets, SETS.voiceAttempts);
}
