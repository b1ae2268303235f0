/** Ends a delivery without sending it, recipient by recipient: as missed or skipped where no mail server can have taken it. */
import { isUnreadable } from '../../errors.ts';
import type { DigestId } from '../delivery/digest-id.ts';
import { type LedgerEntry, maskAddress, nextStep } from '../delivery/ledger.ts';
import { keptOf, messageIdFor, type SendPorts, unanswered } from '../sending/send-digest.ts';

export type EndPorts = Pick<SendPorts, 'ledger' | 'mailFrom' | 'messageKey' | 'clock'>;

/** How it ends for whoever was not sent to. */
export type WithoutMail = Pick<LedgerEntry, 'reason'> &
  ({ readonly state: 'missed' } | { readonly state: 'skipped'; readonly skipped: NonNullable<LedgerEntry['skipped']> });

/** The entries of the recipients as they stand afterwards; what was sent, refused or left open stays so. @throws StoreError */
export async function endRecipients(
  ports: EndPorts,
  digest: DigestId,
  recipients: readonly string[],
  how: WithoutMail,
): Promise<readonly LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for (const recipient of recipients) {
    try {
      const entry = await endOne(ports, digest, recipient, how);
      if (entry !== undefined) entries.push(entry);
    } catch (error) {
      // An entry that cannot be read stays as it is, and must not hold up what comes after it.
      if (!isUnreadable(error)) throw error;
    }
  }
  return entries;
}

async function endOne(
  { ledger, clock, ...ports }: EndPorts,
  digest: DigestId,
  recipient: string,
  how: WithoutMail,
): Promise<LedgerEntry | undefined> {
  const base = { recipient: maskAddress(recipient), messageId: messageIdFor(digest, recipient, ports) };
  const written = await ledger.update(digest, recipient, (known) => {
    const attempts = known?.attempts ?? 0;
    // Even where a repeat does no harm, one that was begun and has no end may have arrived.
    switch (nextStep(known, clock(), false)) {
      case 'send': {
        const reason = how.state === 'missed' ? known?.reason || how.reason : how.reason;
        return { ...base, ...how, attempts, atMs: clock(), leaseMs: 0, reason };
      }
      case 'settle-ambiguous':
        return unanswered({ ...base, ...keptOf(known) }, attempts, clock());
      default:
        return undefined;
    }
  });
  return written ?? ledger.read(digest, recipient);
}
