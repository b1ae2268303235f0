/** Removes what has been kept long enough. */

import type { QuarterStore } from '../history/quarters/quarter-store.ts';
import { forgetBacklog } from '../history/state/backlog.ts';
import { forgetFailedUploads } from '../history/state/failed-uploads.ts';
import { forgetNames } from '../history/state/known-names.ts';
import { forgetLimits } from '../history/state/limits.ts';
import { forgetOrphans } from '../history/state/orphans.ts';
import type { DocumentStore } from '../history/tables/document-store.ts';
import { removeSnapshots } from '../history/tables/snapshot-store.ts';
import type { ValueStore } from '../history/tables/value-store.ts';
import { removeNarrowed } from '../lookup/narrowed-report.ts';
import { removeDigests } from '../subscriptions/delivery/archive.ts';
import { removeLetters } from '../subscriptions/delivery/letters.ts';
import { forgetWishes } from '../subscriptions/people/forget-wishes.ts';
import { DAY_MS } from '../time/lengths.ts';
import { type ErasurePorts, eraseContact } from './erase-contact.ts';
import { freezeDays } from './freeze-days.ts';
import { pendingErasures } from './pending-erasures.ts';
import type { RetentionPeriods } from './periods.ts';

export interface RetentionPorts extends ErasurePorts {
  readonly values: ValueStore;
  readonly documents: DocumentStore;
  readonly quarters: QuarterStore;
  /** The run log: removes the runs that began before an instant, UTC epoch milliseconds, and gives their number. */
  readonly runs?: { purge(beforeMs: number): Promise<number> } | undefined;
  readonly periods: RetentionPeriods;
  /** Whether there is a subscription of an id. @throws StoreError */
  readonly hasSubscription: (id: string) => Promise<boolean>;
}

export interface RetentionOptions {
  /** UTC epoch milliseconds. */
  readonly nowMs: number;
  /** Up to when Dataverse has been read, UTC epoch milliseconds, null = never. */
  readonly readToMs: number | null;
  /** Ends the run early; the next one goes on. */
  readonly signal?: AbortSignal | undefined;
  /** Gets told what was done, also of a run that fails. @default nobody */
  readonly onCounted?: (counts: RetentionCounts) => void;
}

/** What a run did. */
export interface RetentionCounts {
  /** Erasures that were repeated. */
  readonly erasures: number;
  /** Days of UTC whose facts went, and those that went altogether. */
  readonly frozen: number;
  readonly days: number;
  readonly snapshots: number;
  readonly digests: number;
  /** Kept reports of closed days, narrowed to scopes of subscriptions. */
  readonly narrowed: number;
  readonly backlogs: number;
  /** Quarter hours whose orphan attributes were counted. */
  readonly orphans: number;
  readonly names: number;
  /** Wishes of those who left subscriptions that are no more. */
  readonly wishes: number;
  /** Limits of configurations that were not met again, and failed uploads. */
  readonly setup: number;
  readonly runs: number;
  /** What crashed writers of stored values and of days left. */
  readonly blobs: number;
}

export interface RetentionResult extends RetentionCounts {
  /** False where it ended early. */
  readonly isComplete: boolean;
}

// A digest is tried again for up to 14 days, and each recipient gets what the others got.
const MIN_DIGEST_DAYS = 15;

/**
 * Each step is repeatable and safe beside harvests and other runs: what changes meanwhile is left for the next time. One that fails holds up no other:
 * a day that cannot be read must not keep all others for ever. The first error is thrown at the end.
 * Days age only as far as Dataverse has been read: after a long stop the harvest catches up before anything of them goes. @throws StoreError
 */
export async function retain(ports: RetentionPorts, { nowMs, readToMs, signal, onCounted }: RetentionOptions): Promise<RetentionResult> {
  const { values, documents, quarters, periods } = ports;
  const { cubeDays, snapshotDays, runLogDays } = periods;
  const daysAgo = (days: number) => nowMs - days * DAY_MS;
  const dateAgo = (days: number) => new Date(daysAgo(days)).toISOString().slice(0, 10);
  const errors: unknown[] = [];
  const unlessFailed = <T>(step: Promise<T>, instead: T) =>
    step.catch((error: unknown) => {
      errors.push(error);
      return instead;
    });
  const unlessStopped = async (step: () => Promise<number>) => (signal?.aborted ? 0 : unlessFailed(step(), 0));

  const erasures = await unlessStopped(() => repeatErasures(ports, nowMs, signal));
  const asOfMs = Math.min(nowMs, readToMs ?? Number.NEGATIVE_INFINITY);
  const { frozen, removed } = await unlessFailed(freezeDays(quarters, { ...periods, asOfMs, signal }), { frozen: 0, removed: 0 });
  const isKept = snapshotDays === undefined;
  const counts = {
    erasures,
    frozen,
    days: removed,
    snapshots: isKept ? 0 : await unlessStopped(() => removeSnapshots(values, dateAgo(snapshotDays), signal)),
    digests: isKept ? 0 : await unlessStopped(() => removeSent(values, dateAgo(Math.max(snapshotDays, MIN_DIGEST_DAYS)), signal)),
    narrowed: await unlessStopped(() => removeNarrowed(values, dateAgo(Math.min(cubeDays, snapshotDays ?? cubeDays)), signal)),
    backlogs: await unlessStopped(() => forgetBacklog(ports, daysAgo(cubeDays))),
    orphans: await unlessStopped(() => forgetOrphans(documents, daysAgo(cubeDays))),
    names: await unlessStopped(() => forgetNames(values, daysAgo(cubeDays))),
    setup: await unlessStopped(
      async () => (await forgetLimits(documents, daysAgo(cubeDays))) + (await forgetFailedUploads(documents, daysAgo(cubeDays))),
    ),
    wishes: await unlessStopped(() => forgetWishes(documents, ports.hasSubscription)),
    runs: await unlessStopped(async () => (await ports.runs?.purge(daysAgo(runLogDays))) ?? 0),
    blobs: await unlessStopped(async () => (await values.removeOrphans({ now: nowMs, signal })) + (await quarters.removeOrphans(signal))),
  };
  onCounted?.(counts);
  if (errors.length > 0) throw errors[0];
  return { ...counts, isComplete: signal?.aborted !== true };
}

/** Gives the number of digests; their letters are none. */
async function removeSent(values: ValueStore, date: string, signal: AbortSignal | undefined): Promise<number> {
  await removeLetters(values, date, signal);
  return removeDigests(values, date, signal);
}

async function repeatErasures(ports: RetentionPorts, nowMs: number, signal: AbortSignal | undefined): Promise<number> {
  const pending = pendingErasures(ports.documents);
  let repeated = 0;
  for (const contact of await pending.listDue(nowMs)) {
    if (signal?.aborted) break;
    await eraseContact(ports, contact);
    await pending.remove(contact, nowMs);
    repeated++;
  }
  return repeated;
}
