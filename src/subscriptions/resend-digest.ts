/** Sends a digest once more because a person asked for it: as it was sent, under a name of its own, so that the ledger keeps both apart. */

import type { RunError } from '../runs/run.ts';
import { type DigestId, type LedgerEntry, recipientId } from './delivery/ledger.ts';
import { byRecipient, isLost } from './delivery/standing.ts';
import { type DispatchPorts, dispatchOne } from './dispatch-one.ts';
import { type FindPorts, type FoundDigest, findDigest, isNamedAddress, type NamedDigest, unknownRecipient } from './find-digest.ts';

export interface ResendOrder extends NamedDigest {
  /** failed = whom it surely did not reach: failed, missed, or ambiguous and found not sent. */
  readonly to: 'failed' | 'all';
}

export interface ResendPorts extends FindPorts, Pick<DispatchPorts, 'pending'> {
  readonly dispatching: DispatchPorts;
  readonly recipients: readonly string[];
  /** UTC epoch milliseconds. */
  readonly clock: () => number;
}

export interface Resent {
  /** Null where there was nobody to send it to. */
  readonly kind: DigestId['kind'] | null;
  /** What came of it; what is to be retried is tried again by the dispatch timer. */
  readonly entries: readonly (LedgerEntry & { readonly recipientId: string })[];
  /** Masked, those whom it did not reach and who get no digests any more: nobody has their address. */
  readonly gone: readonly string[];
  /** Why it could not be sent now, null where it could. */
  readonly error: RunError | null;
}

/** Noted before it is sent, so that a crash loses none of it. @throws InputError digest.unknown, StoreError */
export async function resendDigest(ports: ResendPorts, order: ResendOrder): Promise<Resent> {
  const found = await findDigest(ports, order);
  const chosen = chosenOf(ports.recipients, found, order);
  const gone = goneOf(ports.recipients, found);
  if (chosen.length === 0) {
    const isKnown = order.recipient === undefined || found.entries.length > 0;
    if (!isKnown && !ports.recipients.some((address) => isNamedAddress(order, address))) throw unknownRecipient(order);
    return { kind: null, entries: [], gone, error: null };
  }
  const { subscription, period } = order;
  const kind = `resend ${found.lastResend + 1}` as const;
  if (found.last !== undefined) await ports.archive.copy(found.last, { subscription, period, kind });
  const to = chosen.map(recipientId);
  const pending = { date: period.from, zone: period.zone, kind, dueMs: ports.clock(), to, reason: '' };
  await ports.pending.put(pending);
  const { entries, error } = await dispatchOne(ports.dispatching, pending, ports.clock());
  // In the order of the recipients, as the digest was sent to them.
  return { kind, entries: entries.map((entry, i) => ({ ...entry, recipientId: to[i] ?? '' })), gone, error };
}

/** Pure: the addresses that it goes to. */
function chosenOf(recipients: readonly string[], { entries }: FoundDigest, order: ResendOrder): readonly string[] {
  const named = recipients.filter((address) => isNamedAddress(order, address));
  if (order.to === 'all') return named;
  const lost = lostIds(entries);
  return named.filter((address) => lost.has(recipientId(address)));
}

function goneOf(recipients: readonly string[], { entries }: FoundDigest): readonly string[] {
  const known = new Set(recipients.map(recipientId));
  const lost = lostIds(entries);
  const gone = entries.filter((entry) => lost.has(entry.recipientId) && !known.has(entry.recipientId));
  return [...new Map(gone.map((entry) => [entry.recipientId, entry.recipient])).values()];
}

/** The last entry of a recipient decides. */
function lostIds(entries: FoundDigest['entries']): ReadonlySet<string> {
  const last = byRecipient(entries).flatMap((group) => group.slice(-1));
  return new Set(last.filter(isLost).map((entry) => entry.recipientId));
}
