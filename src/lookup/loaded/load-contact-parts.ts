/** Sums up what facts tell of contacts whose look-backs are not kept: they are worked out here, one hash range of contacts at a time, so that memory stays flat. */
import type { QuarterLists } from '../../history/quarters/quarter-store.ts';
import { contactFactOf } from '../../metrics/contacts/contact-fact.ts';
import { type ContactPart, type ContactParts, newContactParts } from '../../metrics/contacts/contact-parts.ts';
import type { FrequencyCap } from '../../metrics/contacts/frequency-caps.ts';
import { type HashRange, inHashRange } from '../../metrics/contacts/hash-range.ts';
import { endOfUtcDay, LOOK_BACK_DAYS, NO_LOOK_BACK } from '../../metrics/contacts/look-back/look-back.ts';
import { DAY_MS } from '../../time/lengths.ts';
import { quarterOf } from '../../time/quarter.ts';
import { MAX_PASSES, ROWS_AT_ONCE, scanLookBacks } from './load-look-backs.ts';
import type { Span } from './report-lists.ts';

/** All that they are made of; undefined without any days. @param days in order of time */
export function lookedAt(days: readonly Span[]): Span | undefined {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { fromMs: quarterOf(first.fromMs - LOOK_BACK_DAYS * DAY_MS), toMs: endOfUtcDay(last.toMs - 1) };
}

export interface LookedBack {
  readonly caps: readonly FrequencyCap[];
  /** Rows in memory at once; where there are more, the facts are read once for each hash range. @default 1000000 */
  readonly rowsAtOnce?: number;
}

/** @param days at least one, in order of time @throws StoreError */
export async function lookedBackParts(lists: QuarterLists, days: readonly Span[], options: LookedBack): Promise<readonly ContactPart[]> {
  // Nobody knows before how many rows are about the days' contacts.
  for (let passes = 1; ; passes *= 2) {
    const parts = newContactParts(options);
    if (await addPasses(parts, lists, days, { ...options, passes })) return parts.finish();
  }
}

/** False where there are too many rows for so few passes. */
async function addPasses(
  parts: ContactParts,
  lists: QuarterLists,
  days: readonly Span[],
  { passes, rowsAtOnce = ROWS_AT_ONCE }: Pick<LookedBack, 'rowsAtOnce'> & { readonly passes: number },
): Promise<boolean> {
  const whole = { fromMs: days[0]?.fromMs ?? 0, toMs: days.at(-1)?.toMs ?? 0 };
  const isOfDays = (at: number) => days.some(({ fromMs, toMs }) => at >= fromMs && at < toMs);
  for (let pass = 0; pass < passes; pass++) {
    const range: HashRange = { pass, passes };
    const lookBacks = await scanLookBacks(lists, whole, range, passes < MAX_PASSES ? rowsAtOnce : Number.POSITIVE_INFINITY);
    if (lookBacks === 'too many') return false;
    const isInRange = inHashRange(range);
    for await (const { quarterMs, facts } of lists.listContactFacts(whole.fromMs, whole.toMs)) {
      if (!isOfDays(quarterMs)) continue;
      for (const fact of facts) if (isInRange(fact.contact)) parts.add(contactFactOf(fact), lookBacks.get(fact.id) ?? NO_LOOK_BACK);
    }
  }
  return true;
}
