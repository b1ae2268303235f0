/** Sends a digest once more because a person asked for it: as it was sent, under a name of its own, so that the ledger keeps both apart. */

import type { RunError } from '../../runs/run.ts';
import { type Delivery, isFinal } from '../delivery/delivery.ts';
import type { DigestId } from '../delivery/digest-id.ts';
import { entriesOf, type LedgerEntry, type ListedEntry, recipientId } from '../delivery/ledger.ts';
import { newDelivery, withRecipients } from '../delivery/make-delivery.ts';
import { byRecipient, isLost } from '../delivery/standing.ts';
import type { Subscription } from '../subscription/subscription.ts';
import { type DeliverPorts, deliver } from '../work/deliver.ts';
import { type FoundDigest, findDigest, isNamedAddress, type NamedDigest, unknownRecipient } from './find-digest.ts';

export interface ResendOrder extends NamedDigest {
  /** failed = whom it surely did not reach: failed, missed, or ambiguous and found not sent. */
  readonly to: 'failed' | 'all';
}

export interface Resent {
  readonly period: DigestId['period'];
  /** Null where there was nobody to send it to. */
  readonly kind: DigestId['kind'] | null;
  /** What came of it; what is to be retried is tried again by the dispatch timer. */
  readonly entries: readonly (LedgerEntry & { readonly recipientId: string })[];
  /** Masked, those whom it did not reach and who get no digests any more: nobody has their address. */
  readonly gone: readonly string[];
  /** Whether a part of it is still to be done, by the timer or by whoever works on it. */
  readonly isOpen: boolean;
  /** Why it could not be sent now, null where it could. */
  readonly error: RunError | null;
}

/** Noted before it is sent, so that a crash loses none of it. @throws InputError digest.unknown, StoreError */
export async function resendDigest(ports: DeliverPorts, order: ResendOrder): Promise<Resent> {
  const subscription = (await ports.subscriptions.read(order.subscription))?.subscription;
  const addresses = subscription?.recipients.map(({ address }) => address) ?? [];
  for (;;) {
    const found = await findDigest(ports, order);
    const chosen = chosenOf(addresses, found, order);
    const [{ period }, gone] = [found, goneOf(addresses, found)];
    if (subscription === undefined || chosen.length === 0) {
      const isKnown = order.recipient === undefined || found.entries.length > 0;
      if (!isKnown && !addresses.some((address) => isNamedAddress(order, address))) throw unknownRecipient(order);
      return { period, kind: null, entries: [], gone, isOpen: false, error: null };
    }
    const delivery = await noted(ports, found, subscription, chosen);
    // Another order had this number, and its mails are out: whom they reached is looked at again.
    if (delivery === undefined) continue;
    const done = await deliver(ports, delivery, { isOrdered: true });
    const entries = await entriesOf(ports.ledger, delivery);
    const isOpen = !isFinal(done?.delivery ?? delivery);
    return { period, kind: delivery.kind, entries: inOrderOf(chosen, entries), gone, isOpen, error: done?.error ?? null };
  }
}

/** The next resend, with what was sent last; two orders at once are one, for the recipients of both. Undefined where that of another order has ended. */
async function noted(
  { archive, deliveries, clock }: DeliverPorts,
  { delivery: { period, periodKind }, last, lastResend }: FoundDigest,
  subscription: Subscription,
  chosen: readonly string[],
): Promise<Delivery | undefined> {
  const recipients = subscription.recipients.filter(({ address }) => chosen.includes(address));
  const made = newDelivery(subscription, { kind: `resend ${lastResend + 1}`, period, periodKind, nowMs: clock(), recipients });
  if (last !== undefined) await archive.copy(last, made);
  if (await deliveries.make(made)) return made;
  return deliveries.change(made, (known) => (isFinal(known) ? undefined : withRecipients(known, recipients)));
}

/** As the digest was sent to them. */
function inOrderOf(chosen: readonly string[], entries: readonly ListedEntry[]): readonly ListedEntry[] {
  const places = new Map(chosen.map((address, place) => [recipientId(address), place]));
  return entries.toSorted((a, b) => (places.get(a.recipientId) ?? 0) - (places.get(b.recipientId) ?? 0));
}

/** Pure: the addresses that it goes to. */
function chosenOf(recipients: readonly string[], { delivery, entries }: FoundDigest, order: ResendOrder): readonly string[] {
  const named = recipients.filter((address) => isNamedAddress(order, address));
  // It may have ended before anybody's mail was begun.
  const reachedNobody = entries.length === 0 && isFinal(delivery) && delivery.state !== 'skipped';
  if (order.to === 'all' || reachedNobody) return named;
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
