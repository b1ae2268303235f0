/** What is known of the contacts of a period: each of its facts with what it has behind it; one hash range of contacts at a time, so memory stays flat. */
import type { QuarterLists } from '../history/quarters/quarter-store.ts';
import { contactFactOf } from '../metrics/contacts/contact-fact.ts';
import { type ContactMetrics, mergeContactMetrics } from '../metrics/contacts/contact-metrics.ts';
import { newContactScan } from '../metrics/contacts/contact-scan.ts';
import type { HashRange } from '../metrics/contacts/hash-range.ts';
import { endOfUtcDay, LOOK_BACK_DAYS, type LookBack, NO_LOOK_BACK } from '../metrics/contacts/look-back/look-back.ts';
import { newLookBackScan } from '../metrics/contacts/look-back/look-back-scan.ts';
import type { Scope } from '../metrics/fact/fact.ts';
import type { FrequencyCap } from '../metrics/zones/rule-packs.ts';
import { DAY_MS } from '../time/lengths.ts';
import type { Period } from '../time/local-day.ts';
import { quarterOf } from '../time/quarter.ts';

// 72 bytes each, and some 200 more for what a row of the period has behind it.
const ROWS_AT_ONCE = 1_000_000;
const MAX_PASSES = 256;

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
  const { period, rowsAtOnce = ROWS_AT_ONCE } = wanted;
  const found: ContactMetrics[] = [];
  for (let pass = 0; pass < passes; pass++) {
    const range = { pass, passes };
    const lookBacks = await loadLookBacks(quarters, period, range, passes < MAX_PASSES ? rowsAtOnce : Number.POSITIVE_INFINITY);
    if (lookBacks === 'too many') return lookBacks;
    found.push(await scan(quarters, wanted, range, lookBacks));
  }
  return found.reduce(mergeContactMetrics);
}

/** The period first: of the time around it only rows of its contacts are kept. */
async function loadLookBacks(
  quarters: QuarterLists,
  { fromMs, toMs }: ContactsToLoad['period'],
  range: HashRange,
  rowsAtOnce: number,
): Promise<ReadonlyMap<string, LookBack> | 'too many'> {
  const scan = newLookBackScan({ fromMs, toMs, ...range });
  const contacts = scan.lookedAt;
  const listings = [
    quarters.listContactFacts(fromMs, toMs),
    quarters.listContactFacts(quarterOf(fromMs - LOOK_BACK_DAYS * DAY_MS), fromMs, contacts),
    quarters.listContactFacts(toMs, endOfUtcDay(toMs - 1), contacts),
  ];
  for (const listing of listings) {
    for await (const { facts } of listing) {
      for (const fact of facts) scan.add(contactFactOf(fact));
      if (scan.size > rowsAtOnce) return 'too many';
    }
  }
  return scan.finish();
}

async function scan(
  quarters: QuarterLists,
  { period, keep, caps }: ContactsToLoad,
  range: HashRange,
  lookBacks: ReadonlyMap<string, LookBack>,
): Promise<ContactMetrics> {
  const contacts = newContactScan({ keep, caps, ...range });
  for await (const { facts } of quarters.listContactFacts(period.fromMs, period.toMs)) {
    for (const fact of facts) contacts.add(contactFactOf(fact), lookBacks.get(fact.id) ?? NO_LOOK_BACK);
  }
  for await (const { intakes } of quarters.listIntakes(period.fromMs, period.toMs)) {
    for (const intake of intakes) contacts.addLoad(intake);
  }
  return contacts.finish();
}
