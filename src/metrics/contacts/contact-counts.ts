/** How many contacts were loaded, attempted, reached and finalised in a period. */

import { type Histogram, histogramOf, mergeHistograms } from '../cube/open-list.ts';
import type { ContactRow } from './contact-fact.ts';

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

type CountName = Exclude<keyof ContactCounts, 'attemptsPerContact'>;

export interface ContactCounter {
  /** @param rows all rows of one contact */
  add(rows: readonly ContactRow[], isLoaded: boolean): void;
  finish(): ContactCounts;
}

export function newContactCounter(): ContactCounter {
  const counts: Record<CountName, number> = {
    contacts: 0,
    contactsLive: 0,
    contactsPartyTold: 0,
    contactsRightParty: 0,
    contactsFinal: 0,
    contactsLoaded: 0,
    loadedAttempted: 0,
    loadedLive: 0,
    loadedFinal: 0,
  };
  const attemptsPerContact = new Map<number, number>();
  const count = (name: CountName, isIn: boolean) => {
    if (isIn) counts[name]++;
  };
  return {
    add(rows, isLoaded) {
      const counted = rows.filter((row) => row.isCounted);
      const attempts = counted.filter((row) => row.isAttempt);
      const isLive = attempts.some((row) => row.isLive);
      const isFinal = counted.some((row) => row.isFinal);
      count('contacts', attempts.length > 0);
      count('contactsLive', isLive);
      count(
        'contactsPartyTold',
        attempts.some((row) => row.isPartyTold),
      );
      count(
        'contactsRightParty',
        attempts.some((row) => row.isRightParty),
      );
      count('contactsFinal', isFinal);
      count('contactsLoaded', isLoaded);
      count('loadedAttempted', isLoaded && attempts.length > 0);
      count('loadedLive', isLoaded && isLive);
      count('loadedFinal', isLoaded && isFinal);
      if (attempts.length > 0) attemptsPerContact.set(attempts.length, (attemptsPerContact.get(attempts.length) ?? 0) + 1);
    },
    finish: () => ({ ...counts, attemptsPerContact: histogramOf(attemptsPerContact) }),
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
