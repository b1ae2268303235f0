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

/** Tables of their own, with the rows in the quarter hours of their places and of their creation, filed when `now` says. */
export async function historyOf(
  list: readonly Fact[],
  created: readonly Intake[] = [],
  connectionString = inject('storageConnection'),
  now: () => number = Date.now,
): Promise<History & { readonly rulePack: typeof US_FEDERAL; readonly openShareLimit: number; readonly prefix: string }> {
  const prefix = `lookup${process.pid}x${Date.now().toString(36)}x${++stores}`;
  const history = await openHistory({ connection: { connectionString }, prefix, now });
  const byPlace = Map.groupBy(list.toSorted(byId), (fact) => quarterOf(fact.placeMs));
  const byCreation = Map.groupBy(created.toSorted(byId), (intake) => quarterOf(intake.createdMs));
  for (const quarterMs of new Set([...byPlace.keys(), ...byCreation.keys()])) {
    const [placed, intakes] = [byPlace.get(quarterMs) ?? [], byCreation.get(quarterMs) ?? []];
    const asked = { facts: placed.map(({ id }) => id), intakes: intakes.map(({ id }) => id) };
    await history.quarters.edit(quarterMs, asked, () => ({ facts: placed, intakes }));
  }
  return { ...history, prefix, rulePack: US_FEDERAL, openShareLimit: 0.05 };
}

/** The same quarter hours, those before an instant frozen, as far as their heads tell. */
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

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
