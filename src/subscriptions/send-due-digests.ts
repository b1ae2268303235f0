/** What the dispatch timer does at each tick: asks history which digests are due, and sends those. */
import type { QuarterStore } from '../history/quarters/quarter-store.ts';
import { harvestState } from '../history/state/watermarks.ts';
import type { DocumentStore } from '../history/tables/document-store.ts';
import { loadProvisionalNotes, type ProvisionalPorts } from '../lookup/provisional.ts';
import type { RunRecording } from '../runs/record-run.ts';
import { DAY_MS } from '../time/lengths.ts';
import type { Period } from '../time/local-day.ts';
import type { Archive } from './delivery/archive.ts';
import type { DigestId } from './delivery/ledger.ts';
import { recipientsFor } from './dispatch.ts';
import { dispatchDue } from './dispatch-due.ts';
import type { Dispatched, DispatchPorts } from './dispatch-one.ts';
import { dueDigest } from './due.ts';
import { type MissPorts, missDigest } from './miss-digest.ts';
import type { PendingDigest } from './pending.ts';
import { recordFailure, recordMissed } from './record-digest.ts';

export interface SendDuePorts extends Omit<ProvisionalPorts, 'quarters'>, MissPorts, Pick<DispatchPorts, 'pending' | 'send' | 'catchUpMs'> {
  readonly quarters: QuarterStore;
  readonly documents: DocumentStore;
  readonly archive: Pick<Archive, 'read'>;
  readonly recording: RunRecording;
}

export interface SendDueOptions {
  /** IANA zone that cuts the days. */
  readonly reportZone: string;
  /** Local time, HH:MM. */
  readonly digestAt: string;
  /** UTC epoch milliseconds. */
  readonly nowMs: number;
  /** Whether the run has no more time. @default never */
  readonly isOver?: (() => boolean) | undefined;
}

/** What came due since the last time, and what still waits. Repeats are harmless. @throws StoreError where what is pending cannot be read or noted */
export function sendDueDigests(ports: SendDuePorts, options: SendDueOptions): Promise<readonly Dispatched[]> {
  const { reportZone: zone, digestAt, nowMs, isOver = () => false } = options;
  return dispatchDue(dispatchPortsOf(ports, options), { zone, digestAt }, nowMs, isOver);
}

/** How digests are asked about, sent and given up. */
export function dispatchPortsOf(ports: SendDuePorts, { reportZone: zone, digestAt, nowMs }: SendDueOptions): DispatchPorts {
  const { documents, archive, recording, pending, send, catchUpMs, openShareLimit } = ports;
  const provisionalNotes = async (period: Period) => {
    // What cannot be read will not become readable: the digest does not wait for it, and tells of it.
    const reading = { quarters: ports.quarters.readable(), openShareLimit };
    return loadProvisionalNotes(reading, period, await harvestState(documents).coverage(), nowMs);
  };
  return {
    pending,
    send,
    catchUpMs,
    due: (period) => recordFailure(recording, period, () => dueDigest({ nowMs, zone, digestAt, provisionalNotes, period })),
    isMade: async (digest) => (await archive.read(digest)) !== undefined,
    miss: (digest, period, late) => recordMissed(addressed(ports, late), recording, period, () => missAll(ports, digest, late)),
  };
}

function missAll(ports: SendDuePorts, digest: DigestId, late: PendingDigest) {
  const days = ports.catchUpMs / DAY_MS;
  const reason = `not sent within ${days} day${days === 1 ? '' : 's'}: ${late.reason || 'the app did not run'}`;
  return missDigest(addressed(ports, late), digest, reason);
}

function addressed(ports: SendDuePorts, { to }: PendingDigest): MissPorts {
  return { ...ports, recipients: recipientsFor(ports.recipients, to) };
}
