/** Quarter hours for many reports of the same days, such as the digests of many scopes: what they all read is read and unpacked once. */
import { type QuarterStore, quarterStore } from './quarters/quarter-store.ts';
import { unpackingOnce } from './quarters/unpacking.ts';
import { keptLists } from './tables/kept-lists.ts';
import type { ValueStore } from './tables/value-store.ts';

/** Gives each report a store of its own, which tells nothing that was stored before it was asked for; for a while, and within bounds, their lists stay in memory. */
export function sharedQuarters(values: ValueStore): () => QuarterStore {
  const [kept, unpack] = [keptLists(values), unpackingOnce()];
  return () => quarterStore(kept.reading(), { unpack });
}
