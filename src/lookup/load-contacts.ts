/** Scans the facts of a period, and those before it, for what is known of contacts; one hash range at a time, so memory stays flat. */
import type { QuarterLists } from '../history/quarters/quarter-store.ts';
import { contactFactOf, type FactOfContact } from '../metrics/contacts/contact-fact.ts';
import { type ContactMetrics, mergeContactMetrics } from '../metrics/contacts/contact-metrics.ts';
import { newContactNumbers } from '../metrics/contacts/contact-numbers.ts';
import { newContactScan } from '../metrics/contacts/contact-scan.ts';
import type { Scope } from '../metrics/fact/fact.ts';
import type { FrequencyCap } from '../metrics/zones/rule-packs.ts';
import { DAY_MS } from '../time/lengths.ts';
import type { Period } from '../time/local-day.ts';
import { quarterOf } from '../time/quarter.ts';

/** As long as facts are kept at least. */
export const LOOK_BACK_DAYS = 35;
// 72 bytes each.
const ROWS_AT_ONCE = 2_000_000;
const MAX_PASSES = 256;

export interface ContactsToLoad {
  readonly period: Period;
  readonly keep: (scope: Scope) => boolean;
  readonly caps: readonly FrequencyCap[];
  /** Whether `keep` leaves rows out. @default false */
  readonly isNarrowed?: boolean;
  /** How far attempt numbers, caps and wishes look back, days; 0 is enough to count contacts. @default 35 */
  readonly lookBackDays?: number;
  /** Rows in memory at once; where there are more, the facts are read once for each hash range. @default 2000000 */
  readonly rowsAtOnce?: number;
}

/** @throws StoreError */
export async function loadContacts(quarters: QuarterLists, wanted: ContactsToLoad): Promise<ContactMetrics> {
  // Nobody knows before how many rows are about the period's contacts.
  for (let passes = 1; ; passes *= 2) {
    const metrics = await scanAll(quarters, wanted, passes);
    if (metrics !== 'too many') return metrics;
  }
}

async function scanAll(quarters: QuarterLists, wanted: ContactsToLoad, passes: number): Promise<ContactMetrics | 'too many'> {
  const found: ContactMetrics[] = [];
  for (let pass = 0; pass < passes; pass++) {
    const metrics = await scan(quarters, wanted, pass, passes);
    if (metrics === 'too many') return metrics;
    found.push(metrics);
  }
  return found.reduce(mergeContactMetrics);
}

/** The period first: of the time before it only rows of contacts that count in it are kept. */
async function scan(quarters: QuarterLists, wanted: ContactsToLoad, pass: number, passes: number): Promise<ContactMetrics | 'too many'> {
  const { period, keep, caps, lookBackDays = LOOK_BACK_DAYS, rowsAtOnce = ROWS_AT_ONCE } = wanted;
  const { fromMs, toMs } = period;
  const contacts = newContactScan({ fromMs, toMs, keep, caps, pass, passes });
  const isTooMany = () => contacts.size > rowsAtOnce && passes < MAX_PASSES;
  const isAbout = await tellingContacts(quarters, wanted);
  for await (const { facts } of quarters.listContactFacts(fromMs, toMs)) {
    for (const fact of facts) if (isAbout(fact)) contacts.add(contactFactOf(fact));
    if (isTooMany()) return 'too many';
  }
  for await (const { facts } of quarters.listContactFacts(quarterOf(fromMs - lookBackDays * DAY_MS), fromMs, contacts.lookedBackAt)) {
    for (const fact of facts) contacts.add(contactFactOf(fact));
    if (isTooMany()) return 'too many';
  }
  for await (const { intakes } of quarters.listIntakes(fromMs, toMs)) for (const intake of intakes) contacts.addLoad(intake);
  return contacts.finish();
}

/**
 * Which facts of the period can tell anything: those of contacts that some row which counts is about, and those without a contact. Looked for where it is a
 * part of one day, whose facts stay in memory for others who ask: of more days, reading twice takes longer than what it saves.
 */
async function tellingContacts(
  quarters: QuarterLists,
  { period, keep, isNarrowed = false }: ContactsToLoad,
): Promise<(fact: FactOfContact) => boolean> {
  if (!isNarrowed || period.days > 1) return () => true;
  const counted = newContactNumbers();
  for await (const { facts } of quarters.listContactFacts(period.fromMs, period.toMs)) {
    for (const { contact, scope } of facts) if (keep(scope)) counted.add(contact);
  }
  const { has } = counted.wanted(() => true);
  return ({ contact, scope }) => keep(scope) || has(contact);
}
