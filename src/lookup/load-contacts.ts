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
  for await (const { parts, created } of quarters.listContacts(fromMs, toMs, caps)) {
    for (const part of parts) if (keep(part.scope)) sum.add(part);
    for (const keys of created) if (keep(keys.scope)) sum.addLoads(keys);
  }
  // Whether a message was the last one depends on the calls of all scopes.
  if (sum.hasMessages) for await (const { parts } of quarters.listContacts(fromMs, toMs, caps)) parts.forEach(sum.addCalls);
  return sum.finish();
}
