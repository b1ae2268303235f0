/** What a dispatch does about one digest: it waits, is sent, or ends as missed; what goes wrong with it stays with it. */

import { endOf } from '../runs/record-run.ts';
import type { RunError } from '../runs/run.ts';
import { dayOf, type Period } from '../time/local-day.ts';
import type { DigestId, LedgerEntry } from './delivery/ledger.ts';
import type { SentDigest } from './dispatch.ts';
import type { Due } from './due.ts';
import type { PendingDigest, PendingDigests } from './pending.ts';
import { DEFAULT_SUBSCRIPTION } from './subscription/subscription.ts';

/** A digest, what was to be done about it, and what came of it. */
export interface Dispatched {
  readonly period: Period;
  readonly kind: DigestId['kind'];
  /** made early = not due yet, but made by somebody who did not want to wait; again = a resend; missed = too late; error = it is tried again. */
  readonly state: Due['state'] | 'made early' | 'again' | 'missed' | 'error';
  /** Undefined where it was not sent. */
  readonly sent: SentDigest | undefined;
  /** Of its recipients, as they stand now. */
  readonly entries: readonly LedgerEntry[];
  /** Null unless its state is error. */
  readonly error: RunError | null;
}

export interface DispatchPorts {
  readonly pending: PendingDigests;
  /** So long after it came due a digest ends as missed, milliseconds. */
  readonly catchUpMs: number;
  readonly due: (period: Period) => Promise<Due>;
  /** `to` = ids of recipients, null = all; `onWork` is asked before something is handed over. */
  readonly send: (digest: DigestId, period: Period, to: readonly string[] | null, onWork: () => Promise<void>) => Promise<SentDigest>;
  /** Ends what no mail server can have taken as missed, and gives the entries of all recipients. */
  readonly miss: (digest: DigestId, period: Period, pending: PendingDigest) => Promise<readonly LedgerEntry[]>;
  /** Whether a digest was made, at whatever time. */
  readonly isMade: (digest: DigestId) => Promise<boolean>;
}

type Step = Pick<Dispatched, 'state'> & Partial<Pick<Dispatched, 'sent' | 'entries'>> & { readonly reason?: string };

/** It stays pending until each recipient's entry is final. @throws StoreError where that cannot be noted */
export async function dispatchOne(ports: DispatchPorts, pending: PendingDigest, nowMs: number): Promise<Dispatched> {
  const period = dayOf(pending.date, pending.zone);
  const digest: DigestId = { subscription: DEFAULT_SUBSCRIPTION, period, kind: pending.kind };
  const isLate = nowMs >= pending.dueMs + ports.catchUpMs;
  try {
    const { reason, ...step } = await (isLate ? missed(ports, digest, period, pending) : stepOf(ports, digest, period, pending));
    const done = { period, kind: pending.kind, sent: undefined, entries: [], error: null, ...step };
    await note(ports.pending, done, pending, reason);
    return done;
  } catch (error) {
    const { error: told } = endOf(error);
    const { reasonId: _, ...rest } = pending;
    await ports.pending.put({ ...rest, reason: told.message });
    return { period, kind: pending.kind, state: 'error', sent: undefined, entries: [], error: told };
  }
}

async function stepOf(ports: DispatchPorts, digest: DigestId, period: Period, pending: PendingDigest): Promise<Step> {
  const { state } = pending.kind === 'scheduled' ? await ports.due(period) : { state: 'again' as const };
  switch (state) {
    case 'early':
      return { state: (await ports.isMade(digest)) ? 'made early' : 'early' };
    case 'waiting':
      return { state, reason: 'its data were not complete' };
    default: {
      // Yesterday's is not pending where it is looked at only since it is yesterday's: whoever dies in a hand-over must have noted it.
      const sent = await ports.send(digest, period, pending.to, () => ports.pending.put(pending));
      return { state, sent, entries: sent.entries };
    }
  }
}

async function missed(ports: DispatchPorts, digest: DigestId, period: Period, pending: PendingDigest): Promise<Step> {
  return { state: 'missed', entries: await ports.miss(digest, period, pending) };
}

/** Notes what is left to do, and of whom is to be told that a digest was missed. */
async function note(pendings: PendingDigests, { state, sent, entries }: Dispatched, pending: PendingDigest, waits?: string): Promise<void> {
  // DIGEST_AT may have moved since it came due: what was noted then stays noted.
  if (state === 'early' || state === 'made early') return;
  const open = entries.find((entry) => entry.state === 'sending' || entry.state === 'retry');
  const reason = waits ?? open?.reason;
  const late = entries.filter((entry) => entry.state === 'missed');
  const { reasonId: _, ...rest } = pending;
  if (reason !== undefined) await pendings.put({ ...rest, reason, ...(state === 'waiting' && { reasonId: 'dataIncomplete' }) });
  else if (state === 'missed' && late.length > 0) await pendings.miss({ ...rest, ...missedReason(late, entries.length, pending) });
  else await pendings.remove(pending);
  const tells = sent?.content.tells ?? [];
  if (tells.length > 0 && entries.some((entry) => entry.state === 'sent')) await pendings.forgetMissed(tells);
}

/** Its id is known where nobody's mail was ever begun: then it is what the digest waited for. */
function missedReason(
  late: readonly LedgerEntry[],
  recipients: number,
  { reason: waitedFor, reasonId }: PendingDigest,
): Pick<PendingDigest, 'reason' | 'reasonId'> {
  const reason = late[0]?.reason ?? '';
  if (late.length < recipients) return { reason: `${late.length} of ${recipients} recipients: ${reason}` };
  if (late.some(({ attempts }) => attempts > 0)) return { reason };
  const id = waitedFor === '' ? 'appDidNotRun' : reasonId;
  return { reason, ...(id && { reasonId: id }) };
}
