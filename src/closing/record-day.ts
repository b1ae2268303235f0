/** Puts the numbers of a local day on record: as version 1 of its snapshot, or beside the older versions where they have changed. */
import { changesBetween } from '../digest/changes.ts';
import { retryConflicts } from '../history/tables/conflicts.ts';
import type { AddedSnapshot, SnapshotStore } from '../history/tables/snapshot-store.ts';
import type { LookedUp } from '../lookup/look-up-report.ts';
import type { Report } from '../report/report.ts';
import type { Period } from '../time/local-day.ts';

export interface RecordedDay extends AddedSnapshot {
  /** Why the version that was added was made. */
  readonly reason: string;
  /** The report as it is now. */
  readonly report: Report;
}

/** Loads a day's numbers and keeps them; equal numbers make no version. Numbers loaded before another writer's version never come after it. @throws StoreError */
export function recordDay(
  snapshots: SnapshotStore,
  { from, zone }: Pick<Period, 'from' | 'zone'>,
  load: () => Promise<Pick<LookedUp, 'report' | 'cube'>>,
): Promise<RecordedDay> {
  return retryConflicts(async () => {
    const before = await snapshots.latest(zone, from);
    const { report, cube } = await load();
    const reason = reasonFor(before?.report, report);
    // What can no longer be had is no news: the version that still has it stays the last one.
    if (before !== undefined && lacksContacts(report) && !lacksContacts(before.report)) {
      return { version: before.version, added: false, reason, report };
    }
    const added = await snapshots.add(zone, from, { report, cube, reason }, before?.version ?? 0);
    return { ...added, reason, report };
  });
}

/** Pure. Only of use where the numbers, or whether they are provisional, differ. */
export function reasonFor(before: Report | undefined, after: Report): string {
  if (before === undefined) return after.provisional ? `provisional: ${after.provisionalReasons.join(' ')}` : 'closed';
  const state = before.provisional === after.provisional ? [] : [after.provisional ? 'provisional again' : 'closed'];
  const formulas = before.definitions === after.definitions ? [] : [`definitions ${before.definitions} to ${after.definitions}`];
  return [...state, ...formulas, ...changesBetween(before, after)].join('; ') || 'other figures changed';
}

function lacksContacts({ contacts }: Report): boolean {
  return contacts.contacts === null;
}
