/** One object for all equal scopes: facts of a day take less memory, and a cube finds the cell of a row by the object. */
import type { Scope } from './fact.ts';

const MOST_SCOPES = 20_000;
let scopes = new Map<string, Scope>();

/** A scope equal to the given one, the same object every time as a rule. */
export function sharedScope(scope: Scope): Scope {
  // Not unique where a text holds the separator: then the scopes differ, and the given one is as good.
  const key = `${scope.configuration}|${scope.queue}|${scope.channel}|${scope.dialMode}`;
  const known = scopes.get(key);
  if (known !== undefined) return isSame(known, scope) ? known : scope;
  if (scopes.size >= MOST_SCOPES) scopes = new Map();
  scopes.set(key, scope);
  return scope;
}

function isSame(a: Scope, b: Scope): boolean {
  return a.configuration === b.configuration && a.queue === b.queue && a.channel === b.channel && a.dialMode === b.dialMode;
}
