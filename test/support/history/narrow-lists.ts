/** What is asked of rows often, made of whole rows: what a store that reads less of them has to tell. */
import type { NarrowLists, QuarterLists } from '../../../src/history/quarters/quarter-store.ts';
import { newContactKeys } from '../../../src/metrics/contacts/contact-keys.ts';
import { isFact } from '../../../src/metrics/fact/fact.ts';
import { isIn, SETS } from '../../../src/metrics/fact/sets.ts';
import { DAY_MS } from '../../../src/time/lengths.ts';

/** Of a store that keeps nothing of what facts have behind them. */
export function narrowLists(lists: QuarterLists): NarrowLists {
  return {
    async *listContactParts(fromMs, toMs) {
      const starts = await Array.fromAsync(lists.listStates(fromMs, toMs), ({ quarterMs }) => Math.floor(quarterMs / DAY_MS) * DAY_MS);
      for (const dayMs of new Set(starts)) {
        const created = newContactKeys();
        for await (const { intakes } of lists.listIntakes(Math.max(fromMs, dayMs), Math.min(toMs, dayMs + DAY_MS)))
          intakes.forEach(created.add);
        yield { dayMs, created: created.finish() };
      }
    },
    async *listAttempted(fromMs, toMs) {
      const keys = newContactKeys();
      for await (const { facts } of lists.listFacts(fromMs, toMs))
        for (const fact of facts) if (isFact(fact) && isIn(fact.sets, SETS.attempts)) keys.add(fact);
      yield* keys.finish();
    },
    async *listIntakeScopes(fromMs, toMs) {
      for await (const { quarterMs, intakes } of lists.listIntakes(fromMs, toMs))
        yield { quarterMs, rows: intakes.map(({ scope, placeMs }) => ({ scope, isOpen: placeMs === null })) };
    },
  };
}
