/** Histories on the run's Azurite that hold given facts and intake entries, for the look-ups. */
import fc from 'fast-check';
import { inject } from 'vitest';
import { type History, openHistory } from '../../src/history/history.ts';
import type { QuarterStore } from '../../src/history/quarters/quarter-store.ts';
import type { Fact, Intake } from '../../src/metrics/fact/fact.ts';
import { US_FEDERAL } from '../../src/metrics/zones/rule-packs.ts';
import { quarterOf } from '../../src/time/quarter.ts';
import { facts } from '../support/arbitrary-facts.ts';

let stores = 0;

/** Storage of their own, with the rows in the quarter hours of their places and of their creation, filed when `now` says. */
export async function historyOf(
  list: readonly Fact[],
  created: readonly Intake[] = [],
  connectionString = inject('storageConnection'),
  now: () => number = Date.now,
): Promise<History & { readonly rulePack: typeof US_FEDERAL; readonly openShareLimit: number; readonly prefix: string }> {
  const prefix = `lookup${process.pid}x${Date.now().toString(36)}x${++stores}`;
  const history = await openHistory({ connection: { connectionString }, prefix, now });
  const edits = [
    ...Array.from(
      Map.groupBy(list, ({ placeMs }) => quarterOf(placeMs)),
      ([quarterMs, placed]) => history.quarters.edit(quarterMs, { facts: placed.map(({ id }) => id) }, () => ({ facts: placed })),
    ),
    ...Array.from(
      Map.groupBy(created, ({ createdMs }) => quarterOf(createdMs)),
      ([quarterMs, intakes]) => history.quarters.edit(quarterMs, { intakes: intakes.map(({ id }) => id) }, () => ({ intakes })),
    ),
  ];
  await Promise.all(edits);
  return { ...history, prefix, rulePack: US_FEDERAL, openShareLimit: 0.05 };
}

/** The same quarter hours, those before an instant frozen, as far as their states tell. */
export function frozenUntil(quarters: QuarterStore, endMs: number): QuarterStore {
  const states = {
    async *listStates(fromMs: number, toMs: number) {
      for await (const state of quarters.listStates(fromMs, toMs)) yield { ...state, frozen: state.quarterMs < endMs };
    },
  };
  return { ...quarters, ...states, readable: () => ({ ...quarters.readable(), ...states }) };
}

/** Arbitrary facts placed in [fromMs, toMs), UTC epoch milliseconds; the same ones each time. */
export function sampleFacts(fromMs: number, toMs: number, count: number): Fact[] {
  const list = fc.sample(facts({ fromMs, toMs }), { numRuns: count, seed: 20_261_122 });
  return [...new Map(list.map((fact) => [fact.id, fact])).values()];
}
