/** Puts the numbers of a local day on record: as version 1 of its snapshot, or beside the older versions where they have changed. */
import { isDeepStrictEqual } from 'node:util';
import { reasonWords } from '../digest/lines/reason-words.ts';
import { isNewer, isUnreadable } from '../errors.ts';
import { retryConflicts } from '../history/tables/conflicts.ts';
import type { AddedSnapshot, SnapshotStore } from '../history/tables/snapshot-store.ts';
import type { LookedUp } from '../lookup/look-up-report.ts';
import { changeNotes } from '../report/changes/change-notes.ts';
import { type ChangeNote, reasonOf } from '../report/reasons/reason.ts';
import type { Report } from '../report/report.ts';
import { lacksHours } from '../report/unreadable.ts';
import type { Period } from '../time/local-day.ts';
import { wordsOf } from '../words/words.ts';

export interface RecordedDay extends AddedSnapshot {
  /** Why the version that was added was made. */
  readonly reason: string;
  /** The report as it is now. */
  readonly report: Report;
  /** Whether the version tells that report: one of equal counts may tell other contacts, notes or comparisons. */
  readonly isTold: boolean;
}

/** Loads a day's numbers and keeps them; equal numbers make no version. Numbers loaded before another writer's version never come after it. @throws StoreError */
export function recordDay(
  snapshots: SnapshotStore,
  { from, zone }: Pick<Period, 'from' | 'zone'>,
  load: () => Promise<Pick<LookedUp, 'report' | 'cube'>>,
): Promise<RecordedDay> {
  return retryConflicts(async () => {
    const before = await lastVersion(snapshots, zone, from);
    const { report, cube } = await load();
    const isLost = before !== undefined && before.report === undefined;
    const lost = isLost ? [reasonOf('versionUnreadable', { version: before.version })] : [];
    const changes = [...lost, ...changesFor(before?.report, report)];
    const reason = reasonFor(changes, report);
    // What can no longer be had is no news: the version that still has it stays the last one.
    if (before !== undefined && lacksWhatWasThere(before, report)) {
      return { version: before.version, added: false, reason, report, isTold: false };
    }
    const added = await snapshots.add(zone, from, { report, cube, reason, changes, evenIfEqual: isLost }, before?.version ?? 0);
    return { ...added, reason, report, isTold: added.added || (before?.report !== undefined && tellsSame(before.report, report)) };
  });
}

/** Without its report where that cannot be read: its number is taken all the same. */
interface LastVersion {
  readonly version: number;
  readonly report: Report | undefined;
  /** Whether a newer version of the app wrote it, which can read it again. @default false */
  readonly isNewer?: boolean;
}

async function lastVersion(snapshots: SnapshotStore, zone: string, date: string): Promise<LastVersion | undefined> {
  try {
    return await snapshots.latest(zone, date);
  } catch (error) {
    const version = (await snapshots.versions(zone, date)).at(-1)?.version;
    if (!isUnreadable(error) || version === undefined) throw error;
    return { version, report: undefined, isNewer: isNewer(error) };
  }
}

/** Pure. Why there is a version, as data. Only of use where the numbers, or whether they are provisional, differ. */
export function changesFor(before: Report | undefined, after: Report): readonly ChangeNote[] {
  if (before === undefined) return [reasonOf(after.provisional ? 'provisional' : 'closed', {})];
  const state = before.provisional === after.provisional ? [] : [reasonOf(after.provisional ? 'provisionalAgain' : 'closed', {})];
  const { definitions: from } = before;
  const formulas = from === after.definitions ? [] : [reasonOf('definitions', { from, to: after.definitions })];
  const all = [...state, ...formulas, ...changeNotes(before, after)];
  return all.length === 0 ? [reasonOf('otherFigures', {})] : all;
}

/** Pure. The same in words; what is stored is English. */
export function reasonFor(changes: readonly ChangeNote[], { provisionalReasons }: Pick<Report, 'provisionalReasons'>): string {
  const words = wordsOf('en');
  const because = (note: ChangeNote) => (note.id === 'provisional' ? `: ${provisionalReasons.join(' ')}` : '');
  return changes.map((note) => `${reasonWords(note, note.id, words)}${because(note)}`).join('; ');
}

/** Pure. Whether a stored report tells what one of now does, but for the moments at which they were made. */
function tellsSame(stored: Report, now: Report): boolean {
  return isDeepStrictEqual(lasting(stored), lasting(now));
}

/** As JSON has it, without the moments and what a digest adds. */
function lasting({ generatedAt: _, asOf: __, restated: ___, missed: ____, ...report }: Report): unknown {
  return JSON.parse(JSON.stringify(report));
}

/** Of a version that a newer app wrote nobody knows what it lacks: it is taken for whole. */
function lacksWhatWasThere({ report: before, isNewer = false }: LastVersion, after: Report): boolean {
  if (before === undefined) return isNewer && (lacksContacts(after) || lacksHours(after));
  return (lacksContacts(after) && !lacksContacts(before)) || (lacksHours(after) && !lacksHours(before));
}

function lacksContacts({ contacts }: Report): boolean {
  return contacts.contacts === null;
}
