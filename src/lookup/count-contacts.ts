/** Counts the distinct contacts attempted in a period: all that a comparison needs of the one before. */
import type { QuarterLists } from '../history/quarters/quarter-store.ts';
import { newContactNumbers } from '../metrics/contacts/contact-numbers.ts';
import type { Scope } from '../metrics/fact/fact.ts';
import { isIn, SETS } from '../metrics/fact/sets.ts';
import type { Period } from '../time/local-day.ts';

/** What loadContacts() gives as `contacts`, without the rest; 16 to 32 bytes of memory a contact. @throws StoreError */
export async function countContacts(quarters: QuarterLists, { fromMs, toMs }: Period, keep: (scope: Scope) => boolean): Promise<number> {
  const attempted = newContactNumbers();
  for await (const { facts } of quarters.listContactFacts(fromMs, toMs)) {
    for (const { contact, scope, sets } of facts) {
      if (contact !== '' && isIn(sets, SETS.attempts) && keep(scope)) attempted.add(contact);
    }
  }
  return attempted.size;
}
