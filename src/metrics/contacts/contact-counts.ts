/** How many contacts were loaded, attempted, reached and finalised in a period. */

import { type Histogram, histogramOf, mergeHistograms } from '../cube/open-list.ts';
import { isLive } from '../fact/classify.ts';
import { isIn, SETS } from '../fact/sets.ts';
import type { ContactFact } from './contact-fact.ts';
import type { CountedRow } from './counted-row.ts';

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

export interface ContactCounter {
  /** @param row an attempt or not */
  add(row: CountedRow): void;
  /** A row about this contact was created. */
  addLoad(contact: number): void;
  /** @param contacts how many there are, numbered from 0 */
  finish(contacts: number): ContactCounts;
}

/** What is known of a contact, as bits. */
const MARKS = { attempted: 1, live: 2, partyTold: 4, rightParty: 8, final: 16, loaded: 32 } as const;

export function newContactCounter(): ContactCounter {
  const marks: number[] = [];
  const attempts: number[] = [];
  const mark = (contact: number, bits: number) => {
    marks[contact] = (marks[contact] ?? 0) | bits;
  };
  return {
    add({ contact, fact }) {
      mark(contact, marksOf(fact));
      if (isIn(fact.sets, SETS.attempts)) attempts[contact] = (attempts[contact] ?? 0) + 1;
    },
    addLoad: (contact) => mark(contact, MARKS.loaded),
    finish(contacts) {
      const kinds = new Map<number, number>();
      const perContact = new Map<number, number>();
      for (let contact = 0; contact < contacts; contact++) {
        const tries = attempts[contact] ?? 0;
        const kind = (marks[contact] ?? 0) | (tries > 0 ? MARKS.attempted : 0);
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        if (tries > 0) perContact.set(tries, (perContact.get(tries) ?? 0) + 1);
      }
      return { ...countsOf(kinds), attemptsPerContact: histogramOf(perContact) };
    },
  };
}

function marksOf({ sets, isRightParty, isFinal }: ContactFact): number {
  const final = isFinal ? MARKS.final : 0;
  if (!isIn(sets, SETS.attempts)) return final;
  return (
    final | (isLive(sets) ? MARKS.live : 0) | (isIn(sets, SETS.partyTold) ? MARKS.partyTold : 0) | (isRightParty ? MARKS.rightParty : 0)
  );
}

/** @param kinds marks -> contacts with just these */
function countsOf(kinds: ReadonlyMap<number, number>): Omit<ContactCounts, 'attemptsPerContact'> {
  const count = (bits: number) => [...kinds].reduce((sum, [kind, contacts]) => ((kind & bits) === bits ? sum + contacts : sum), 0);
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

/** The counts of two sets of contacts that share none. */
export function mergeContactCounts(a: ContactCounts, b: ContactCounts): ContactCounts {
  return {
    contacts: a.contacts + b.contacts,
    contactsLive: a.contactsLive + b.contactsLive,
    contactsPartyTold: a.contactsPartyTold + b.contactsPartyTold,
    contactsRightParty: a.contactsRightParty + b.contactsRightParty,
    contactsFinal: a.contactsFinal + b.contactsFinal,
    contactsLoaded: a.contactsLoaded + b.contactsLoaded,
    loadedAttempted: a.loadedAttempted + b.loadedAttempted,
    loadedLive: a.loadedLive + b.loadedLive,
    loadedFinal: a.loadedFinal + b.loadedFinal,
    attemptsPerContact: mergeHistograms([a.attemptsPerContact, b.attemptsPerContact]),
  };
}
