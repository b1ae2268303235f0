/** Counts the distinct contacts attempted in a period: all that a comparison needs of the one before. */
import { newContactNumbers } from '../metrics/contacts/contact-numbers.ts';
import type { Scope } from '../metrics/fact/fact.ts';
import type { Period } from '../time/local-day.ts';
import type { ReportLists } from './loaded/report-lists.ts';

/** What loadContacts() gives as `contacts`, without the rest; 16 to 32 bytes of memory a contact. @throws StoreError */
export async function countContacts(quarters: ReportLists, { fromMs, toMs }: Period, keep: (scope: Scope) => boolean): Promise<number> {
  const attempted = newContactNumbers();
  for await (const { scope, contacts } of quarters.listAttempted(fromMs, toMs)) {
    if (keep(scope)) attempted.addAll(contacts);
  }
  return attempted.size;
}
