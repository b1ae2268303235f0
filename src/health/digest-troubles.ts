/** Digests that are not known to have arrived at a mail server, and that nobody has dealt with. */
import type { Delivery } from '../subscriptions/delivery/delivery.ts';
import type { DeliveryStore } from '../subscriptions/delivery/delivery-store.ts';
import { type DigestId, isDigestOf, isSamePeriod } from '../subscriptions/delivery/digest-id.ts';
import type { Ledger, LedgerEntry, ListedEntry } from '../subscriptions/delivery/ledger.ts';
import { byRecipient, troublesOf } from '../subscriptions/delivery/standing.ts';

export interface DigestTrouble extends Pick<LedgerEntry, 'recipient' | 'state' | 'reason'> {
  readonly subscription: string;
  /** First local day of what it is about, YYYY-MM-DD. */
  readonly date: string;
  readonly kind: DigestId['kind'];
  /** Names the recipient where two look alike; empty where nobody's mail was begun. */
  readonly recipientId: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

export interface TroublePorts {
  readonly ledger: Ledger;
  readonly deliveries: Pick<DeliveryStore, 'listOpen' | 'listTroubled' | 'list'>;
}

/** Those of days from `fromDate` on: neither sent, nor resolved, nor made good by a later resend. @throws StoreError */
export async function listDigestTroubles({ ledger, deliveries }: TroublePorts, fromDate: string): Promise<readonly DigestTrouble[]> {
  const suspects = [...(await Array.fromAsync(deliveries.listTroubled(fromDate))), ...(await deliveries.listOpen())];
  const days = new Map(suspects.map(({ subscription, period: { from } }) => [`${subscription} ${from}`, { subscription, from }]));
  const troubles: DigestTrouble[] = [];
  for (const { subscription, from } of days.values()) {
    const entries = await Array.fromAsync(ledger.list(subscription, from, from));
    troubles.push(...entryTroubles(entries).map(ofEntry));
    for await (const delivery of deliveries.list(subscription, from, from)) {
      if (isWithoutEntries(delivery, entries)) troubles.push(ofDelivery(delivery));
    }
  }
  return troubles;
}

/** Pure: whether a person has to look. */
export function isDigestLost(troubles: readonly DigestTrouble[]): boolean {
  return troubles.some(({ state }) => state === 'failed' || state === 'ambiguous' || state === 'missed');
}

function entryTroubles(entries: readonly ListedEntry[]): readonly ListedEntry[] {
  const digests = entries.filter(({ digest }) => isDigestOf(digest));
  // Each try and each notice stands for itself.
  const others = entries.filter(({ digest }) => !isDigestOf(digest)).flatMap((entry) => troublesOf([entry]));
  return [...byRecipient(digests).flatMap(troublesOf), ...others];
}

/** It ended before anybody's mail was begun, or fails again and again. */
function isWithoutEntries({ state, kind, period, isGivenUp = false }: Delivery, entries: readonly ListedEntry[]): boolean {
  if (state !== 'failed' && state !== 'missed' && !isGivenUp) return false;
  return !entries.some(({ digest }) => digest.kind === kind && isSamePeriod(digest.period, period));
}

function ofEntry({ digest: { subscription, period, kind }, recipient, recipientId, state, reason, atMs }: ListedEntry): DigestTrouble {
  return { subscription, date: period.from, kind, recipient, recipientId, state, reason, at: new Date(atMs).toISOString() };
}

function ofDelivery({ subscription, period, kind, state, reason, atMs }: Delivery): DigestTrouble {
  const ended = state === 'missed' || state === 'failed' ? state : 'retry';
  return { subscription, date: period.from, kind, recipient: '…', recipientId: '', state: ended, reason, at: new Date(atMs).toISOString() };
}
