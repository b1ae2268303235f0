/** Contact metrics of facts that are all in memory. */
import type { Scope } from '../fact/fact.ts';
import type { ContactFact, ContactLoad } from './contact-fact.ts';
import { type ContactKeys, newContactKeys } from './contact-keys.ts';
import type { ContactMetrics } from './contact-metrics.ts';
import { type ContactPart, type Counting, newContactParts } from './contact-parts.ts';
import { newContactSum } from './contact-sum.ts';
import { NO_LOOK_BACK } from './look-back/look-back.ts';
import { newLookBackScan } from './look-back/look-back-scan.ts';

export interface FactsInMemory extends Counting {
  /** First instant of the period, UTC epoch milliseconds; facts are in it by their place. */
  readonly fromMs: number;
  /** First instant after it. */
  readonly toMs: number;
  /** Those of the period and the LOOK_BACK_DAYS before it, of every scope. */
  readonly facts: readonly ContactFact[];
  /** The rows created in the period. */
  readonly loads: readonly ContactLoad[];
  /** The scopes whose rows count. */
  readonly keep: (scope: Scope) => boolean;
}

/** @throws RangeError where an option is out of range */
export function contactMetricsOf({ facts, loads, keep, ...options }: FactsInMemory): ContactMetrics {
  const [lookBack, rows, created] = [newLookBackScan(options), newContactParts(options), newContactKeys()];
  for (const fact of facts) lookBack.add(fact);
  const lookBacks = lookBack.finish();
  for (const fact of facts) {
    if (fact.placeMs >= options.fromMs && fact.placeMs < options.toMs) rows.add(fact, lookBacks.get(fact.id) ?? NO_LOOK_BACK);
  }
  for (const load of loads) created.add(load);
  return metricsOfParts(rows.finish(), { ...options, keep, created: created.finish() });
}

export interface PartsInMemory extends Counting, Pick<FactsInMemory, 'keep'> {
  /** The contacts of the rows created in the period. */
  readonly created: readonly ContactKeys[];
}

/** The same of parts of any scopes of the period. @throws RangeError where they were made under other caps */
export function metricsOfParts(parts: readonly ContactPart[], { created, keep, ...counting }: PartsInMemory): ContactMetrics {
  const sum = newContactSum(counting);
  for (const part of parts) if (keep(part.scope)) sum.add(part);
  for (const part of parts) sum.addCalls(part);
  for (const keys of created) if (keep(keys.scope)) sum.addLoads(keys);
  return sum.finish();
}
