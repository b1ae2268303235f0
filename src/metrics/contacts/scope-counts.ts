/** Attempts that broke a rule, by configuration and queue. Plain JSON of integers, so that sums are exact. */
import type { Scope } from '../fact/fact.ts';

export interface ScopeCount {
  readonly scope: Pick<Scope, 'configuration' | 'queue'>;
  readonly count: number;
}

/** Counts as they come. */
export interface ScopeCounter {
  add(scope: ScopeCount['scope']): void;
  /** Adds what another counter gave. */
  addAll(counts: readonly ScopeCount[]): void;
  /** By configuration, then by queue, in order of code units. */
  finish(): readonly ScopeCount[];
}

export function newScopeCounter(): ScopeCounter {
  const counts = new Map<string, { readonly scope: ScopeCount['scope']; count: number }>();
  const count = ({ configuration, queue }: ScopeCount['scope'], n: number) => {
    const key = JSON.stringify([configuration, queue]);
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { scope: { configuration, queue }, count: n });
    else known.count += n;
  };
  return {
    add: (scope) => count(scope, 1),
    addAll(others) {
      for (const other of others) count(other.scope, other.count);
    },
    finish: () => [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, counted]) => ({ ...counted })),
  };
}
