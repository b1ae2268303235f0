/** What is known of the contacts of a period, a day of UTC at a time. */
import type { ContactMetrics } from '../metrics/contacts/contact-metrics.ts';
import { newContactSum } from '../metrics/contacts/contact-sum.ts';
import type { FrequencyCap } from '../metrics/contacts/frequency-caps.ts';
import type { Scope } from '../metrics/fact/fact.ts';
import type { Period } from '../time/local-day.ts';
import type { ReportLists } from './loaded/report-lists.ts';

export interface ContactsToLoad {
  readonly period: Pick<Period, 'fromMs' | 'toMs'>;
  readonly keep: (scope: Scope) => boolean;
  readonly caps: readonly FrequencyCap[];
}

/** @throws StoreError */
export async function loadContacts(
  quarters: ReportLists,
  { period: { fromMs, toMs }, keep, caps }: ContactsToLoad,
): Promise<ContactMetrics> {
  const sum = newContactSum({ caps });
  for await (const part of quarters.listContacts(fromMs, toMs, caps)) if (keep(part.scope)) sum.add(part);
  // Whether a message was the last one depends on the calls of all scopes.
  if (sum.hasMessages) for await (const part of quarters.listContacts(fromMs, toMs, caps)) sum.addCalls(part);
  for await (const keys of quarters.listCreated(fromMs, toMs)) if (keep(keys.scope)) sum.addLoads(keys);
  return sum.finish();
}
