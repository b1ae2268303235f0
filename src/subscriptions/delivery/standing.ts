/** How a recipient stands with the digest of a day, over its scheduled sending and all resends. */

import type { DigestId } from './digest-id.ts';
import type { LedgerEntry, ListedEntry } from './ledger.ts';

/** Pure. 0 = the scheduled one, n = "resend n"; other mails have none. */
export function resendNumber({ kind }: Pick<DigestId, 'kind'>): number {
  return kind === 'scheduled' ? 0 : Number(kind.slice('resend '.length));
}

/** Pure: the entries of each recipient and day, the scheduled one first. */
export function byRecipient(entries: readonly ListedEntry[]): readonly (readonly ListedEntry[])[] {
  const groups = Map.groupBy(entries, ({ digest: { period }, recipientId }) =>
    [period.from, period.to, period.zone, recipientId].join(' '),
  );
  return [...groups.values()].map((group) => group.toSorted((a, b) => resendNumber(a.digest) - resendNumber(b.digest)));
}

/** Pure: of one recipient's entries of a day, those that a person should know of: neither sent, skipped, resolved, nor made good by a later resend. */
export function troublesOf(entries: readonly ListedEntry[]): readonly ListedEntry[] {
  const lastSent = entries.findLastIndex(({ state }) => state === 'sent');
  return entries.slice(lastSent + 1).filter(({ resolved, state }) => resolved === undefined && state !== 'sent' && state !== 'skipped');
}

/** Pure: whether a digest surely did not arrive and nobody tries any more. */
export function isLost({ state, resolved, bounced }: Pick<LedgerEntry, 'state' | 'resolved' | 'bounced'>): boolean {
  if (bounced !== undefined) return true;
  return state === 'failed' || state === 'missed' || (state === 'ambiguous' && resolved?.found === 'not-sent');
}
