/** How far each further call at a contact still reaches anyone: where it pays to stop. */

import { isLive } from '../fact/classify.ts';
import { type CountedRow, isCall } from './counted-row.ts';
import { MAX_LOOKED_AT } from './look-back/look-back.ts';

/** Of contacts within a configuration; calls only, since a message reaches nobody live. */
export interface AttemptReach {
  /** Attempt number, 1 = the first. */
  readonly number: number;
  /** Contacts called at this number in the period. */
  readonly contacts: number;
  /** Of these, how many were live for the first time at this number. */
  readonly firstLive: number;
}

export interface ReachCounter {
  /** @param row an attempt */
  add(row: CountedRow): void;
  /** Sorted by number; a number that nobody was called at is left out. */
  finish(): readonly AttemptReach[];
}

export function newReachCounter(): ReachCounter {
  const called = newSeriesCounter();
  const firstLive = newSeriesCounter();
  return {
    add({ contact, fact, lookBack: { attempt, isAfterLive } }) {
      if (attempt === null || !isCall(fact)) return;
      called.add(fact.scope.configuration, contact, attempt);
      // A contact that was live before is not live for the first time again.
      if (isLive(fact.sets) && !isAfterLive) firstLive.add(fact.scope.configuration, contact, attempt);
    },
    finish: () =>
      reachOf([...called.counts].map(([number, contacts]) => ({ number, contacts, firstLive: firstLive.counts.get(number) ?? 0 }))),
  };
}

/** Contacts by attempt number, each once within a configuration: over many days one may be called at the same number again. */
function newSeriesCounter() {
  const known = new Map<string, Set<number>>();
  const counts = new Map<number, number>();
  return {
    counts,
    add(configuration: string, contact: number, number: number) {
      const codes = known.get(configuration) ?? new Set();
      known.set(configuration, codes);
      const code = contact * (MAX_LOOKED_AT + 1) + number;
      if (codes.has(code)) return;
      codes.add(code);
      counts.set(number, (counts.get(number) ?? 0) + 1);
    },
  };
}

/** The reach of two sets of contacts that share none. */
export function mergeReach(a: readonly AttemptReach[], b: readonly AttemptReach[]): readonly AttemptReach[] {
  const groups = Map.groupBy([...a, ...b], ({ number }) => number);
  const sum = (group: readonly AttemptReach[], name: 'contacts' | 'firstLive') => group.reduce((total, reach) => total + reach[name], 0);
  return reachOf([...groups].map(([number, group]) => ({ number, contacts: sum(group, 'contacts'), firstLive: sum(group, 'firstLive') })));
}

function reachOf(list: AttemptReach[]): readonly AttemptReach[] {
  return list.sort((a, b) => a.number - b.number);
}
