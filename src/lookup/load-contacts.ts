/** Scans the facts of a period, and those before it, for what is known of contacts; one hash range at a time, so memory stays flat. */
import type { QuarterStore } from '../history/quarter-store.ts';
import { contactFactOf } from '../metrics/contact-fact.ts';
import { type ContactMetrics, mergeContactMetrics } from '../metrics/contact-metrics.ts';
import { type ContactScanOptions, newContactScan } from '../metrics/contact-scan.ts';
import { isFact, type Scope } from '../metrics/fact.ts';
import type { FrequencyCap } from '../metrics/rule-packs.ts';
import type { Period } from '../time/local-day.ts';
import { quarterOf } from '../time/quarter.ts';

// As long as facts are kept at least.
const LOOK_BACK_DAYS = 35;
const DAY_MS = 86_400_000;
const FACTS_AT_ONCE = 1_000_000;

export interface ContactsToLoad {
  readonly period: Period;
  readonly keep: (scope: Scope) => boolean;
  readonly caps: readonly FrequencyCap[];
  /** Upper bound of the facts in the period and the time looked back at. */
  readonly facts: number;
  /** How far attempt numbers, caps and wishes look back, days; 0 is enough to count contacts. @default 35 */
  readonly lookBackDays?: number;
}

/** @throws StoreError */
export async function loadContacts(
  quarters: QuarterStore,
  { period, keep, caps, facts, lookBackDays = LOOK_BACK_DAYS }: ContactsToLoad,
): Promise<ContactMetrics> {
  const { fromMs, toMs } = period;
  const passes = Math.max(1, Math.ceil(facts / FACTS_AT_ONCE));
  let metrics: ContactMetrics | undefined;
  for (let pass = 0; pass < passes; pass++) {
    const found = await scan(quarters, quarterOf(fromMs - lookBackDays * DAY_MS), { fromMs, toMs, keep, caps, pass, passes });
    metrics = metrics === undefined ? found : mergeContactMetrics(metrics, found);
  }
  if (metrics === undefined) throw new RangeError('Cannot scan contacts in no pass');
  return metrics;
}

async function scan(quarters: QuarterStore, sinceMs: number, options: ContactScanOptions): Promise<ContactMetrics> {
  const { fromMs, toMs } = options;
  const contacts = newContactScan(options);
  for await (const { facts } of quarters.listFacts(sinceMs, toMs)) {
    for (const record of facts) if (isFact(record)) contacts.add(contactFactOf(record));
  }
  for await (const { intakes } of quarters.listIntakes(fromMs, toMs)) for (const intake of intakes) contacts.addLoad(intake);
  return contacts.finish();
}
