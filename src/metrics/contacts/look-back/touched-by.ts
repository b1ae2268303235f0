/** Which facts may have another look-back once others came, changed or went: the days that they lie on are to be worked out again. */
import type { ContactFact } from '../contact-fact.ts';
import { newContactNumbers, type WantedContacts } from '../contact-numbers.ts';
import { canSee } from './look-back.ts';

/** Where a fact is or was: of one that moved, both places. */
export type ChangedFact = Pick<ContactFact, 'contact' | 'placeMs'>;

export interface Touched {
  /** Whose facts are to be asked about. */
  readonly contacts: WantedContacts;
  /** Whether the fact can see one that changed, or lies where it lies; any fact of which this is false has the look-back that it had. */
  has(fact: ChangedFact): boolean;
}

/** All that changed facts may change; those without a contact change nothing. Facts touched lie from the UTC day of the change up to LOOK_BACK_DAYS after it. */
export function touchedBy(changed: Iterable<ChangedFact>): Touched {
  const contacts = newContactNumbers();
  const places = new Map<string, number[]>();
  for (const { contact, placeMs } of changed) {
    if (contact === '') continue;
    contacts.add(contact);
    const known = places.get(contact);
    if (known === undefined) places.set(contact, [placeMs]);
    else known.push(placeMs);
  }
  return {
    contacts: contacts.wanted(() => true),
    has: ({ contact, placeMs }) => places.get(contact)?.some((changedMs) => canSee(placeMs, changedMs)) ?? false,
  };
}
