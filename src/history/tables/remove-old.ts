/** Removing stored values by age, as it is told by their row. */

import { forEachAhead } from '../../parallel.ts';
import { unlessChanged } from './conflicts.ts';
import type { ValueStore } from './value-store.ts';

export interface OldValues {
  /** Partitions in [fromPartition, toPartition) are looked at. */
  readonly fromPartition: string;
  readonly toPartition: string;
  /** Pure: whether the value at a row is old. */
  readonly isOld: (row: string) => boolean;
  /** Ends the work early, between values. */
  readonly signal?: AbortSignal | undefined;
}

const PARALLEL_REMOVALS = 8;

/** Removes old values and gives their number; one that changes meanwhile stays until the next time. @throws StoreError */
export async function removeOld(
  values: Pick<ValueStore, 'listAcross' | 'delete'>,
  { fromPartition, toPartition, isOld, signal }: OldValues,
): Promise<number> {
  let removed = 0;
  // One that cannot be read must not keep the others.
  const heads = values.listAcross([fromPartition, toPartition], undefined, { parts: [], instead: () => undefined });
  await forEachAhead(heads, PARALLEL_REMOVALS, async (value) => {
    if (!isOld(value.key.row) || signal?.aborted) return;
    if (await unlessChanged(() => values.delete(value))) removed++;
  });
  return removed;
}
