/** Erases what is kept of one contact. */

import type { QuarterStore } from '../history/quarters/quarter-store.ts';
import type { QuarterState } from '../history/quarters/quarter-value.ts';
import type { OpenConversations } from '../history/state/open-conversations.ts';
import { cubeOf } from '../metrics/cube/cube.ts';
import { isFact } from '../metrics/fact/fact.ts';
import { forEachAhead } from '../parallel.ts';

export interface ErasurePorts {
  readonly quarters: QuarterStore;
  readonly open: Pick<OpenConversations, 'removeDeliveries'>;
}

/** What was removed. */
export interface Erased {
  readonly facts: number;
  readonly intakes: number;
  readonly conversations: number;
}

type Removed = Pick<Erased, 'facts' | 'intakes'>;

const PARALLEL = 8;
const MAX_PASSES = 10;

/**
 * Removes the facts and intake entries of a contact key from all quarter hours that are not frozen and rebuilds their cubes; frozen ones name no contact.
 * Goes over what changed meanwhile until nothing is left, for a row may move behind it. Repeats are harmless.
 *
 * Tombstones of the rows stay: they hold an id and a version, and keep an older fact from coming back to where it lay. A reading that began before the person
 * was erased in Dataverse can still file their rows anew: that is why pending erasures are repeated (pending-erasures.ts). @throws StoreError
 */
export async function eraseContact({ quarters, open }: ErasurePorts, contact: string): Promise<Erased> {
  const ids = new Set<string>();
  const seen = new Map<number, string>();
  const total = { facts: 0, intakes: 0 };
  const erasePass = async (states: readonly QuarterState[]): Promise<boolean> => {
    const before = { ...total };
    await forEachAhead(states, PARALLEL, async (state) => {
      seen.set(state.quarterMs, state.etag);
      const { facts, intakes } = await eraseFrom(quarters, state, contact, ids);
      total.facts += facts;
      total.intakes += intakes;
    });
    return total.facts + total.intakes > before.facts + before.intakes;
  };
  for (let pass = 1; pass <= MAX_PASSES; pass++) {
    const states = await Array.fromAsync(quarters.listAllStates());
    if (await erasePass(states.filter(({ quarterMs, etag, frozen }) => !frozen && seen.get(quarterMs) !== etag))) continue;
    await erasePass(states.filter(({ frozen }) => frozen && ids.size > 0));
    break;
  }
  return { ...total, conversations: await open.removeDeliveries(ids) };
}

/** Adds the ids of what it removes to `ids`; of a frozen quarter hour it removes the entries of those ids. */
async function eraseFrom(quarters: QuarterStore, state: QuarterState, contact: string, ids: Set<string>): Promise<Removed> {
  let removed: Removed = { facts: 0, intakes: 0 };
  if (state.facts + state.intakes === 0) return removed;
  await quarters.update(
    state.quarterMs,
    (current) => {
      removed = { facts: 0, intakes: 0 };
      if (current === undefined) return undefined;
      for (const record of [...current.facts.filter(isFact), ...current.intakes]) if (record.contact === contact) ids.add(record.id);
      const facts = current.facts.filter((record) => !isFact(record) || record.contact !== contact);
      const intakes = current.intakes.filter((intake) => (current.frozen ? !ids.has(intake.id) : intake.contact !== contact));
      removed = { facts: current.facts.length - facts.length, intakes: current.intakes.length - intakes.length };
      if (removed.facts + removed.intakes === 0) return undefined;
      return { facts, intakes, cube: cubeOf(facts.filter(isFact), intakes) };
    },
    // What is left of the quarter hour is not kept for longer.
    { isFiling: false },
  );
  return removed;
}
