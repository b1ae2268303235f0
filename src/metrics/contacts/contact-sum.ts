/** Contact metrics out of parts of scopes and days: whoever is in several counts once. */
import type { ContactKeys } from './contact-keys.ts';
import type { ContactMetrics } from './contact-metrics.ts';
import { newContactNumbers } from './contact-numbers.ts';
import type { ContactPart, Counting } from './contact-parts.ts';
import { CAP_WINDOWS } from './look-back/cap-windows.ts';
import { newMeasures } from './measures.ts';

export interface ContactSum {
  /** Whether the calls of the period matter, to messages that count. */
  readonly hasMessages: boolean;
  /** A part that counts. @throws RangeError where it was made under other caps */
  add(part: ContactPart): void;
  /** Contacts of rows that were created in the period. */
  addLoads(keys: ContactKeys): void;
  /** Any part of the period, whether it counts or not, once all that count were added: a message is after the last call only if no other scope called later. */
  addCalls(part: ContactPart): void;
  finish(): ContactMetrics;
}

/** No parts yet. @throws RangeError where a cap is none, or its attempts are not counted in the windows */
export function newContactSum({ caps, windows = CAP_WINDOWS }: Counting): ContactSum {
  const [contacts, measures] = [newContactNumbers(), newMeasures(caps, windows)];
  const withoutContact = { attempts: 0, loads: 0 };
  return {
    get hasMessages() {
      return measures.sms.hasMessages;
    },
    add(part) {
      measures.addSums(part.sums, contacts.addAll(part.contacts));
      withoutContact.attempts += part.attemptsWithout;
    },
    addLoads(keys) {
      for (const contact of contacts.addAll(keys.contacts)) measures.addLoad(contact);
      withoutContact.loads += keys.rowsWithout;
    },
    addCalls: (part) => measures.sms.addCalls(part.sums.sms, (contact) => contacts.find(part.contacts, contact)),
    finish: () => ({ ...measures.finish(), withoutContact: { ...withoutContact } }),
  };
}
