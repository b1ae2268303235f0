/** All that history has met of queues, configurations, channels and dial modes: what a report can be narrowed to. */
import { loadKnownIds, type NamesById } from '../history/state/known-names.ts';
import { loadSeenValues } from '../history/state/seen-values.ts';
import type { DocumentStore } from '../history/tables/document-store.ts';
import type { ValueStore } from '../history/tables/value-store.ts';
import type { Scope } from '../metrics/fact/fact.ts';
import type { KnownScopes } from './resolve-scope.ts';

/** Names and values that are kept, and those of the period itself, which need not be among them: a list that is kept has its bounds. @throws StoreError */
export async function loadKnownScopes(
  { documents, values }: { readonly documents: DocumentStore; readonly values: ValueStore },
  names: NamesById,
  scopes: readonly Scope[],
): Promise<KnownScopes> {
  const [ids, seen] = await Promise.all([loadKnownIds(values), loadSeenValues(documents)]);
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
