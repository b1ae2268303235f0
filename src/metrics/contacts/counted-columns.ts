/** Rows that tell of contacts as they are kept of days that are over: small numbers, column by column, to be counted without an object a row. */
import { SECOND_MS } from '../../time/lengths.ts';
import type { Scope } from '../fact/fact.ts';
import { isIn, SETS } from '../fact/sets.ts';
import { type ContactFact, type ContactLoad, timeOf } from './contact-fact.ts';
import { wordsOf } from './contact-numbers.ts';
import type { LookBack } from './look-back/look-back.ts';

/** Bits of what a row says yes or no to. */
export const MARKS = {
  /** Of the row nothing counts but that a delivery about its contact was created. */
  isCreated: 1,
  hasContact: 2,
  isAttempt: 4,
  isStarted: 8,
  isRightParty: 16,
  isFinal: 32,
  isDelivered: 64,
  hasMatter: 128,
  isAfterCall: 256,
  isAfterLive: 512,
  isAfterWish: 1024,
  isOutOfSequence: 2048,
  isRepeat: 4096,
} as const;
type MarkName = keyof typeof MARKS;
// Gone through for every row.
const NAMED_MARKS = Object.entries(MARKS) as readonly (readonly [MarkName, number])[];

/** Stands for a number that is not known, which is 0 or more where it is. */
export const NOT_KNOWN = -1;
/** Of waits beside that: it began before its window. */
export const BEFORE_WINDOW = -2;

/** A row. All numbers are whole. */
export interface CountedLine {
  readonly scope: Scope;
  /** Two words of the contact's key (contact-numbers.ts); 0 without a contact. */
  readonly high: number;
  readonly low: number;
  /** Sum of MARKS. */
  readonly marks: number;
  /** Those of the fact. */
  readonly sets: number;
  /** When the contact was reached for (timeOf()), UTC epoch milliseconds. */
  readonly atMs: number;
  /** From the start of its window, whole seconds. */
  readonly waitSeconds: number;
  /** As facts have it. */
  readonly localSlot: number;
  /** As look-backs have them; an attempt that is none is not known. */
  readonly attempt: number;
  readonly sinceCallSeconds: number;
  readonly seen: readonly number[];
}

/** A value of each row, by the row's number. */
export interface CountedColumns extends Readonly<Record<Exclude<keyof CountedLine, 'scope' | 'seen'>, ArrayLike<number>>> {
  readonly scope: (row: number) => Scope;
  /** By window; none of them where nobody asks. */
  readonly seen: readonly ArrayLike<number>[];
}

/** What is kept of a finished row. */
export function countedLine(fact: ContactFact, lookBack: LookBack): CountedLine {
  const { scope, sets, localSlot, startMs, windowStartMs } = fact;
  return {
    ...keyOf(fact),
    scope,
    marks: marksOf({
      hasContact: fact.contact !== '',
      isAttempt: isIn(sets, SETS.attempts),
      isStarted: startMs !== null,
      hasMatter: fact.matter !== '',
      isRightParty: fact.isRightParty,
      isFinal: fact.isFinal,
      isDelivered: fact.isDelivered,
      isAfterCall: lookBack.isAfterCall,
      isAfterLive: lookBack.isAfterLive,
      isAfterWish: lookBack.isAfterWish,
      isOutOfSequence: lookBack.isOutOfSequence,
      isRepeat: lookBack.isRepeat,
    }),
    sets,
    atMs: timeOf(fact),
    waitSeconds: startMs === null || windowStartMs === null ? NOT_KNOWN : waitOf(startMs - windowStartMs),
    localSlot,
    attempt: lookBack.attempt ?? NOT_KNOWN,
    sinceCallSeconds: lookBack.sinceCallSeconds ?? NOT_KNOWN,
    seen: lookBack.seen,
  };
}

/** What is kept of a row that was created. @param atMs any time near it */
export function createdLine(row: ContactLoad, atMs: number): CountedLine {
  const unknown = { waitSeconds: NOT_KNOWN, localSlot: NOT_KNOWN, attempt: NOT_KNOWN, sinceCallSeconds: NOT_KNOWN };
  const marks = marksOf({ isCreated: true, hasContact: row.contact !== '' });
  return { ...keyOf(row), ...unknown, scope: row.scope, marks, sets: 0, atMs, seen: [] };
}

function keyOf({ contact }: ContactLoad): Pick<CountedLine, 'high' | 'low'> {
  const [high, low] = contact === '' ? [0, 0] : wordsOf(contact);
  return { high, low };
}

function marksOf(said: Readonly<Partial<Record<MarkName, boolean>>>): number {
  return NAMED_MARKS.reduce((marks, [name, bit]) => (said[name] ? marks | bit : marks), 0);
}

function waitOf(ms: number): number {
  return ms < 0 ? BEFORE_WINDOW : Math.floor(ms / SECOND_MS);
}
