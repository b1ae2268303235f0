/** Ends a digest that is too late, recipient by recipient: as missed where no mail server can have taken it. */
import { isCorrupt } from '../errors.ts';
import { type DigestId, type LedgerEntry, maskAddress, nextStep } from './delivery/ledger.ts';
import { messageIdFor, type SendPorts, unanswered } from './sending/send-digest.ts';

export type MissPorts = Pick<SendPorts, 'ledger' | 'mailFrom' | 'clock'> & { readonly recipients: readonly string[] };

/** The entries of all recipients as they stand afterwards; what was sent, refused or left open stays so. @throws StoreError */
export async function missDigest(ports: MissPorts, digest: DigestId, reason: string): Promise<readonly LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for (const recipient of ports.recipients) {
    try {
      const entry = await missOne(ports, digest, recipient, reason);
      if (entry !== undefined) entries.push(entry);
    } catch (error) {
      // An entry that cannot be read stays as it is, and must not hold up what comes after it.
      if (!isCorrupt(error)) throw error;
    }
  }
  return entries;
}

async function missOne(
  { ledger, mailFrom, clock }: MissPorts,
  digest: DigestId,
  recipient: string,
  reason: string,
): Promise<LedgerEntry | undefined> {
  const base = { recipient: maskAddress(recipient), messageId: messageIdFor(digest, recipient, mailFrom) };
  const written = await ledger.update(digest, recipient, (known) => {
    const attempts = known?.attempts ?? 0;
    // Even where a repeat does no harm, one that was begun and has no end may have arrived.
    switch (nextStep(known, clock(), false)) {
      case 'send':
        return { ...base, state: 'missed', attempts, atMs: clock(), leaseMs: 0, reason: known?.reason || reason };
      case 'settle-ambiguous':
        return unanswered(base, attempts, clock());
      default:
        return undefined;
    }
  });
  return written ?? ledger.read(digest, recipient);
}
