/** What is known of the contacts of a period: each of its facts with what it has behind it, as it is kept or worked out here; one hash range of contacts at a time, so memory stays flat. */
import type { QuarterContacts, QuarterLists } from '../history/quarters/quarter-store.ts';
import { contactFactOf } from '../metrics/contacts/contact-fact.ts';
import { type ContactMetrics, mergeContactMetrics } from '../metrics/contacts/contact-metrics.ts';
import { type ContactScan, newContactScan } from '../metrics/contacts/contact-scan.ts';
import type { HashRange } from '../metrics/contacts/hash-range.ts';
import { type LookBack, NO_LOOK_BACK } from '../metrics/contacts/look-back/look-back.ts';
import type { Scope } from '../metrics/fact/fact.ts';
import type { FrequencyCap } from '../metrics/zones/rule-packs.ts';
import { QUARTER_MS } from '../time/lengths.ts';
import type { Period } from '../time/local-day.ts';
import { MAX_PASSES, ROWS_AT_ONCE, scanLookBacks } from './load-look-backs.ts';

export interface ContactsToLoad {
  readonly period: Pick<Period, 'fromMs' | 'toMs'>;
  readonly keep: (scope: Scope) => boolean;
  readonly caps: readonly FrequencyCap[];
  /** Rows in memory at once; where there are more, the facts are read once for each hash range. @default 1000000 */
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
  const { rowsAtOnce = ROWS_AT_ONCE } = wanted;
  const found: ContactMetrics[] = [];
  for (let pass = 0; pass < passes; pass++) {
    const metrics = await scan(quarters, wanted, { pass, passes }, passes < MAX_PASSES ? rowsAtOnce : Number.POSITIVE_INFINITY);
    if (metrics === 'too many') return metrics;
    found.push(metrics);
  }
  return found.reduce(mergeContactMetrics);
}

async function scan(
  quarters: QuarterLists,
  { period, keep, caps }: ContactsToLoad,
  range: HashRange,
  rowsAtOnce: number,
): Promise<ContactMetrics | 'too many'> {
  const contacts = newContactScan({ keep, caps, ...range });
  const without: number[] = [];
  for await (const quarter of quarters.listContactFacts(period.fromMs, period.toMs)) {
    if (quarter.lookBacks === undefined) without.push(quarter.quarterMs);
    else addFacts(contacts, quarter, (i) => quarter.lookBacks?.[i]);
  }
  const [first, last] = [without[0], without.at(-1)];
  if (first !== undefined && last !== undefined) {
    const span = { fromMs: first, toMs: last + QUARTER_MS };
    const lookBacks = await scanLookBacks(quarters, span, range, rowsAtOnce);
    if (lookBacks === 'too many') return lookBacks;
    const isWithout = new Set(without);
    for await (const quarter of quarters.listContactFacts(span.fromMs, span.toMs)) {
      if (isWithout.has(quarter.quarterMs)) addFacts(contacts, quarter, (_, id) => lookBacks.get(id));
    }
  }
  for await (const { intakes } of quarters.listIntakes(period.fromMs, period.toMs)) {
    for (const intake of intakes) contacts.addLoad(intake);
  }
  return contacts.finish();
}

function addFacts(
  contacts: ContactScan,
  { facts }: QuarterContacts,
  lookBackOf: (index: number, id: string) => LookBack | undefined,
): void {
  for (const [i, fact] of facts.entries()) contacts.add(contactFactOf(fact), lookBackOf(i, fact.id) ?? NO_LOOK_BACK);
}
