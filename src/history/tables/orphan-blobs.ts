/** Blobs of stored values that no head names: what a crashed writer left. */
import type { TableClient } from '@azure/data-tables';
import { forEachAhead } from '../../parallel.ts';
import { HOUR_MS } from '../../time/lengths.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { storeError } from '../blobs/storage-errors.ts';

/** What the names of all blobs of values begin with. */
export const VALUE_BLOBS = 'values/';
/** For how long a blob may lie there before its head is written, milliseconds. */
export const ORPHAN_MS = HOUR_MS;

const PARALLEL_REMOVALS = 8;

/** Removes blobs that are older than an hour at `nowMs`, UTC epoch milliseconds, and that no head names; gives their number. @throws StoreError store.unavailable */
export async function removeOrphanBlobs(
  { heads, blobs }: { readonly heads: TableClient; readonly blobs: Blobs },
  nowMs: number,
  signal?: AbortSignal,
): Promise<number> {
  const old = new Set<string>();
  for await (const { name, modifiedMs } of blobs.list(VALUE_BLOBS)) if (nowMs - modifiedMs > ORPHAN_MS) old.add(name);
  // Heads are read after the blobs, so one that is in use has its head by now.
  if (old.size > 0) await forgetNamed(heads, old);
  let removed = 0;
  await forEachAhead(old, PARALLEL_REMOVALS, async (name) => {
    if (signal?.aborted) return;
    await blobs.remove(name);
    removed++;
  });
  return removed;
}

/** Takes out of the names those that a head has. Where a head does not tell, as one of a newer version of this program may not, any may be its. */
async function forgetNamed(heads: TableClient, names: Set<string>): Promise<void> {
  try {
    for await (const { blob } of heads.listEntities<{ blob?: unknown }>({ queryOptions: { select: ['blob'] } })) {
      if (typeof blob === 'string') names.delete(blob);
      else names.clear();
    }
  } catch (error) {
    throw storeError('list the values', error);
  }
}
