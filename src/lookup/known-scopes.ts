/** All that history has met of queues, configurations, channels and dial modes: what a report can be narrowed to. */

import { type KnownNames, loadKnownNames } from '../history/state/known-names.ts';
import { loadSeenValues } from '../history/state/seen-values.ts';
import type { DocumentStore } from '../history/tables/document-store.ts';
import type { ValueStore } from '../history/tables/value-store.ts';
import { scopeKey } from '../metrics/cube/cube.ts';
import type { Scope } from '../metrics/fact/fact.ts';
import { recordKey } from '../metrics/row/record-id.ts';
import { type ReportScope, SCOPE_COLUMNS, type ScopeColumn, valuesOf } from '../report/scope.ts';
import { WEEK_MS } from '../time/lengths.ts';
import type { ReportLists } from './loaded/report-lists.ts';
import { type KnownScopes, resolveScope } from './resolve-scope.ts';

/** Names and values that are kept, and those of the period itself, which need not be among them: a list that is kept has its bounds. @throws StoreError */
export async function loadKnownScopes(
  documents: DocumentStore,
  { names, ids }: KnownNames,
  scopes: readonly Scope[],
): Promise<KnownScopes> {
  const seen = await loadSeenValues(documents);
  const withOwn = (column: keyof Scope, kept: Iterable<string>) => new Set([...kept, ...scopes.map((scope) => scope[column])]);
  return {
    names,
    values: {
      queue: withOwn('queue', ids.queue),
      configuration: withOwn('configuration', ids.configuration),
      channel: withOwn('channel', seen.channel),
      dialMode: withOwn('dialMode', seen.dialMode),
    },
  };
}

/** How far back is looked for what goes with an allowed scope that leaves a column open, milliseconds. */
const LOOK_BACK_MS = 8 * WEEK_MS;

export interface AllowedScopes {
  readonly allowed: readonly ReportScope[];
  /** What is asked for: of other columns nothing has to be known. */
  readonly asked: ReportScope;
  /** The end of the period, UTC epoch milliseconds. */
  readonly endMs: number;
}

/**
 * Of all that is known only what lies within what somebody may see: whatever else they name is as unknown as what was never met. `ports.quarters` are
 * allowedLists(). @throws StoreError
 */
export async function loadAllowedScopes(
  { documents, quarters }: { readonly documents: DocumentStore; readonly quarters: ReportLists },
  kept: KnownNames,
  scopes: readonly Scope[],
  { allowed, asked, endMs }: AllowedScopes,
): Promise<KnownScopes> {
  const all = await loadKnownScopes(documents, kept, scopes);
  const isOpen = SCOPE_COLUMNS.some((column) => asked[column] !== undefined && allowed.some((scope) => scope[column] === undefined));
  const met = [...scopes, ...(isOpen ? await metScopes(quarters, endMs) : [])];
  const withinOf = (column: ScopeColumn): ReadonlySet<string> => {
    const named = new Set(allowed.flatMap((scope) => valuesOf(scope[column] ?? [])).map(recordKey));
    return new Set([...met.map((scope) => scope[column]), ...[...all.values[column]].filter((value) => named.has(recordKey(value)))]);
  };
  const values = {
    configuration: withinOf('configuration'),
    queue: withinOf('queue'),
    channel: withinOf('channel'),
    dialMode: withinOf('dialMode'),
  };
  const namesIn = (column: 'queue' | 'configuration') => new Map([...kept.names[column]].filter(([id]) => values[column].has(id)));
  return { names: { queue: namesIn('queue'), configuration: namesIn('configuration') }, values };
}

async function metScopes(quarters: ReportLists, endMs: number): Promise<Scope[]> {
  const met = new Map<string, Scope>();
  for (const { scope } of await quarters.listParts([{ fromMs: endMs - LOOK_BACK_MS, toMs: endMs }])) met.set(scopeKey(scope), scope);
  return [...met.values()];
}

/** A scope as history has it, of all that it has met: names become ids. @throws InputError as resolveScope(), StoreError */
export async function loadScope(
  { documents, values }: { readonly documents: DocumentStore; readonly values: ValueStore },
  scope: ReportScope,
): Promise<ReportScope> {
  return Object.keys(scope).length === 0 ? {} : resolveScope(scope, await loadKnownScopes(documents, await loadKnownNames(values), []));
}
