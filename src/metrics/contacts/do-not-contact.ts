/** Attempts at contacts who had asked not to be contacted: there must be none. */

import { scopeKey } from '../cube/cube.ts';
import type { Scope } from '../fact/fact.ts';
import { timeOf } from './contact-fact.ts';
import type { RowMeasure } from './counted-row.ts';
import { newScopeCounter, type ScopeCount } from './scope-counts.ts';

/** One attempt that should not have been. */
export interface UnwantedAttempt {
  /** Contact key: a pseudonym. */
  readonly contact: string;
  /** Start, else place, UTC epoch milliseconds. */
  readonly startMs: number;
  readonly scope: Scope;
}

/** Calls and messages; whatever scope the contact asked in. */
export interface AfterDoNotContact {
  readonly count: number;
  /** All of them, by where they were made. */
  readonly byScope: readonly ScopeCount[];
  /** The earliest MAX_LISTED of them. */
  readonly first: readonly UnwantedAttempt[];
}

/** How many are listed. */
export const MAX_LISTED = 20;

/** Given attempts. */
export function newUnwanted(): RowMeasure<AfterDoNotContact> {
  const byScope = newScopeCounter();
  let count = 0;
  let first: readonly UnwantedAttempt[] = [];
  return {
    add({ fact, lookBack }) {
      if (!lookBack.isAfterWish) return;
      count++;
      byScope.add(fact.scope);
      first = earliest([...first, { contact: fact.contact, startMs: timeOf(fact), scope: plainScope(fact.scope) }]);
    },
    addSum(sum) {
      count += sum.count;
      byScope.addAll(sum.byScope);
      first = earliest([...first, ...sum.first]);
    },
    sum: () => ({ count, byScope: byScope.finish(), first }),
  };
}

/** Its four parts alone, whatever else its object has. */
function plainScope({ configuration, queue, channel, dialMode }: Scope): Scope {
  return { configuration, queue, channel, dialMode };
}

function earliest(attempts: readonly UnwantedAttempt[]): readonly UnwantedAttempt[] {
  return attempts.toSorted((a, b) => a.startMs - b.startMs || (tieOf(a) < tieOf(b) ? -1 : 1)).slice(0, MAX_LISTED);
}

function tieOf({ contact, scope }: UnwantedAttempt): string {
  return contact + scopeKey(scope);
}
