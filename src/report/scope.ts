/** What a report is narrowed to. */
import type { Scope } from '../metrics/fact/fact.ts';
import { recordKey } from '../metrics/row/record-id.ts';

/** The columns that a report can be narrowed by. */
export const SCOPE_COLUMNS = ['configuration', 'queue', 'channel', 'dialMode'] as const satisfies readonly (keyof Scope)[];
export type ScopeColumn = (typeof SCOPE_COLUMNS)[number];

/** An absent column means all, a list any of its values; "" = not given in the row. */
export type ReportScope = { readonly [Column in ScopeColumn]?: string | readonly string[] };

/** The values that a column is narrowed to. */
export function valuesOf(narrowed: string | readonly string[]): readonly string[] {
  return typeof narrowed === 'string' ? [narrowed] : narrowed;
}

/** Whether a scope is within what a report was narrowed to, however both are spelled. */
export function inScope(narrowed: ReportScope): (scope: Scope) => boolean {
  const wanted = SCOPE_COLUMNS.flatMap((column) => {
    const given = narrowed[column];
    return given === undefined ? [] : [{ column, values: new Set(valuesOf(given).map(recordKey)) }];
  });
  return askedOnce((scope) => wanted.every(({ column, values }) => values.has(recordKey(scope[column]))));
}

/** Rows share equal scopes, a day of 100,000 some hundreds: each is looked at once. */
function askedOnce(isWithin: (scope: Scope) => boolean): (scope: Scope) => boolean {
  const known = new WeakMap<Scope, boolean>();
  return (scope) => {
    const answer = known.get(scope) ?? isWithin(scope);
    known.set(scope, answer);
    return answer;
  };
}

/** Whether a scope is within any of several; undefined = all are. */
export function inAnyScope(allowed: readonly ReportScope[] | undefined): (scope: Scope) => boolean {
  if (allowed === undefined) return () => true;
  const tests = allowed.map(inScope);
  return (scope) => tests.some((isWithin) => isWithin(scope));
}
