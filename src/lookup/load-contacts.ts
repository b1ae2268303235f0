/** What is known of the contacts of a period: each of its facts with what it has behind it, as it is kept or worked out here; one hash range of contacts at a time, so memory stays flat. */
import { type ContactMetrics, mergeContactMetrics } from '../metrics/contacts/contact-metrics.ts';
import { type ContactScan, newContactScan } from '../metrics/contacts/contact-scan.ts';
import type { HashRange } from '../metrics/contacts/hash-range.ts';
import { type LookBack, NO_LOOK_BACK } from '../metrics/contacts/look-back/look-back.ts';
import type { Scope } from '../metrics/fact/fact.ts';
import type { FrequencyCap } from '../metrics/zones/rule-packs.ts';
import type { Period } from '../time/local-day.ts';
import { MAX_PASSES, ROWS_AT_ONCE, scanLookBacks } from './load-look-backs.ts';
import type { ContactRows, ReportLists, Span } from './loaded/report-lists.ts';

export interface ContactsToLoad {
  readonly period: Pick<Period, 'fromMs' | 'toMs'>;
  readonly keep: (scope: Scope) => boolean;
  readonly caps: readonly FrequencyCap[];
  /** Rows in memory at once; where there are more, the facts are read once for each hash range. @default 1000000 */
  readonly rowsAtOnce?: number;
}

/** @throws StoreError */
export async function loadContacts(quarters: ReportLists, wanted: ContactsToLoad): Promise<ContactMetrics> {
  // Nobody knows before how many rows are about the period's contacts.
  for (let passes = 1; ; passes *= 2) {
    const metrics = await scanAll(quarters, wanted, passes);
    if (metrics !== 'too many') return metrics;
  }
}

async function scanAll(quarters: ReportLists, wanted: ContactsToLoad, passes: number): Promise<ContactMetrics | 'too many'> {
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
  quarters: ReportLists,
  { period: { fromMs, toMs }, keep, caps }: ContactsToLoad,
  range: HashRange,
  rowsAtOnce: number,
): Promise<ContactMetrics | 'too many'> {
  const contacts = newContactScan({ keep, caps, ...range });
  const without: Span[] = [];
  for await (const rows of quarters.listContacts(fromMs, toMs)) {
    if (!keep(rows.scope)) continue;
    if (rows.lookBacks === undefined) without.push(rows);
    else addRows(contacts, rows, (i) => rows.lookBacks?.[i]);
  }
  const [first, last] = [without[0], without.at(-1)];
  if (first !== undefined && last !== undefined) {
    const lookBacks = await scanLookBacks(quarters, { fromMs: first.fromMs, toMs: last.toMs }, range, rowsAtOnce);
    if (lookBacks === 'too many') return lookBacks;
    for await (const rows of quarters.listContacts(first.fromMs, last.toMs)) {
      if (keep(rows.scope) && rows.lookBacks === undefined) addRows(contacts, rows, (_, id) => lookBacks.get(id));
    }
  }
  // Whether a message was the last one depends on the calls of all scopes.
  if (contacts.hasMessages) {
    for await (const rows of quarters.listContacts(fromMs, toMs)) if (!keep(rows.scope)) addRows(contacts, rows, () => undefined);
  }
  for await (const { scope, contacts: created } of quarters.listCreated(fromMs, toMs)) {
    if (keep(scope)) for (const contact of created) contacts.addLoad({ contact, scope });
  }
  return contacts.finish();
}

function addRows(contacts: ContactScan, { facts }: ContactRows, lookBackOf: (index: number, id: string) => LookBack | undefined): void {
  for (const [i, fact] of facts.entries()) contacts.add(fact, lookBackOf(i, fact.id) ?? NO_LOOK_BACK);
}
