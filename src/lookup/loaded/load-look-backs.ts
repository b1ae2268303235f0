/** Works out what the facts of a span have behind them, from the facts of the days before. */
import type { QuarterLists } from '../../history/quarters/quarter-store.ts';
import { contactFactOf } from '../../metrics/contacts/contact-fact.ts';
import type { HashRange } from '../../metrics/contacts/hash-range.ts';
import { endOfUtcDay, LOOK_BACK_DAYS, type LookBack } from '../../metrics/contacts/look-back/look-back.ts';
import { newLookBackScan } from '../../metrics/contacts/look-back/look-back-scan.ts';
import { DAY_MS } from '../../time/lengths.ts';
import type { Period } from '../../time/local-day.ts';
import { quarterOf } from '../../time/quarter.ts';

/** 72 bytes each, and some 200 more for what a row of the span has behind it. */
export const ROWS_AT_ONCE = 1_000_000;
export const MAX_PASSES = 256;

/** Those of all contacts, by id of the fact, one hash range at a time. @throws StoreError */
export async function loadLookBacks(quarters: QuarterLists, span: Pick<Period, 'fromMs' | 'toMs'>): Promise<ReadonlyMap<string, LookBack>> {
  // Nobody knows before how many rows are about the span's contacts.
  for (let passes = 1; ; passes *= 2) {
    const found = await lookBacksIn(quarters, span, passes);
    if (found !== 'too many') return found;
  }
}

async function lookBacksIn(
  quarters: QuarterLists,
  span: Pick<Period, 'fromMs' | 'toMs'>,
  passes: number,
): Promise<ReadonlyMap<string, LookBack> | 'too many'> {
  const all = new Map<string, LookBack>();
  for (let pass = 0; pass < passes; pass++) {
    const found = await scanLookBacks(quarters, span, { pass, passes }, passes < MAX_PASSES ? ROWS_AT_ONCE : Number.POSITIVE_INFINITY);
    if (found === 'too many') return found;
    for (const [id, lookBack] of found) all.set(id, lookBack);
  }
  return all;
}

/** Those of one hash range. The span first: of the time around it only rows of its contacts are kept. @throws StoreError */
export async function scanLookBacks(
  quarters: QuarterLists,
  { fromMs, toMs }: Pick<Period, 'fromMs' | 'toMs'>,
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
