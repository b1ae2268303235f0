/** Hands a digest over to its recipients, each at most once: reserve in the ledger, hand over, write down what came of it. */
import { MailError, messageOf } from '../errors.ts';
import { messageIdOf } from '../mail/message.ts';
import type { MailSender } from '../mail/sender.ts';
import { MINUTE_MS } from '../time/lengths.ts';
import type { ArchivedDigest } from './archive.ts';
import { type DigestId, type Ledger, type LedgerEntry, MAX_ATTEMPTS, maskAddress, nextStep } from './ledger.ts';

/** A hand-over is over, one way or the other, after this long: the senders' own limit is shorter. */
export const LEASE_MS = MINUTE_MS / 2;

export interface SendPorts {
  readonly ledger: Ledger;
  readonly sender: MailSender;
  readonly mailFrom: string;
  /** UTC epoch milliseconds. */
  readonly clock: () => number;
}

/** Sends to one recipient where the ledger allows it, and gives the entry as it stands afterwards. @throws StoreError; a failed hand-over is no error but a state */
export async function sendDigest(ports: SendPorts, digest: DigestId, content: ArchivedDigest, recipient: string): Promise<LedgerEntry> {
  const { ledger, sender, clock } = ports;
  const messageId = messageIdFor(digest, recipient, ports.mailFrom);
  const base = { recipient: maskAddress(recipient), messageId };
  const entry = await ledger.update(digest, recipient, (known) => reserve(known, base, clock(), sender.isIdempotent));
  if (entry === undefined) return present(await ledger.read(digest, recipient));
  if (entry.state !== 'sending') return entry;
  const outcome = await handOver(ports, content, recipient, entry);
  const settled = await ledger.update(digest, recipient, (known) =>
    // A lease that ran out may have been taken over; then that process writes the end of it.
    known?.state === 'sending' && known.attempts === entry.attempts ? { ...entry, ...outcome, atMs: clock() } : undefined,
  );
  return settled ?? present(await ledger.read(digest, recipient));
}

/** The same digest to the same recipient always has the same Message-ID; it does not reveal the address. */
export function messageIdFor({ subscription, period, kind }: DigestId, recipient: string, mailFrom: string): string {
  const parts = { subscription, period: `${period.from}/${period.to}/${period.zone}`, kind, recipient: recipient.toLowerCase() };
  return messageIdOf(parts, mailFrom.slice(mailFrom.lastIndexOf('@') + 1).replace(/[^\w.-]/g, ''));
}

function reserve(
  known: LedgerEntry | undefined,
  base: Pick<LedgerEntry, 'recipient' | 'messageId'>,
  nowMs: number,
  isIdempotent: boolean,
): LedgerEntry | undefined {
  const attempts = known?.attempts ?? 0;
  switch (nextStep(known, nowMs, isIdempotent)) {
    case 'send':
      return { ...base, state: 'sending', attempts: attempts + 1, atMs: nowMs, leaseMs: nowMs + LEASE_MS, reason: '' };
    case 'settle-ambiguous':
      return unanswered(base, attempts, nowMs);
    default:
      return undefined;
  }
}

/** The entry of a hand-over whose process ended in it. */
export function unanswered(base: Pick<LedgerEntry, 'recipient' | 'messageId'>, attempts: number, nowMs: number): LedgerEntry {
  const reason = 'the process ended before the mail server had answered';
  return { ...base, state: 'ambiguous', attempts, atMs: nowMs, leaseMs: 0, reason };
}

async function handOver(
  { sender, mailFrom }: SendPorts,
  { subject, html, text, renderedMs }: ArchivedDigest,
  to: string,
  { messageId, attempts }: LedgerEntry,
): Promise<Pick<LedgerEntry, 'state' | 'reason' | 'leaseMs'>> {
  try {
    const { response } = await sender.send({ messageId, from: mailFrom, to, subject, html, text, date: new Date(renderedMs) });
    return { state: 'sent', reason: response, leaseMs: 0 };
  } catch (error) {
    return { state: stateAfter(error, attempts), reason: messageOf(error), leaseMs: 0 };
  }
}

/** Pure. What is not known to have failed must not be repeated: an error that is no MailError leaves it open too. */
export function stateAfter(error: unknown, attempts: number): 'retry' | 'failed' | 'ambiguous' {
  if (!(error instanceof MailError) || error.code === 'mail.ambiguous') return 'ambiguous';
  return error.retryable && attempts < MAX_ATTEMPTS ? 'retry' : 'failed';
}

function present(entry: LedgerEntry | undefined): LedgerEntry {
  if (entry === undefined) throw new Error('Cannot read the ledger entry that was just written');
  return entry;
}
