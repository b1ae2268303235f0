/** Contact metrics of facts that are all in memory. */
import type { ContactFact, ContactLoad } from './contact-fact.ts';
import type { ContactMetrics } from './contact-metrics.ts';
import { type ContactScanOptions, newContactScan } from './contact-scan.ts';
import { NO_LOOK_BACK } from './look-back/look-back.ts';
import { type LookBackOptions, newLookBackScan } from './look-back/look-back-scan.ts';

export type FactsInMemory = ContactScanOptions &
  LookBackOptions & {
    /** Those of the period and the LOOK_BACK_DAYS before it, of every scope. */
    readonly facts: readonly ContactFact[];
    /** The rows created in the period. */
    readonly loads: readonly ContactLoad[];
  };

/** @throws RangeError where an option is out of range */
export function contactMetricsOf({ facts, loads, ...options }: FactsInMemory): ContactMetrics {
  const [lookBack, metrics] = [newLookBackScan(options), newContactScan(options)];
  for (const fact of facts) lookBack.add(fact);
  const lookBacks = lookBack.finish();
  for (const fact of facts) {
    if (fact.placeMs >= options.fromMs && fact.placeMs < options.toMs) metrics.add(fact, lookBacks.get(fact.id) ?? NO_LOOK_BACK);
  }
  for (const load of loads) metrics.addLoad(load);
  return metrics.finish();
}
