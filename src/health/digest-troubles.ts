/** Digests that are not known to have arrived at a mail server, and that nobody has dealt with. */

import type { DigestId, Ledger, LedgerEntry } from '../subscriptions/delivery/ledger.ts';
import { byRecipient, troublesOf } from '../subscriptions/delivery/standing.ts';
import { DEFAULT_SUBSCRIPTION } from '../subscriptions/subscription/subscription.ts';

export interface DigestTrouble extends Pick<LedgerEntry, 'recipient' | 'state' | 'reason'> {
  /** Local date, YYYY-MM-DD. */
  readonly date: string;
  readonly kind: DigestId['kind'];
  /** Names the recipient where two look alike. */
  readonly recipientId: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** Those of days from `fromDate` to `toDate`: neither sent, nor resolved, nor made good by a later resend. @throws StoreError */
export async function listDigestTroubles(ledger: Ledger, fromDate: string, toDate: string): Promise<readonly DigestTrouble[]> {
  const entries = await Array.fromAsync(ledger.list(DEFAULT_SUBSCRIPTION, fromDate, toDate));
  const troubles = byRecipient(entries).flatMap(troublesOf);
  return troubles.map(({ digest: { period, kind }, recipient, recipientId, state, reason, atMs }) => ({
    date: period.from,
    kind,
    recipient,
    recipientId,
    state,
    reason,
    at: new Date(atMs).toISOString(),
  }));
}

/** Pure: whether a person has to look. */
export function isDigestLost(troubles: readonly DigestTrouble[]): boolean {
  return troubles.some(({ state }) => state === 'failed' || state === 'ambiguous' || state === 'missed');
}
