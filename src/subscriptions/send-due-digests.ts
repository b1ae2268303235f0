/** What the dispatch timer does at each tick: asks history which digests are due, and sends those. */
import { harvestState } from '../history/state/watermarks.ts';
import type { DocumentStore } from '../history/tables/document-store.ts';
import { loadProvisionalReasons, type ProvisionalPorts } from '../lookup/provisional.ts';
import type { Period } from '../time/local-day.ts';
import type { Archive } from './archive.ts';
import { type SentDigest, scheduledDigest } from './dispatch.ts';
import { type Dispatched, dispatchDue } from './dispatch-due.ts';
import { dueDigest } from './due.ts';
import type { DigestId } from './ledger.ts';
import { pendingDigests } from './pending.ts';

export interface SendDuePorts extends ProvisionalPorts {
  readonly documents: DocumentStore;
  readonly send: (digest: DigestId, period: Period) => Promise<SentDigest>;
  readonly archive: Pick<Archive, 'read'>;
}

export interface SendDueOptions {
  /** IANA zone that cuts the days. */
  readonly reportZone: string;
  /** Local time, HH:MM. */
  readonly digestAt: string;
  /** UTC epoch milliseconds. */
  readonly nowMs: number;
}

/** Yesterday's digest, and those of earlier days that still wait. Repeats are harmless. @throws StoreError */
export async function sendDueDigests(
  ports: SendDuePorts,
  { reportZone: zone, digestAt, nowMs }: SendDueOptions,
): Promise<readonly Dispatched[]> {
  const coverage = await harvestState(ports.documents).coverage();
  const provisionalReasons = (period: Period) => loadProvisionalReasons(ports, period, coverage, nowMs);
  const due = (period: Period) => dueDigest({ nowMs, zone, digestAt, provisionalReasons, period });
  const send = (period: Period) => ports.send(scheduledDigest(period), period);
  const isMade = async (period: Period) => (await ports.archive.read(scheduledDigest(period))) !== undefined;
  return dispatchDue({ pending: pendingDigests(ports.documents), due, send, isMade }, zone, nowMs);
}
