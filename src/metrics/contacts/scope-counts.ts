/** Attempts that broke a rule, by configuration and queue. Plain JSON of integers, so that hash ranges merge exactly. */
import type { Scope } from '../fact/fact.ts';

export interface ScopeCount {
  readonly scope: Pick<Scope, 'configuration' | 'queue'>;
  readonly count: number;
}

/** Counts as they come. */
export interface ScopeCounter {
  add(scope: ScopeCount['scope'], count?: number): void;
  /** By configuration, then by queue, in order of code units. */
  finish(): readonly ScopeCount[];
}

export function newScopeCounter(): ScopeCounter {
  const counts = new Map<string, { readonly scope: ScopeCount['scope']; count: number }>();
  return {
    add({ configuration, queue }, count = 1) {
      const key = JSON.stringify([configuration, queue]);
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { scope: { configuration, queue }, count });
      else known.count += count;
    },
    finish: () => [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, counted]) => ({ ...counted })),
  };
}

/** Of two sets of contacts that share none. */
export function mergeScopeCounts(a: readonly ScopeCount[], b: readonly ScopeCount[]): readonly ScopeCount[] {
  const sum = newScopeCounter();
  for (const { scope, count } of [...a, ...b]) sum.add(scope, count);
  return sum.finish();
}
