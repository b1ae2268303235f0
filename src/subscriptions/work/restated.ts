/** Which days a digest has to call restated: those whose numbers changed after the digest before it was made. */
import type { SnapshotStore } from '../../history/tables/snapshot-store.ts';
import type { Restatement } from '../../report/report.ts';
import { addDays, type Period } from '../../time/local-day.ts';
import type { Archive } from '../delivery/archive.ts';

// As long as facts can be kept (FACTS_DAYS): an older day cannot change.
const DAYS = 400;

/** Oldest day first; none where this is the first digest. The digest's own days are not among them: its reader sees the new numbers. @throws StoreError */
export async function restatedSince(
  { archive, snapshots }: { readonly archive: Archive; readonly snapshots: SnapshotStore },
  subscription: string,
  { from, zone }: Pick<Period, 'from' | 'zone'>,
): Promise<readonly Restatement[]> {
  const firstDate = addDays(from, -DAYS);
  const lastMs = await archive.lastRenderedMs(subscription, firstDate);
  if (lastMs === undefined) return [];
  const versions = await snapshots.versions(zone, firstDate, from);
  return versions
    .filter(({ date, restates, generatedAt }) => restates && date < from && Date.parse(generatedAt) > lastMs)
    .map(({ date, version, reason, changes, generatedAt }) => ({ date, version, reason, ...(changes && { changes }), at: generatedAt }));
}
