/** How many contacts were loaded, attempted, reached and finalised in a period. */
import { type Histogram, histogramOf } from '../cube/open-list.ts';
import { isLive } from '../fact/classify.ts';
import { isIn, SETS } from '../fact/sets.ts';
import type { CountedFact, Measure } from './counted-row.ts';

/** Distinct contacts. */
export interface ContactCounts {
  /** With at least one attempt. */
  readonly contacts: number;
  /** Of these, certainly reached. */
  readonly contactsLive: number;
  /** Of these, called while it was told who the right person is. */
  readonly contactsPartyTold: number;
  /** Of these, reached the right person. */
  readonly contactsRightParty: number;
  /** With a delivery that ends the work on them. */
  readonly contactsFinal: number;
  /** With a delivery created in the period. */
  readonly contactsLoaded: number;
  /** Of those loaded, how many were attempted, certainly reached, finalised in the same period: what penetration is the share of. */
  readonly loadedAttempted: number;
  readonly loadedLive: number;
  readonly loadedFinal: number;
  /** Attempts at a contact -> contacts. */
  readonly attemptsPerContact: Histogram;
}

/** Contact by contact. */
export interface ContactMarks {
  /** What is known of it, as bits. */
  readonly marks: Uint8Array;
  /** Attempts at it. */
  readonly attempts: Uint32Array;
}

export interface ContactCounter extends Measure<ContactMarks, ContactCounts> {
  /** A row about this contact was created. */
  addLoad(contact: number): void;
}

const MARKS = { attempted: 1, live: 2, partyTold: 4, rightParty: 8, final: 16, loaded: 32 } as const;

/** Numbers of all bits together. */
const KINDS = 64;

/** Given all rows. */
export function newContactCounter(): ContactCounter {
  const marks: number[] = [];
  const attempts: number[] = [];
  const count = (contact: number, bits: number, tries: number) => {
    marks[contact] = (marks[contact] ?? 0) | bits;
    attempts[contact] = (attempts[contact] ?? 0) + tries;
  };
  return {
    add: ({ contact, fact }) => count(contact, marksOf(fact), isIn(fact.sets, SETS.attempts) ? 1 : 0),
    addLoad: (contact) => count(contact, MARKS.loaded, 0),
    addSum(sum, numbers) {
      for (let i = 0; i < sum.marks.length; i++) count(numbers[i] ?? 0, sum.marks[i] ?? 0, sum.attempts[i] ?? 0);
    },
    sum: () => ({ marks: Uint8Array.from(marks), attempts: Uint32Array.from(attempts) }),
    finish() {
      const kinds = new Uint32Array(KINDS);
      const perContact = new Map<number, number>();
      for (const bits of marks) kinds[bits] = (kinds[bits] ?? 0) + 1;
      for (const tries of attempts) if (tries > 0) perContact.set(tries, (perContact.get(tries) ?? 0) + 1);
      return { ...countsOf(kinds), attemptsPerContact: histogramOf(perContact) };
    },
  };
}

function marksOf({ sets, isRightParty, isFinal }: CountedFact): number {
  const final = isFinal ? MARKS.final : 0;
  if (!isIn(sets, SETS.attempts)) return final;
  return (
    final |
    MARKS.attempted |
    (isLive(sets) ? MARKS.live : 0) |
    (isIn(sets, SETS.partyTold) ? MARKS.partyTold : 0) |
    (isRightParty ? MARKS.rightParty : 0)
  );
}

/** @param kinds by marks: contacts with just these */
function countsOf(kinds: Uint32Array): Omit<ContactCounts, 'attemptsPerContact'> {
  const count = (bits: number) => kinds.reduce((sum, contacts, kind) => ((kind & bits) === bits ? sum + contacts : sum), 0);
  return {
    contacts: count(MARKS.attempted),
    contactsLive: count(MARKS.live),
    contactsPartyTold: count(MARKS.partyTold),
    contactsRightParty: count(MARKS.rightParty),
    contactsFinal: count(MARKS.final),
    contactsLoaded: count(MARKS.loaded),
    loadedAttempted: count(MARKS.loaded | MARKS.attempted),
    loadedLive: count(MARKS.loaded | MARKS.live),
    loadedFinal: count(MARKS.loaded | MARKS.final),
  };
}
