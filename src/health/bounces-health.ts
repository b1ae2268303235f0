/** What health says of digests that came back: those of the last days, or that nobody can know. */
import type { DocumentStore } from '../history/tables/document-store.ts';
import { NOTHING_KNOWN } from '../mail/bounce.ts';
import { type BouncedDigest, bouncesKnown } from '../subscriptions/delivery/bounces.ts';
import { unlessNewer } from './newer-things.ts';

export interface BouncesHealth {
  /** Up to when non-delivery reports were read, ISO 8601 UTC; null where they are not, or not yet. */
  readonly readTo: string | null;
  /** Why nothing, or nothing since readTo, is known; null where all is. */
  readonly unknown: string | null;
  /** Digests of the last 14 days that came back (`at`, ISO 8601 UTC), at most a hundred. */
  readonly digests: readonly (Omit<BouncedDigest, 'atMs'> & { readonly at: string })[];
}

/** @throws StoreError */
export async function bouncesHealth(documents: DocumentStore, readsReports: boolean, sinceMs: number): Promise<BouncesHealth> {
  const known = readsReports ? await unlessNewer(bouncesKnown(documents), undefined) : undefined;
  if (known === undefined) return { readTo: null, unknown: NOTHING_KNOWN, digests: [] };
  const digests = known.digests
    .filter(({ atMs }) => atMs >= sinceMs)
    .map(({ atMs, ...digest }) => ({ ...digest, at: new Date(atMs).toISOString() }));
  return { readTo: new Date(known.readToMs).toISOString(), unknown: known.problem === '' ? null : known.problem, digests };
}
