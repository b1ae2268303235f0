/** Attempts at contacts who had asked not to be contacted: there must be none. */

import { scopeKey } from '../cube/cube.ts';
import type { Scope } from '../fact/fact.ts';
import type { ContactRow } from './contact-fact.ts';
import { mergeScopeCounts, newScopeCounter, type ScopeCount } from './scope-counts.ts';

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

export interface UnwantedCounter {
  /** @param rows all rows of one contact, by time */
  add(contact: string, rows: readonly ContactRow[]): void;
  finish(): AfterDoNotContact;
}

export function newUnwantedCounter(): UnwantedCounter {
  const byScope = newScopeCounter();
  let count = 0;
  let first: readonly UnwantedAttempt[] = [];
  return {
    add(contact, rows) {
      const sinceMs = askedMs(rows);
      if (sinceMs === null) return;
      const unwanted = rows.filter(({ isAttempt, isCounted, timeMs }) => isAttempt && isCounted && timeMs > sinceMs);
      count += unwanted.length;
      for (const { scope } of unwanted) byScope.add(scope);
      first = earliest([...first, ...unwanted.map(({ timeMs, scope }) => ({ contact, startMs: timeMs, scope }))]);
    },
    finish: () => ({ count, byScope: byScope.finish(), first }),
  };
}

/** When the contact's wish was first on record, UTC epoch milliseconds. A row is placed when its result is known, and cannot come after itself. */
function askedMs(rows: readonly ContactRow[]): number | null {
  let first: number | null = null;
  for (const { isDoNotContact, timeMs, placeMs } of rows) {
    if (isDoNotContact) first = Math.min(first ?? Number.POSITIVE_INFINITY, Math.max(timeMs, placeMs));
  }
  return first;
}

/** The unwanted attempts at two sets of contacts that share none. */
export function mergeUnwanted(a: AfterDoNotContact, b: AfterDoNotContact): AfterDoNotContact {
  return { count: a.count + b.count, byScope: mergeScopeCounts(a.byScope, b.byScope), first: earliest([...a.first, ...b.first]) };
}

function earliest(attempts: readonly UnwantedAttempt[]): readonly UnwantedAttempt[] {
  return attempts.toSorted((a, b) => a.startMs - b.startMs || (tieOf(a) < tieOf(b) ? -1 : 1)).slice(0, MAX_LISTED);
}

function tieOf({ contact, scope }: UnwantedAttempt): string {
  return contact + scopeKey(scope);
}
